import { sentence } from 'app/format.js';
import { html, nothing } from 'lit';
import { remedyOf } from './run-words.js';

/** What a run could not do, and what can be done about it; nothing of a run without a problem. */
export function runProblem(run) {
  const problem =
    run.problem ??
    (run.state === 'FROZEN' || run.outcome === 'FROZEN'
      ? { code: 'FROZEN', message: 'the portfolio was frozen, so nothing was decided' }
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

/** One that was left out went wrong in nothing; one that succeeded says what it could not do. */
const GRAVITY = { SKIPPED: '', SUCCEEDED: 'look' };
