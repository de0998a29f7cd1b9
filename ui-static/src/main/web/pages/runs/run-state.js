// The progress or the result of a run, as its row shows it.

import { moment, sentence } from 'app/format.js';
import { attempts } from 'components/job-list/job-words.js';
import { html, nothing } from 'lit';
import { remedyOf, stateInWords } from './run-words.js';

/** The progress of a run. @param {?object} job its job, if known */
export function progressOf(run, job) {
  const since = run.state === 'RUNNING' && run.started_at ? run.started_at : run.requested_at;
  return html`<span>
    <progress aria-label="Progress of the run"></progress> ${stateInWords(run)}<br>
    <span class="quiet">since ${moment(since)}${job?.tries ? `; ${tried(job)}` : ''}${
      job?.last_error ? html`<br>Last error: ${job.last_error.replaceAll('\n', '. ')}` : nothing
    }</span>
  </span>`;
}

const tried = job =>
  job.state === 'QUEUED'
    ? `attempt ${attempts(job)} failed, next attempt ${moment(job.run_after)}`
    : `attempt ${attempts(job)}`;

/** Shapes that tell the states apart without colour. */
const MARKS = { SKIPPED: '○', FROZEN: '▲', FAILED: '✕' };
const MEANINGS = { FROZEN: 'look', FAILED: 'stop' };

export function runState(run) {
  const text = html`<span class=${MEANINGS[run.state] ?? ''}>${MARKS[run.state] ?? ''} ${stateInWords(run)}</span>`;
  if (!run.problem) return text;
  const remedy = run.state === 'SKIPPED' && run.problem.code === 'MISSED' ? '' : remedyOf(run.problem.code).text;
  return html`<span>${text}<br><span class="quiet">${sentence(run.problem.message.split(/\s+Maybe /)[0])}.
    ${remedy}</span></span>`;
}
