import { amount, change, date, money, percent, rate, shortDate, symbol } from 'app/format.js';
import { setQuery } from 'app/router.js';
import { View } from 'app/view.js';
import { TERMS } from 'components/term-hint/terms.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/figure-origin/figure-origin.js';
import { benchmarkOf, isLong, keyOf, nameOf, paymentsOf, rateOf, reasonOf } from './period-words.js';

/**
 * The periods of a performance, one a row. Each figure explains itself; the name chooses a period.
 *
 *     <ta-period-table .periods=${…} .points=${…} .benchmark=${null} currency="GBP" chosen="all" base="/portfolios/…">
 *
 * @element ta-period-table
 * @prop {object[]} periods - from `GET …/performance`, in the order to show
 * @prop {object[]} points - from the same
 * @prop {?object} benchmark - from the same
 * @prop {string} currency - the base currency
 * @prop {string} chosen - the key of the chosen period
 * @prop {string} base - the path of the portfolio
 */
class PeriodTable extends View {
  static properties = {
    periods: { attribute: false },
    points: { attribute: false },
    benchmark: { attribute: false },
    currency: {},
    chosen: {},
    base: {},
  };

  render() {
    return html`<ta-table class="ledger" caption="Periods" .rows=${this.periods} .keyOf=${keyOf}
      .columns=${this.columns()} .classOf=${period => (keyOf(period) === this.chosen ? 'lit' : '')}></ta-table>`;
  }

  columns() {
    const sign = symbol(this.currency);
    const figure = (label, value, show) => ({ label, figure: true, value, show });
    return [
      { label: 'Period', value: nameOf, show: period => this.name(period) },
      figure(
        `Start ${sign}`,
        period => period.start_value,
        this.shown(p => amount(p.start_value), 'Value at the start', startOf),
      ),
      figure(
        `Paid in ${sign}`,
        period => period.net_flows,
        this.shown(p => change(p.net_flows), 'Paid in', this.paid),
      ),
      figure(
        `Gain ${sign}`,
        period => period.gain,
        this.shown(p => change(p.gain), 'Gain', this.gain),
      ),
      figure(
        `End ${sign}`,
        period => period.end_value,
        this.shown(p => amount(p.end_value), 'Value at the end', this.end),
      ),
      figure(
        'Time-weighted',
        period => period.time_weighted,
        period => this.timeWeighted(period),
      ),
      figure(
        'Money-weighted',
        period => period.money_weighted,
        period => this.moneyWeighted(period),
      ),
      figure(
        'Greatest drawdown',
        period => period.drawdown.value,
        this.shown(p => percent(p.drawdown.value), 'Greatest drawdown', drawdownOf),
      ),
      ...(this.benchmark
        ? [
            figure(
              `${this.benchmark.listing}, of the period`,
              period => benchmarkOf(this.benchmark, period),
              period => this.compared(period),
            ),
          ]
        : []),
    ];
  }

  name(period) {
    const key = keyOf(period);
    return html`<span><button class="link" aria-pressed=${key === this.chosen ? 'true' : 'false'}
      @click=${() => setQuery({ period: key === keyOf(this.periods[0]) ? null : key })}>${nameOf(period)}</button><br>
      <span class="quiet">${shortDate(period.start ?? period.from)} –
        ${shortDate(period.end)}</span></span>`;
  }

  /** A cell whose figure says where it comes from. */
  shown(text, label, origin) {
    return period =>
      html`<ta-figure text=${text(period)} label="${label}, ${nameOf(period)}"
        .origin=${() => origin.call(this, period)}></ta-figure>`;
  }

  paid(period) {
    const payments = paymentsOf(period);
    return html`<p>${TERMS['paid in']}</p>
      <dl class="pairs">
        ${payments.map(([name, value]) => html`<dt>${name}</dt><dd class="figure">${change(value)}</dd>`)}
      </dl>
      <a href="${this.base}/ledger">See the ledger</a>`;
  }

  gain({ start_value: start, net_flows: flows, end_value: end, gain }) {
    const { currency } = this;
    return html`<p>${money(end, currency)} at the end, less ${money(start, currency)} at the start, less
      ${money(flows, currency)} paid in, is ${money(gain, currency)}.</p>
      <p>The tables below say where it came from.</p>`;
  }

  end({ end }) {
    return html`<p>All holdings and cash at the close of ${date(end)}.</p>
      <a href="${this.base}/ledger/holdings">See the holdings</a>`;
  }

  timeWeighted(period) {
    const growth = this.shown(p => rate(p.time_weighted), 'Time-weighted return', this.growth)(period);
    if (!isLong(period)) return html`<span>${growth}<br><span class="quiet">of the period</span></span>`;
    return html`<span>${growth}<br><span class="quiet">of the period</span><br>${this.shown(
      p => rate(p.annualised),
      'Annualised return',
      () => html`<p>${TERMS.annualised}</p>`,
    )(period)}<br><span class="quiet">a year</span></span>`;
  }

  /** Where the total index was at start and end. */
  growth({ start, end }) {
    const index = day => this.points.find(point => point.session === day)?.total.index;
    return html`<p>${TERMS['time-weighted']}</p>
      <p>The total index was ${start === null ? '1 before the first session' : `${index(start)} at ${date(start)}`}, and
        ${index(end)} at ${date(end)}.</p>`;
  }

  moneyWeighted(period) {
    if (period.money_weighted === null)
      return html`<ta-figure text="–" label="No money-weighted return, ${nameOf(period)}"
        .origin=${() => html`<p>There is no such rate: ${reasonOf(period)}.</p>`}></ta-figure>`;
    return html`<span>${this.shown(
      p => rate(p.money_weighted),
      'Money-weighted return',
      () =>
        html`<p>${TERMS['money-weighted']}
        It is a rate ${rateOf(period)}${
          isLong(period) ? ', since the period has more than 365 days.' : '.'
        }</p><a href="${this.base}/ledger">See the payments in the ledger</a>`,
    )(period)}<br><span class="quiet">${rateOf(period)}</span></span>`;
  }

  compared(period) {
    const value = benchmarkOf(this.benchmark, period);
    if (value === null) return html`<span class="quiet">no price</span>`;
    return this.shown(
      () => rate(value),
      `Return of ${this.benchmark.listing}`,
      () => html`<p>${TERMS.benchmark}</p><p>Compare it with the time-weighted return of the period.</p>`,
    )(period);
  }
}

const startOf = ({ start, from }) =>
  start === null
    ? html`<p>There was nothing before ${date(from)}.</p>`
    : html`<p>All holdings and cash at the close of ${date(start)}, the last valuation before ${date(from)}.</p>`;

const drawdownOf = ({ drawdown: { peak, trough, recovery } }) => html`<p>${TERMS['greatest drawdown']}</p>
  ${
    trough
      ? html`<p>From the peak at ${date(peak)} to ${date(trough)}; ${
          recovery ? `back at the peak at ${date(recovery)}` : 'not back at the peak yet'
        }.</p>`
      : nothing
  }`;

customElements.define('ta-period-table', PeriodTable);
