import { address, get } from 'app/api.js';
import { moment } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { taskName } from 'app/tasks.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/rule-trace/rule-trace.js';
import { fetchTrace } from 'components/rule-trace/trace-store.js';
import './run-hashes.js';
import { runProblem } from './run-problem.js';
import './run-watch.js';
import { askedBy, askedWhen, headline, isOver, outcomeInWords, stateInWords } from './run-words.js';

/**
 * A run: its result, its hashes, and its trace.
 *
 * @element ta-run-page
 */
class RunPage extends Page {
  /** Requests the trace together with the explanation. An error of the trace is shown by the trace view. */
  async fetchData() {
    const { run, decision } = await get(`/runs/${this.params.run}`);
    if (decision) fetchTrace(run.id).catch(() => {});
    let pruned = false;
    const explanation = decision
      ? await get(`/runs/${run.id}/explanation`).catch(problem => {
          pruned = problem.code === 'SNAPSHOT_PRUNED';
          return null;
        })
      : null;
    return { run, decision, explanation, pruned };
  }

  content({ run, decision, explanation, pruned }) {
    const currency = session.portfolio(run.portfolio)?.base_currency ?? '';
    return html`
      <h1>${explanation?.headline ?? headline(run, decision, currency)}</h1>
      ${this.about(run)}
      ${
        run.task === 'DRIFT_CHECK' && run.outcome === 'RECOMMENDATION'
          ? html`<p>A drift check makes no recommendation. To get one, start a weekly review or an allocation under
            <a href="/portfolios/${run.portfolio}/runs">Runs</a>.</p>`
          : nothing
      }
      ${
        isOver(run)
          ? runProblem(run)
          : html`<ta-run-watch .run=${run.id} @run-over=${() => this.reload()}></ta-run-watch>`
      }
      ${decision ? this.why(run, decision, explanation, pruned) : this.nothingDecided(run)}
    `;
  }

  about(run) {
    const path = `/portfolios/${run.portfolio}`;
    return html`<p class="quiet">
      <a href="${path}/runs">Runs</a> / ${taskName(run.task)}${run.as_of ? ` as of ${moment(run.as_of)}` : ''};
      ${stateInWords(run)}${run.outcome && run.outcome !== run.state ? `, ${outcomeInWords(run)}` : ''}; requested by
        ${askedBy(run)}, ${askedWhen(run)}.
      ${run.recommendation ? html`<a href="${path}/advice/${run.recommendation}">Open the recommendation</a>` : nothing}
    </p>`;
  }

  why(run, decision, explanation, pruned) {
    return html`<ta-run-hashes .run=${run.id} .decision=${decision}></ta-run-hashes>
      ${pruned ? this.pruned() : this.trace(run, decision, explanation)}`;
  }

  trace(run, decision, explanation) {
    return html`<h2 class="for-readers">Why</h2>
      <p class="no-print"><a download="trace-${run.as_of.slice(0, 10)}-${run.id}.json"
        href=${address(`/runs/${run.id}/trace`)}>Download the trace</a></p>
      ${termLine('sleeve', 'drift', 'band', 'cash park', 'wave', 'sunset', 'finding')}
      <ta-rule-trace .run=${run} .policyVersion=${decision.policy_version} .query=${this.query}
        .explanation=${explanation}></ta-rule-trace>`;
  }

  pruned() {
    return html`<h2>Why</h2>
      <p>The snapshot and the trace of this run were deleted after their retention time, since it recommended nothing.
        Its decision is kept, with the hashes that prove it.</p>`;
  }

  nothingDecided(run) {
    if (!isOver(run) || run.problem || run.state === 'FROZEN') return nothing;
    return html`<p>${
      run.task === 'PRICE_REFRESH' ? 'A price refresh makes no decision.' : 'This run made no decision.'
    }</p>`;
  }
}

customElements.define('ta-run-page', RunPage);
