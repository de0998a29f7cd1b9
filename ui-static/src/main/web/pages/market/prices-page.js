import { get, poster, withQuery } from 'app/api.js';
import { age, moment, plain } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import '../runs/run-watch.js';

/**
 * The watched listings with their newest prices, and a button to refresh them.
 *
 * @element ta-prices-page
 */
class PricesPage extends Page {
  static properties = { run: { state: true }, refused: { state: true }, asking: { state: true } };

  send = poster();

  async fetchData() {
    const { portfolio } = this.params;
    const [constituents, findings, holdings] = await Promise.all([
      get(`/portfolios/${portfolio}/constituents`),
      get(`/portfolios/${portfolio}/quarantine`),
      get(`/portfolios/${portfolio}/holdings`),
    ]);
    const watched = constituents.filter(one => one.monitored);
    const newest = await Promise.all(
      watched.map(one => get(withQuery(`/listings/${one.listing_id}/prices`, { limit: 1 }))),
    );
    const valuing = new Map(holdings.map(holding => [holding.listing, holding.price]));
    return watched.map((one, place) => {
      const price = later(valuing.get(one.listing), newest[place].items[0]);
      const own = findings.filter(finding => finding.listing === one.listing);
      const unused =
        price?.quarantined || own.some(finding => finding.observation === price?.id && finding.severity === 'critical');
      return { ...one, price, findings: own, unused };
    });
  }

  content(rows) {
    const base = `/portfolios/${this.params.portfolio}`;
    return html`
      <div class="head">
        <h1>Prices</h1>
        <button class="no-print" ?disabled=${this.asking} @click=${this.refresh}>Refresh prices</button>
      </div>
      ${termLine('finding')}
      ${this.run ? html`<ta-run-watch .run=${this.run.id} @run-over=${this.ran}></ta-run-watch>` : nothing}
      ${this.refused ? html`<ta-problem .problem=${this.refused}></ta-problem>` : nothing}
      <ta-table caption="Prices" .rows=${rows} .keyOf=${row => row.listing_id} .columns=${this.columns(base)}
        .empty=${html`No listing is watched.
          <a href="${base}/settings/listings">Choose listings</a>, or approve a policy, which names them.`}></ta-table>
    `;
  }

  columns(base) {
    const price = (row, show) => (row.price ? show(row.price) : '');
    return [
      {
        label: 'Listing',
        value: row => row.listing,
        show: row =>
          html`<span><a href="${base}/market/listings/${row.listing_id}">${row.listing}</a><br><span
            class="quiet">${row.name}</span></span>`,
      },
      {
        label: 'Newest price',
        figure: true,
        value: row => row.price?.price,
        show: row =>
          row.price
            ? html`<span>${
                row.unused
                  ? html`<span class="quiet">not used</span>
                    <span class="unused">${plain(row.price.price)}</span>`
                  : plain(row.price.price)
              }</span>`
            : html`<span class="look">▲ none yet</span>`,
      },
      {
        label: 'Unit',
        value: row => row.price?.quote_unit ?? row.quote_unit,
        show: row => row.price?.quote_unit ?? row.quote_unit ?? '',
      },
      {
        label: 'Time',
        value: row => row.price?.as_of,
        show: row => price(row, ({ as_of: at }) => html`<time datetime=${at}>${moment(at)}</time>`),
      },
      { label: 'Age', value: row => row.price?.as_of, show: row => price(row, ({ as_of: at }) => age(at)) },
      { label: 'Source', value: row => row.price?.source, show: row => price(row, ({ source }) => source) },
      {
        label: 'Findings',
        value: row => String(row.findings.length),
        show: row =>
          row.findings.length
            ? html`<a href="${base}/market/findings?listing=${row.listing}">${this.worst(row.findings)}</a>`
            : html`<span class="quiet">none</span>`,
      },
    ];
  }

  worst(findings) {
    const critical = findings.filter(finding => finding.severity === 'critical').length;
    return critical
      ? html`<span class="stop">■ ${critical} critical</span>`
      : html`<span class="look">▲ ${findings.length} open</span>`;
  }

  async refresh() {
    this.asking = true;
    this.refused = undefined;
    try {
      this.run = await this.send(`/portfolios/${this.params.portfolio}/prices/refresh`);
      this.send = poster();
    } catch (problem) {
      this.refused = problem;
      this.asking = false;
    }
  }

  /** Reloads the portfolios too, since new prices may have frozen this one. */
  ran() {
    this.asking = false;
    this.reload();
    session.reloadPortfolios();
  }
}

/** The newer one of the price that values the holding, which may be entered by hand, and the newest of a provider. */
function later(valuing, observed) {
  if (!observed) return valuing ?? null;
  return valuing && valuing.as_of >= observed.as_of ? valuing : observed;
}

customElements.define('ta-prices-page', PricesPage);
