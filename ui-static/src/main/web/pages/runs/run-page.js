import { html, nothing } from 'lit';
import { get } from 'app/api.js';
import { moment } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import 'components/rule-trace/rule-trace.js';
import { fetchTrace } from 'components/rule-trace/trace-store.js';
import './run-hashes.js';
import { runProblem } from './run-problem.js';
import './run-watch.js';
import { headline, isOver, outcomeInWords, stateInWords, taskName } from './run-words.js';

/** One run: what it came to, what proves it, and why, back to what was recorded. */
class RunPage extends Page {
  /** The trace is asked for beside the explanation; whoever shows it meets it under way, and hears what went wrong with it. */
  async fetchData() {
    const { run, decision } = await get(`/runs/${this.params.run}`);
    if (decision) fetchTrace(run.id).catch(() => {});
    const explanation = decision ? await get(`/runs/${run.id}/explanation`).catch(() => null) : null;
    return { run, decision, explanation };
  }

  content({ run, decision, explanation }) {
    const currency = session.portfolio(run.portfolio)?.base_currency ?? '';
    return html`
      <h1>${explanation?.headline ?? headline(run, decision, currency)}</h1>
      ${this.about(run)}
      ${isOver(run) ? runProblem(run) : html`<ta-run-watch .run=${run.id} @run-over=${() => this.reload()}></ta-run-watch>`}
      ${decision ? this.why(run, decision, explanation) : this.nothingDecided(run)}
    `;
  }

  about(run) {
    const path = `/portfolios/${run.portfolio}`;
    return html`<p class="quiet">
      <a href="${path}/runs">Runs</a> / ${taskName(run.task)}${run.as_of ? ` as of ${moment(run.as_of)}` : ''};
      ${stateInWords(run)}${run.outcome && run.outcome !== run.state ? `, ${outcomeInWords(run)}` : ''}; asked for by ${run.requested_by}, ${moment(run.requested_at)}.
      ${run.recommendation ? html`<a href="${path}/advice/${run.recommendation}">Open the recommendation</a>` : nothing}
    </p>`;
  }

  why(run, decision, explanation) {
    return html`<ta-run-hashes .run=${run.id} .decision=${decision}></ta-run-hashes>
      <h2 class="for-readers">Why</h2>
      <ta-rule-trace .run=${run} .policySha256=${decision.policy_sha256} .query=${this.query} .explanation=${explanation}></ta-rule-trace>`;
  }

  nothingDecided(run) {
    if (!isOver(run) || run.problem || run.state === 'FROZEN') return nothing;
    return html`<p>${run.task === 'PRICE_REFRESH' ? 'A refresh brings prices in and decides nothing.' : 'This run decided nothing.'}</p>`;
  }
}

customElements.define('ta-run-page', RunPage);
