import { get, post } from 'app/api.js';
import { moment } from 'app/format.js';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 4000;

/** How long to wait for the result, in milliseconds; a slow receiver may take longer. */
const PATIENCE = 30_000;

/**
 * Sends a test message to a channel and waits for the result.
 *
 * @param {string} path of the channels
 * @param {object} channel as it was before
 * @returns {Promise<{well: ?boolean, said: string}>} `well` is null if the result is not known yet
 */
export async function tryChannel(path, channel) {
  await post(`${path}/${channel.id}/test`);
  const end = performance.now() + PATIENCE;
  for (let pause = FIRST_PAUSE; performance.now() < end; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
    await new Promise(resolve => setTimeout(resolve, pause));
    const now = (await get(path)).find(({ id }) => id === channel.id);
    if (!now) return { well: null, said: 'The channel was deleted.' };
    if (now.last_sent_at !== channel.last_sent_at)
      return { well: true, said: `Sent on ${moment(now.last_sent_at)}. Check whether it has arrived.` };
    if (now.last_failure_at !== channel.last_failure_at)
      return {
        well: false,
        said: `It could not be sent: ${now.last_failure.replace(/\.$/, '')}. Change the channel, then test it again.`,
      };
  }
  return { well: null, said: 'Still sending. The result will appear in the row.' };
}
