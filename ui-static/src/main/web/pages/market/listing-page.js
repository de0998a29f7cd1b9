import { all, get, withQuery } from 'app/api.js';
import { moment, plain } from 'app/format.js';
import { Page } from 'app/page.js';
import { quoteUnits } from 'app/quote-units.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { term } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/price-form/price-form.js';
import { priceFigure } from 'components/price-figure/price-figure.js';
import { severityMark } from 'components/severity-mark/severity-mark.js';
import { findingColumns } from './finding-columns.js';
import './price-chart.js';
import { reviewFinding } from './review-finding.js';

/** The ranges of the chart in months until now; null for all. */
const RANGES = { '3m': ['3 months', 3], '1y': ['1 year', 12], '3y': ['3 years', 36], all: ['All', null] };
const USUAL = '1y';

/**
 * The prices of a listing in a range of time, their findings, and a form for a price entered by hand.
 *
 * @element ta-listing-page
 */
class ListingPage extends Page {
  static refetchOnQuery = true;
  static properties = { done: { state: true } };

  get range() {
    return RANGES[this.query.get('range')] ? this.query.get('range') : USUAL;
  }

  async fetchData() {
    const { portfolio, listing } = this.params;
    const prices = withQuery(`/listings/${listing}/prices`, { from: since(RANGES[this.range][1]), portfolio });
    const [{ listing: registered, sessions_known: sure }, observations, findings, holdings, units] = await Promise.all([
      get(`/listings/${listing}`),
      all(prices),
      get(`/portfolios/${portfolio}/quarantine?all=true`),
      get(`/portfolios/${portfolio}/holdings`),
      quoteUnits(portfolio),
    ]);
    return {
      listing: registered,
      sure,
      observations,
      findings: findings.filter(finding => finding.listing === registered.listing),
      holding: holdings.find(one => one.listing_id === listing),
      units,
    };
  }

  content(data) {
    const { listing, sure, observations, findings, holding } = data;
    document.title = `${listing.listing} · Trading assistant`;
    const newest = observations.find(one => one.kind === 'CLOSE') ?? null;
    return html`
      <div class="head">
        <h1>${listing.listing}</h1>
        ${
          this.query.get('enter')
            ? nothing
            : html`<button class="no-print" @click=${() => setQuery({ enter: 'price' })}>Enter a price</button>`
        }
      </div>
      <p>${listing.name} · ${listing.isin} · ${
        listing.terms
          ? html`quoted in ${listing.terms.quote_unit} since ${listing.terms.valid_from}`
          : 'its unit is not set'
      }
        · <a href="/portfolios/${this.params.portfolio}/market/registry?listing=${listing.id}">See the registry</a></p>
      ${
        sure
          ? nothing
          : html`<p class="look">▲ Unsure: on which days ${listing.listing.split(':')[0]} trades now is not known, so no
            close is taken for missing.</p>`
      }
      ${
        holding?.price
          ? html`<p>Price of your ${plain(holding.units)} units: ${priceFigure(holding.price)}</p>`
          : nothing
      }
      ${this.done ?? nothing}
      ${
        this.query.get('enter')
          ? html`<ta-price-form class="block" portfolio=${this.params.portfolio} .listing=${listing} .newest=${newest}
            .units=${data.units}
            @entered=${this.entered} @close=${() => setQuery({ enter: null })}></ta-price-form>`
          : nothing
      }
      ${this.ranges()}
      <ta-price-chart .listing=${listing} .observations=${observations} .findings=${findings} .units=${data.units}
        @review=${event => this.review(event.detail)}></ta-price-chart>
      <h2>${term('finding', 'Findings')}</h2>
      <ta-table caption="Findings" .rows=${findings} .keyOf=${finding => finding.id}
        .columns=${findingColumns(this.params.portfolio, finding => this.review(finding), null)}
        .empty=${'All prices passed the checks.'}></ta-table>
      <h2>Prices</h2>
      <ta-table caption="Prices" .rows=${observations} .keyOf=${one => one.id} .columns=${this.columns(findings)}
        .empty=${html`No prices in this range. <a href="?range=all">Show all</a>, or
          <a href="/portfolios/${this.params.portfolio}/market">refresh the prices</a>.`}></ta-table>
    `;
  }

  ranges() {
    return html`<nav class="ranges no-print" aria-label="Range">
      ${Object.entries(RANGES).map(
        ([code, [name]]) => html`<a href="?range=${code}" aria-current=${code === this.range ? 'true' : nothing}
          @click=${event => {
            event.preventDefault();
            setQuery({ range: code });
          }}>${name}</a>`,
      )}
    </nav>`;
  }

  columns(findings) {
    const of = one => findings.filter(finding => finding.observation === one.id);
    return [
      {
        label: 'Time',
        value: one => one.as_of,
        show: one => html`<time datetime=${one.as_of}>${moment(one.as_of)}</time>`,
      },
      { label: 'Kind', value: one => (one.kind === 'CLOSE' ? 'close' : 'intraday') },
      { label: 'As reported', figure: true, value: one => one.price, show: one => plain(one.price) },
      { label: 'Unit', value: one => one.quote_unit ?? 'as set for that date' },
      {
        label: 'Counts as',
        figure: true,
        value: one => counts(one),
        show: one =>
          one.own?.quarantined
            ? html`<span class="unused">not used</span>`
            : counts(one)
              ? `${plain(counts(one))} ${one.own.normalised_currency}`
              : '',
      },
      { label: 'Source', value: one => one.source },
      { label: 'Revision', figure: true, value: one => String(one.revision) },
      { label: 'Received', value: one => one.received_at, show: one => moment(one.received_at) },
      {
        label: 'Findings',
        value: one =>
          of(one)
            .map(finding => finding.check)
            .join(' '),
        show: one =>
          of(one).length
            ? html`<span>${of(one).map(
                finding => html`${severityMark(finding.severity)} <code>${finding.check}</code> `,
              )}</span>`
            : '',
      },
    ];
  }

  async review(finding) {
    const answer = await this.resultOf(reviewFinding(this.params.portfolio, finding, this.params.listing));
    if (!answer) return;
    this.done = html`<p class="changed" role="status">Reviewed. You can review it again below.</p>`;
    await Promise.all([this.reload(), session.reloadPortfolios()]);
  }

  entered({ detail: price }) {
    this.done = html`<p class="changed" role="status">
      Entered: ${plain(price.price)} ${price.quote_unit} of
      ${moment(price.as_of)}${price.revision > 1 ? '. It replaces the price entered for that time before' : ''}.
    </p>`;
    setQuery({ enter: null });
  }
}

/** The price that counts in the portfolio, in whole units of a currency; null if it is not used. */
const counts = ({ own }) =>
  !own || own.quarantined || own.verdict === 'REJECT' ? null : (own.corrected ?? own.normalised);

function since(months) {
  if (months === null) return null;
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() - months);
  return day.toISOString().slice(0, 10);
}

customElements.define('ta-listing-page', ListingPage);
