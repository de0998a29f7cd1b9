// What a person can do about a job that was given up.

import { poster } from 'app/api.js';
import { count } from 'app/format.js';
import { html } from 'lit';
import { confirm } from '../confirm-dialog/confirm-dialog.js';
import { jobName } from './job-words.js';

/** Of what the installation does for itself there is no alert. */
const settles = job => (job.portfolio ? 'The alert of it is settled.' : '');

export function retry(path, job) {
  const send = poster();
  return confirm({
    title: `Try again: ${jobName(job).toLowerCase()}`,
    body: html`<p>It waits in the queue again, with ${count(job.tries_max, 'attempt')} before it.
        ${job.run ? 'Its run, which failed by it, waits again too, and decides by what is known when it is made.' : ''}
          ${settles(job)}</p>
      <p>It failed with: ${job.last_error ?? 'nothing that was kept'}. If the cause is still there, it will fail again
        and come back here.</p>`,
    verb: 'Try it again',
    act: () => send(`${path}/${job.id}/retry`),
  });
}

export function discard(path, job) {
  const send = poster();
  return confirm({
    title: `Discard: ${jobName(job).toLowerCase()}`,
    body: html`<p>It is laid aside for good and cannot be tried again.
      ${job.run ? 'Its run stays failed; you can ask for another.' : ''}
        ${settles(job)} The job, its error and your reason stay on record.</p>
      <label>Why <textarea name="reason" required maxlength="4000"></textarea></label>`,
    verb: 'Discard it',
    grave: true,
    act: fields => send(`${path}/${job.id}/discard`, { reason: fields.get('reason').trim() }),
  });
}
