import { sentence } from 'app/format.js';
import { html, nothing } from 'lit';
import { remedyOf } from './run-words.js';

/** The problem of a run and what to do about it; empty if there is none. */
export function runProblem(run) {
  const problem =
    run.problem ??
    (run.state === 'FROZEN' || run.outcome === 'FROZEN'
      ? { code: 'FROZEN', message: 'the portfolio was frozen, so no decision was made' }
      : null);
  if (!problem) return nothing;
  const { text, link, path } = remedyOf(problem.code);
  const [what, maybe] = problem.message.split(/\s+(?=Maybe )/);
  return html`<div class=${GRAVITY[run.state] ?? 'problem'}>
    <p><strong>${run.state === 'SUCCEEDED' ? '▲ ' : ''}${sentence(what)}</strong></p>
    ${maybe ? html`<p>${maybe}</p>` : nothing}
    <p>${text} ${link ? html`<a href="/portfolios/${run.portfolio}${path}">Go to ${link}</a>` : nothing}</p>
    <p class="quiet"><code>${problem.code}</code></p>
  </div>`;
}

/** The style of the problem: a skipped run did not fail, and a successful run only warns. */
const GRAVITY = { SKIPPED: '', SUCCEEDED: 'look' };
