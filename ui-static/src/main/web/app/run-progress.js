// A run that was asked for is made by a worker: whoever waits for it asks again, at first often, then less so.

import { get } from 'app/api.js';

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 4000;
const UNDER_WAY = ['QUEUED', 'RUNNING'];

/** Whether a run is still to be done. */
export const isUnderWay = run => UNDER_WAY.includes(run.state);

/**
 * Follows a run to its end.
 *
 * @param {string} id the run's
 * @param {(run: object) => void} seen called with the run each time that it was asked for
 * @param {AbortSignal} [signal] stops the asking
 * @returns {Promise<?object>} the run, done; null when it was stopped
 */
export async function follow(id, seen, signal) {
  for (let pause = FIRST_PAUSE; !signal?.aborted; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
    const { run } = await get(`/runs/${id}`);
    if (signal?.aborted) return null;
    seen(run);
    if (!isUnderWay(run)) return run;
    await new Promise(resolve => setTimeout(resolve, pause));
  }
  return null;
}
