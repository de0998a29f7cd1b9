// Jobs in words: what each kind does, and what became of it.

import { html } from 'lit';
import { moment, sentence, words } from 'app/format.js';
import { TASKS } from 'app/tasks.js';

const KINDS = {
  DECIDE_RUN: 'Decide a run',
  REFRESH_PRICES: 'Refresh the prices',
  SEND_NOTICE: 'Send a notification',
  PRUNE: 'Housekeeping',
  BACK_UP: 'Backup',
  ANCHOR: 'Anchor',
};

export const jobName = job => KINDS[job.kind] ?? sentence(words(job.kind));

const STATES = { QUEUED: 'waits', RUNNING: 'under way', DONE: 'done', DEAD: 'given up', DISCARDED: 'discarded' };

/** A job that failed before says when it is tried again. */
export function jobState(job) {
  if (job.state === 'QUEUED' && job.tries > 0) return `waits for its next attempt, ${moment(job.run_after)}`;
  return STATES[job.state] ?? words(job.state);
}

/** `attempt 2 of 5`; of one that waits, those that were made. */
export function attempts({ state, tries, tries_max: most }) {
  if (state === 'RUNNING') return `attempt ${tries} of ${most}`;
  return tries === 0 ? '' : `${tries} of ${most} made`;
}

/** What came of the last job that did such a task. @param {object[]} jobs the newest first */
export function lastJob(jobs, task) {
  const job = jobs.find(each => each.kind === TASKS[task]?.job);
  if (!job) return html`<span class="quiet">no job of it is kept</span>`;
  const is = job.state === 'DEAD' ? 'look' : '';
  return html`<span class=${is}>${is ? '▲ ' : ''}${jobState(job)}${job.finished_at ? ` ${moment(job.finished_at)}` : ''}${job.state === 'DEAD' && job.last_error ? `: ${job.last_error}` : ''}</span>`;
}
