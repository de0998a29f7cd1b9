import { address, get, withQuery } from 'app/api.js';
import { longDate, moment } from 'app/format.js';
import { Page } from 'app/page.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { beginOf, within } from 'app/spans.js';
import {
  allocationChart,
  drawdownChart,
  growthChart,
  incomeChart,
  valueChart,
} from 'components/performance-charts/charts.js';
import { spanOf, spanRow } from 'components/performance-charts/span-row.js';
import { term, termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/listing-field/listing-field.js';
import { benchmarkNote } from './benchmark-note.js';
import './part-tables.js';
import './period-table.js';
import { inOrder, keyOf } from './period-words.js';
import { gaps, withoutPoints } from './valuation-gaps.js';

/**
 * The performance of a portfolio: periods, charts, and where the gain came from. `?since=` adds a period, `?benchmark=`
 * a listing to compare with, `?period=` chooses a period, `?span=` the time of the charts.
 *
 * @element ta-performance-page
 */
class PerformancePage extends Page {
  get wishes() {
    return { since: this.query.get('since'), benchmark: this.query.get('benchmark') };
  }

  get base() {
    return `/portfolios/${this.params.portfolio}`;
  }

  /** Only a new date or benchmark needs new data. */
  willUpdate(changed) {
    const before = this.wanted;
    this.wanted = JSON.stringify(this.wishes);
    super.willUpdate(changed);
    if (!changed.has('params') && before !== this.wanted) this.reload();
  }

  fetchData() {
    return get(withQuery(`${this.base}/performance`, this.wishes));
  }

  render() {
    if (!this.problem || !(this.wishes.since || this.wishes.benchmark)) return super.render();
    return html`${super.render()}<p><a href="?">Show the performance without a date and a benchmark</a></p>`;
  }

  content(data) {
    const periods = inOrder(data.periods);
    const period = periods.find(each => keyOf(each) === this.query.get('period')) ?? periods[0];
    return html`
      <div class="head">
        <h1>Performance</h1>
        <a class="no-print" href="/performance">All portfolios</a>
      </div>
      ${data.points.length === 0 ? withoutPoints(data, this.base) : html`${this.upTo(data)} ${gaps(data, this.base)}`}
      ${period ? this.figures(data, periods, period) : nothing}
      ${data.points.length ? this.charts(data) : nothing}
      ${data.points.length ? this.exports() : nothing}
    `;
  }

  upTo({ points, as_of: now }) {
    const newest = points.findLast(point => !point.provisional);
    return newest
      ? html`<p class="quiet">Up to the close of ${longDate(newest.session)}, as known on ${moment(now)}.</p>`
      : html`<p class="look">▲ All sessions are ${term('provisional')}, so there are no figures yet.</p>`;
  }

  figures({ base_currency: currency, points, benchmark }, periods, period) {
    return html`
      ${this.choices()}
      ${benchmarkNote(benchmark, currency, points)}
      <ta-period-table .periods=${periods} .points=${points} .benchmark=${benchmark} currency=${currency}
        chosen=${keyOf(period)} base=${this.base}></ta-period-table>
      ${termLine('paid in', 'gain', 'time-weighted', 'money-weighted', 'annualised')}
      ${termLine('greatest drawdown', 'total index')}
      <ta-part-tables .period=${period} currency=${currency} base=${this.base}
        ?taxed=${session.portfolio(this.params.portfolio)?.tax_treatment === 'GIA'}></ta-part-tables>
    `;
  }

  choices() {
    const { since, benchmark } = this.wishes;
    return html`<div class="row period-choices no-print">
      <label>Since a date
        <input type="date" .value=${since ?? ''} @change=${event =>
          setQuery({ since: event.target.value, period: event.target.value && 'since' })}>
      </label>
      <label>Benchmark
        <ta-listing-field value=${benchmark ?? ''} @chosen=${event => this.compare(event.detail)}></ta-listing-field>
      </label>
      ${since || benchmark ? html`<a href="?">Clear</a>` : nothing}
    </div>`;
  }

  compare({ value, listing }) {
    if (listing?.id) setQuery({ benchmark: listing.listing });
    else if (value === '') setQuery({ benchmark: null });
  }

  charts({ points, income, benchmark, as_of: now, base_currency: currency }) {
    const span = spanOf(this.query);
    const begin = beginOf(span, now.slice(0, 10));
    const shown = within(points, begin);
    return html`<h2>Over time</h2>
      ${spanRow(span)}
      ${
        shown.length < 2
          ? html`<p class="quiet">The charts need two sessions in this time.</p>`
          : html`<div class="columns wide">
              ${valueChart(shown, currency)}
              ${growthChart(shown, benchmark, begin === null || shown[0].session > begin)}
              ${drawdownChart(shown)} ${incomeChart(income, begin, currency)}
              <div>${allocationChart(shown, points)}</div>
            </div>`
      }
      ${termLine('provisional', 'drawdown', 'invested', 'allocation', 'cash park', 'sleeve', 'income')}`;
  }

  exports() {
    const link = (table, name) =>
      html`<a download class="button plain" href=${address(
        withQuery(`${this.base}/performance.csv`, { table, since: this.wishes.since }),
      )}>${name}</a>`;
    return html`<div class="actions"><span class="quiet">Download as CSV:</span>
      ${link('points', 'Sessions')} ${link('periods', 'Periods')} ${link('listings', 'Listings')}</div>`;
  }
}

customElements.define('ta-performance-page', PerformancePage);
