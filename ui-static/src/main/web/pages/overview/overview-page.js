import { get } from 'app/api.js';
import { isZero } from 'app/decimal.js';
import { count, date, moment, money, moneyChange, percent, rate } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { spanOf } from 'components/performance-charts/span-row.js';
import { term, termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/figure-origin/figure-origin.js';
import 'components/sleeve-list/sleeve-list.js';
import 'components/standstill-note/standstill-note.js';
import { TERMS } from 'components/term-hint/terms.js';
import '../account/first-steps.js';
import './what-fires-next.js';
import './what-happens-next.js';
import './what-to-look-at.js';
import './value-history.js';

/**
 * The overview of a portfolio: value, next steps, sleeves, findings, alerts, and charts.
 *
 * @element ta-overview-page
 */
class OverviewPage extends Page {
  /** A portfolio without a decided run shows its first steps. */
  async fetchData() {
    const at = `/portfolios/${this.params.portfolio}`;
    const data = await get(`${at}/dashboard`);
    if (data.policy && data.latest_run?.outcome) return data;
    return { ...data, begins: !data.policy || !(await get(`${at}/first-steps`)).run };
  }

  get base() {
    return `/portfolios/${this.params.portfolio}`;
  }

  content(data) {
    if (data.begins) return this.beginning(data);
    return html`
      <h1 class="for-readers">Overview</h1>
      ${this.performance(data)} ${this.worth(data)}
      <ta-standstill></ta-standstill>
      <ta-what-happens-next .dashboard=${data} base=${this.base}></ta-what-happens-next>
      <h2>${term('sleeve', 'Sleeves')}</h2>
      <ta-sleeve-list .sleeves=${data.sleeves} currency=${data.currency} base=${this.base}></ta-sleeve-list>
      ${termLine('drift', 'band', 'drawdown', 'wave', 'sunset', 'finding')}
      <h2>What fires next</h2>
      <ta-what-fires-next portfolio=${this.params.portfolio}></ta-what-fires-next>
      <ta-what-to-look-at .dashboard=${data} base=${this.base}></ta-what-to-look-at>
      <h2>Over time</h2>
      <ta-value-history portfolio=${this.params.portfolio} currency=${data.currency} .sleeves=${data.sleeves}
        span=${spanOf(this.query)}></ta-value-history>
    `;
  }

  beginning(data) {
    return html`<h1>Overview</h1>
      <ta-first-steps .portfolio=${session.portfolio(this.params.portfolio)}
        @finished=${() => this.reload()}></ta-first-steps>
      ${this.performance(data)}
      <p>Recorded so far: ${money(data.value.cash, data.currency)} in cash, ${count(data.value.holdings, 'listing')}
        held.
        <a href="${this.base}/ledger">Go to the ledger</a></p>`;
  }

  /** Value, paid in, gain and return up to the newest valuation of a close. */
  performance({ performance: figures, currency }) {
    if (!figures) return nothing;
    const link = html`<a href="${this.base}/performance">See the performance</a>`;
    const figure = (text, label, origin, huge = false) =>
      html`<ta-figure class=${huge ? 'huge' : ''} text=${text} label=${label}
        .origin=${() => html`<p>${origin}</p>${link}`}></ta-figure>`;
    const { session, value, paid_in: paid, gain } = figures;
    return html`<div class="worth">
      <p>
        ${figure(money(value, currency), 'Value', `All holdings and cash at the close of ${date(session)}.`, true)}
        <span>${term('paid in')} ${figure(money(paid, currency), 'Paid in', TERMS['paid in'])}</span>
        <span>${term('gain')} ${figure(
          moneyChange(gain, currency),
          'Gain',
          `Value less paid in: ${money(value, currency)} − ${money(paid, currency)}.`,
        )}</span>
        <span>${this.rates(figures, figure)}</span>
      </p>
    </div>`;
  }

  rates({ time_weighted: growth, annualised, money_weighted: own }, figure) {
    const whole = annualised === null ? ' of the whole time' : '';
    return html`<a href="${this.base}/performance">return</a>
      ${figure(rate(growth), 'Time-weighted return', TERMS['time-weighted'])}${
        annualised === null ? whole : html` (${figure(rate(annualised), 'Annualised', TERMS.annualised)} a year)`
      }${
        own === null
          ? nothing
          : html`, ${term('money-weighted')} ${figure(rate(own), 'Money-weighted return', TERMS['money-weighted'])}${
              annualised === null ? whole : ' a year'
            }`
      }`;
  }

  /** What the value of now consists of. Without a performance it is the first line. */
  worth({ value, currency, performance }) {
    if (value.total === null) {
      return html`<p class="worth"><span class=${performance ? '' : 'huge'}>${money(value.cash, currency)}</span> in
        cash. The holdings cannot be valued yet: <a href="${this.base}/market">check the prices</a>.</p>`;
    }
    return html`<div class="worth">
      <p>
        <span>${performance ? 'now ' : nothing}<ta-figure class=${performance ? '' : 'huge'}
          text=${money(value.total, currency)} label="Value now"
          .origin=${() => this.total(value, currency)}></ta-figure></span>
        <span class="parts">
          ${this.part(term('invested'), value.invested, currency)}
          ${isZero(value.cash_park) ? nothing : html`· ${this.part(term('cash park'), value.cash_park, currency)}`}
          · ${this.part('cash', value.cash, currency, `${this.base}/ledger/cash`)}
          ${value.currencies.map(
            other =>
              html`· ${this.part(`${other.currency} cash`, other.balance, other.currency, `${this.base}/ledger/cash`)}`,
          )}
          ${isZero(value.unassigned) ? nothing : html`· ${this.part('in no sleeve', value.unassigned, currency)}`}
        </span>
        <span class="drawdown">${this.drawdown(value)}</span>
      </p>
      ${
        value.basis === 'LAST_VALUATION'
          ? html`<p class="look">The newest prices cannot be used. This is the value at the close of
            ${date(value.session)}.</p>`
          : nothing
      }
    </div>`;
  }

  part(name, text, currency, link = `${this.base}/ledger/holdings`) {
    return html`<span>${name} <a class="part" href=${link}>${money(text, currency)}</a></span>`;
  }

  total(value, currency) {
    const now = value.basis === 'NOW';
    const parts = [
      ['Invested', value.invested],
      ['Cash park', value.cash_park],
      ['Cash', value.cash],
      ...value.currencies.filter(other => now && other.value).map(other => [`Cash in ${other.currency}`, other.value]),
      ['In no sleeve', value.unassigned],
    ];
    return html`<dl class="pairs">${parts
      .filter(([, sum]) => !isZero(sum))
      .map(([name, sum]) => html`<dt>${name}</dt><dd class="figure">${money(sum, currency)}</dd>`)}</dl>
      ${
        value.oldest_price
          ? html`<p>The oldest price used is that of ${value.oldest_price.listing}:
            ${moment(value.oldest_price.as_of)}, from ${value.oldest_price.source},
            ${count(Number(value.oldest_price.age_sessions), 'session')} old.</p>`
          : nothing
      }
      <a href="${this.base}/ledger/holdings">See the holdings</a>`;
  }

  drawdown(value) {
    if (isZero(value.drawdown)) return 'at its peak';
    return html`<ta-figure
      text="−${percent(value.drawdown)}"
      label="Drawdown from the peak"
      .origin=${() => html`<p>${TERMS.drawdown}</p>
        <p>The index is ${value.index}, its peak was ${value.peak_index}, as of the session of
          ${date(value.session)}.</p>`}></ta-figure> from peak`;
  }
}

customElements.define('ta-overview-page', OverviewPage);
