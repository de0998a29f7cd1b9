// Actions on a job that was given up.

import { poster } from 'app/api.js';
import { count } from 'app/format.js';
import { html } from 'lit';
import { confirm } from '../confirm-dialog/confirm-dialog.js';
import { jobName } from './job-words.js';

/** Jobs of the installation have no alert. */
const settles = job => (job.portfolio ? 'Its alert is resolved.' : '');

export function retry(path, job) {
  const send = poster();
  return confirm({
    title: `Try again: ${jobName(job).toLowerCase()}`,
    body: html`<p>The job goes back to the queue with ${count(job.tries_max, 'attempt')}.
        ${job.run ? 'Its failed run waits again too, and will use the data of the time when it is made.' : ''}
        ${settles(job)}</p>
      <p>The last error: ${job.last_error ?? 'not recorded'}. If its cause still exists, the job will fail again
        and come back here.</p>`,
    verb: 'Try again',
    act: () => send(`${path}/${job.id}/retry`),
  });
}

export function discard(path, job) {
  const send = poster();
  return confirm({
    title: `Discard: ${jobName(job).toLowerCase()}`,
    body: html`<p>The job cannot be tried again.
      ${job.run ? 'Its run stays failed; you can start another.' : ''}
      ${settles(job)} The job, its error and your reason are kept.</p>
      <label>Reason <textarea name="reason" required maxlength="4000"></textarea></label>`,
    verb: 'Discard',
    grave: true,
    act: fields => send(`${path}/${job.id}/discard`, { reason: fields.get('reason').trim() }),
  });
}
