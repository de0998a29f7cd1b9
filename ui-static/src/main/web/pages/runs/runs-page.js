import { html, nothing } from 'lit';
import { get, withQuery } from 'app/api.js';
import { moment, sentence } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import 'components/data-table/data-table.js';
import './run-request.js';
import { outcomeInWords, remedyOf, stateInWords, taskName } from './run-words.js';

const PART = 50;

/** The runs of a portfolio, the newest first, and the buttons that ask for one. */
class RunsPage extends Page {
  fetchData() {
    return get(withQuery(this.path, { limit: PART }));
  }

  get path() {
    return `/portfolios/${this.params.portfolio}/runs`;
  }

  content({ items, next }) {
    return html`
      <h1>Runs</h1>
      <ta-run-request .portfolio=${this.params.portfolio} .asked=${this.query.get('asked')} @run-over=${this.over}></ta-run-request>
      <h2>What was run</h2>
      <ta-table
        caption="Runs"
        .columns=${this.columns()}
        .rows=${items}
        .keyOf=${run => run.id}
        .more=${next ? () => this.fetchOlder() : null}
        .empty=${html`Nothing was run yet. Ask for a weekly review: it values the portfolio and orders nothing.`}
      ></ta-table>
    `;
  }

  columns() {
    return [
      { label: 'Task', value: run => taskName(run.task), show: run => html`<a href="${this.path}/${run.id}">${taskName(run.task)}</a>` },
      { label: 'As of', value: run => run.as_of, show: run => (run.as_of ? moment(run.as_of) : '') },
      { label: 'State', value: stateInWords, show: run => this.state(run) },
      { label: 'Outcome', value: outcomeInWords, show: run => this.outcome(run) },
      { label: 'Asked for by', value: run => run.requested_by, show: run => html`<span>${run.requested_by}<br><span class="quiet">${moment(run.requested_at)}</span></span>` },
    ];
  }

  state(run) {
    if (!run.problem) return stateInWords(run);
    return html`<span>${stateInWords(run)}<br><span class="quiet">${sentence(run.problem.message.split(/\s+Maybe /)[0])}. ${remedyOf(run.problem.code).text}</span></span>`;
  }

  outcome(run) {
    if (run.recommendation) return html`<a href="/portfolios/${this.params.portfolio}/advice/${run.recommendation}">${outcomeInWords(run)}</a>`;
    return outcomeInWords(run) || nothing;
  }

  async fetchOlder() {
    const part = await get(withQuery(this.path, { limit: PART, cursor: this.data.next }));
    this.data = { items: [...this.data.items, ...part.items], next: part.next };
  }

  /** A run may have frozen the portfolio, so the banner is asked for again too. */
  over() {
    this.reload();
    session.reloadPortfolios().catch(() => {});
  }
}

customElements.define('ta-runs-page', RunsPage);
