// Names and states of jobs in words.

import { withQuery } from 'app/api.js';
import { moment, sentence, words } from 'app/format.js';
import { TASKS } from 'app/tasks.js';
import { html } from 'lit';

const KINDS = {
  DECIDE_RUN: 'Decide a run',
  REFRESH_PRICES: 'Refresh the prices',
  ASK_MODEL: 'Ask a model for a review',
  ASK_PROVIDER: 'Ask a provider of prices',
  SIMULATE: 'Simulate policies',
  SEND_NOTICE: 'Send a notification',
  PRUNE: 'Housekeeping',
  BACK_UP: 'Backup',
  ANCHOR: 'Anchor',
};

export const jobName = job => KINDS[job.kind] ?? sentence(words(job.kind));

const STATES = { QUEUED: 'waiting', RUNNING: 'running', DONE: 'done', DEAD: 'given up', DISCARDED: 'discarded' };

/** A job that failed before says when the next attempt is. */
export function jobState(job) {
  if (job.state === 'QUEUED' && job.tries > 0) return `next attempt ${moment(job.run_after)}`;
  return STATES[job.state] ?? words(job.state);
}

/** `2 of 5`; empty before the first attempt. */
export const attempts = ({ tries, tries_max: most }) => (tries === 0 ? '' : `${tries} of ${most}`);

/** The number of jobs of a task that are searched for one that succeeded. */
const LOOKED_THROUGH = 20;

/** The newest jobs of some tasks. */
export async function lastJobs(path, tasks, ask) {
  const lists = await Promise.all(
    tasks.map(task => ask(withQuery(path, { kind: TASKS[task].job, limit: LOOKED_THROUGH }))),
  );
  return lists.flatMap(({ items }) => items);
}

/** The result of the last job of a task, and when one last succeeded. @param {object[]} jobs the newest first */
export function lastJob(jobs, task) {
  const ofTask = jobs.filter(each => each.kind === TASKS[task]?.job);
  const [job] = ofTask;
  if (!job) return html`<span class="quiet">no job on record</span>`;
  const well = ofTask.find(each => each.state === 'DONE');
  return html`${told(job)}${
    well === job
      ? ''
      : html`<br><span class="quiet">${well ? `last success ${moment(well.finished_at)}` : 'no success yet'}</span>`
  }`;
}

function told(job) {
  const text = `${jobState(job)}${job.finished_at ? ` ${moment(job.finished_at)}` : ''}`;
  return job.state === 'DEAD' ? html`<span class="look">▲ ${text}: ${job.last_error}</span>` : text;
}
