import { address, freshKey, get, upload, withQuery } from 'app/api.js';
import { count, moment } from 'app/format.js';
import { forget } from 'app/leaving.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';

/** The tables that a person asks for first, by their names for people; the others have their own names. */
const TABLES = [
  ['ledger_entries', 'Ledger'],
  ['strategy_versions', 'Policy versions'],
  ['price_points', 'Prices'],
  ['manual_prices', 'Prices entered by hand'],
  ['price_reviews', 'Reviews of prices'],
  ['fx_rates', 'Exchange rates'],
  ['corporate_actions', 'Corporate actions'],
  ['valuation_points', 'Valuations'],
  ['task_runs', 'Runs'],
  ['decisions', 'Decisions'],
  ['recommendations', 'Recommendations'],
  ['recommendation_lines', 'Recommended orders'],
  ['fills', 'Fills'],
  ['task_definitions', 'Tasks'],
];

/**
 * Everything out: the export of a portfolio with its content hash, files for other programs, and the import of an
 * export into an empty portfolio.
 *
 * @element ta-export-page
 */
class ExportPage extends Page {
  static properties = { busy: { state: true }, refused: { state: true }, done: { state: true } };

  willUpdate(changed) {
    if (changed.has('params')) this.refused = this.done = undefined;
    super.willUpdate(changed);
  }

  get at() {
    return `/portfolios/${this.params.portfolio}`;
  }

  fetchData() {
    return get(`${this.at}/export/content`);
  }

  content(content) {
    const empty = content.entries === 0 && content.policies === 0;
    return html`
      <h1>Everything out</h1>
      ${this.done ? this.said(this.done) : nothing}
      ${empty ? this.import() : this.export(content)}
    `;
  }

  export(content) {
    return html`
      <p>All of this portfolio in one file: ledger, policies with their manifestos, prices with your reviews, exchange
        rates, runs with what they looked at and why they decided, recommendations and tasks. It is yours: keep it, or
        import it into an empty portfolio here or elsewhere.</p>
      <p class="actions"><a download class="button" href=${address(`${this.at}/export`)}>Export everything</a></p>
      <h2>What is in it</h2>
      <dl class="pairs">
        <dt>Content hash</dt><dd><code class="address">${content.content_sha256}</code></dd>
        <dt>Content</dt><dd>${count(content.entries, 'ledger entry', 'ledger entries')},
          ${count(content.policies, 'policy version')}, ${count(content.prices, 'price')},
          ${count(content.rates, 'exchange rate')}, ${count(content.reviews, 'review')}</dd>
      </dl>
      <p class="quiet">The hash is over this content alone. An import that says the same hash has all of it, unchanged.
        It changes with each new price.</p>
      ${content.imported ? this.origin(content.imported) : nothing}
      <h2>Tables</h2>
      <p>One table each, as CSV for a spreadsheet. They cannot be imported again.</p>
      <p>${TABLES.map(
        ([table, name], index) =>
          html`${index ? ' · ' : nothing}<a download href=${address(
            withQuery(`${this.at}/export.csv`, { table }),
          )}>${name}</a>`,
      )}</p>
      <h2>For other programs</h2>
      <p>Files in the documented form of two programs. We have not run them: compare the totals after the import.</p>
      <div class="columns">
        <section>
          <h3>Portfolio Performance</h3>
          <p class="actions"><a download class="button plain" href=${address(
            `${this.at}/export/portfolio-performance`,
          )}>CSV of the transactions</a></p>
          <ul>
            <li>Units that were transferred are deliveries at their cost.</li>
            <li>Reversed entries are left out, and so are adjustments of a cost alone.</li>
            <li>Policies, runs, recommendations, prices and reviews have no place in it.</li>
          </ul>
        </section>
        <section>
          <h3>Ghostfolio</h3>
          <p class="actions"><a download class="button plain" href=${address(
            `${this.at}/export/ghostfolio`,
          )}>JSON of the activities</a></p>
          <ul>
            <li>Contributions, tax relief and withdrawals are only in the balances of the account.</li>
            <li>Units that were transferred are purchases and sales at their cost; units that a split added cost
              nothing.</li>
            <li>Reversed entries, policies, runs, recommendations and prices have no place in it.</li>
          </ul>
        </section>
      </div>
      <h2>Everything in again</h2>
      <p>A file is imported into an empty portfolio only, and this one has entries.
        <a href="/portfolios">Create a portfolio</a> in the same currency, and open this page there.</p>
    `;
  }

  origin(from) {
    return html`<h2>Where it came from</h2>
      <dl class="pairs">
        <dt>Imported</dt><dd>${moment(from.imported_at)} by ${from.imported_by}</dd>
        <dt>As it was</dt><dd>${moment(from.exported_at)}</dd>
        <dt>Content hash then</dt><dd><code class="address">${from.content_sha256}</code></dd>
        <dt>Audit chain there</dt><dd>ended with event ${from.audit_seq}, <code class="address">${
          from.audit_hash
        }</code>; it began anew here</dd>
      </dl>`;
  }

  import() {
    return html`
      <p>There is nothing in this portfolio yet, so there is nothing to export. You can bring in a portfolio that was
        exported: choose the file of <em>Export everything</em>.</p>
      <form class="narrow-form" @submit=${this.send} @change=${() => (this.key = freshKey())}>
        <label>File <input type="file" name="file" accept=".json,.gz,application/json" required ?disabled=${
          this.busy
        }></label>
        <p class="hint">The file is checked before anything is kept: every hash in it, and every archived decision is
          decided again. It comes in completely or not at all. Prices that differ from those known here count for this
          portfolio alone.</p>
        <button ?disabled=${this.busy}>${this.busy ? 'Importing …' : 'Import'}</button>
        ${this.busy ? html`<p class="quiet" role="status">A portfolio of many years takes some minutes.</p>` : nothing}
        ${this.refused ? html`<ta-problem .problem=${this.refused}></ta-problem>` : nothing}
      </form>
    `;
  }

  said(done) {
    return html`<div class="changed" role="status">
      <p>Imported: ${count(done.entries, 'ledger entry', 'ledger entries')}, ${count(done.policies, 'policy version')},
        ${count(done.prices, 'price')}, ${count(done.runs, 'run')}; ${count(done.replayed, 'decision')} repeated to the
        same hash. The content hash is that of the file.</p>
      ${
        done.own || done.unseen
          ? html`<p>${count(done.own, 'price, rate or action', 'prices, rates and actions')} of the file are unknown
            here or differ; only this portfolio sees them. ${done.unseen} that are known here are not in the file; this
            portfolio does not see those.</p>`
          : nothing
      }
      ${
        done.days.length
          ? html`<p class="look">▲ Days of venues are the same for all portfolios, so these were not taken:
            ${done.days.join(', ')}.</p>`
          : nothing
      }
      <p><a href=${this.at}>See the portfolio</a></p>
    </div>`;
  }

  async send(event) {
    event.preventDefault();
    const file = new FormData(event.target).get('file');
    this.refused = undefined;
    this.busy = true;
    try {
      const packed = await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob();
      this.done = await upload(`${this.at}/import`, packed, this.key);
      forget(this);
      await Promise.all([this.reload(), session.reloadPortfolios()]);
    } catch (problem) {
      this.refused = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('ta-export-page', ExportPage);
