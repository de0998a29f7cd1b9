import { negated } from 'app/decimal.js';
import { amount, change, date, money, moneyChange, percent, plain, symbol } from 'app/format.js';
import { View } from 'app/view.js';
import { partName } from 'components/performance-charts/parts.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { NOT_FOR_TAX, TERMS } from 'components/term-hint/terms.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/figure-origin/figure-origin.js';
import { footOf, nameOf, paymentsOf } from './period-words.js';

const BY_CURRENCY = `What the exchange rate of its currency brought: what its value would lack if the rate had stayed,
  from one session to the next. The rest of the gain is that of its price, its income and its trades.`;

/**
 * Where the gain of a period came from: payments, income and fees, then by listing and by sleeve. The last rows are
 * cash and the sum, which is the gain.
 *
 *     <ta-part-tables .period=${period} currency="GBP" base="/portfolios/…"></ta-part-tables>
 *
 * @element ta-part-tables
 * @prop {object} period - from `GET …/performance`
 * @prop {string} currency - the base currency
 * @prop {string} base - the path of the portfolio
 * @prop {boolean} taxed - whether gains are taxed, so that the realised gain is not the one for tax
 */
class PartTables extends View {
  static properties = { period: { attribute: false }, currency: {}, base: {}, taxed: { type: Boolean } };

  render() {
    const { period } = this;
    const name = nameOf(period);
    return html`
      <h2>${name}: where the gain came from</h2>
      ${this.summary()}
      <h3>By listing</h3>
      ${this.table(`By listing, ${name}`, period.listings, [
        { label: 'Listing', value: row => row.name ?? row.listing, show: row => this.listing(row) },
        { label: 'Units', figure: true, value: row => row.units, show: row => (row.units ? plain(row.units) : '') },
      ])}
      <h3>By sleeve</h3>
      ${this.table(`By sleeve, ${name}`, period.sleeves, [
        { label: 'Sleeve', value: row => row.name ?? partName(row.code) },
      ])}
      ${
        this.taxed
          ? html`<p>${NOT_FOR_TAX} <a href="${this.base}/ledger/holdings">See the gains for tax</a></p>`
          : nothing
      }
      ${termLine('gain', 'realised', 'unrealised', 'income', 'fees', 'sleeve', 'volatility')}
    `;
  }

  /** Payments, income, fees and volatility: what the table of periods has no room for. */
  summary() {
    const { period } = this;
    const rows = [
      ...paymentsOf(period),
      ['Dividends', period.dividends, 'DIVIDEND'],
      ['Interest', period.interest, 'INTEREST'],
      ['Trading fees', negated(period.trading_fees)],
      ['Account fees', negated(period.account_fees), 'FEE'],
    ];
    return html`<dl class="summary">
      ${rows.map(([label, value, type]) => html`<div><dt>${label}</dt><dd>${this.sum(label, value, type)}</dd></div>`)}
      <div><dt>Volatility</dt>
        <dd>${period.volatility === null ? 'needs twelve months' : `${percent(period.volatility)} a year`}</dd></div>
    </dl>`;
  }

  /** The sum of all entries of a kind in the period; trading fees belong to trades and have no kind. */
  sum(label, value, type) {
    const { start, from, end } = this.period;
    return html`<ta-figure text=${moneyChange(value, this.currency)} label=${label} .origin=${() => html`
      <p>All entries ${start ? `after the close of ${date(start)}` : `from ${date(from)}`} up to that of
        ${date(end)}.</p>
      <a href="${this.base}/ledger${type ? `?type=${type}` : ''}">See them in the ledger</a>`}></ta-figure>`;
  }

  table(caption, rows, first) {
    return html`<ta-table class="ledger" caption=${caption} .rows=${rows} .foot=${footOf(rows, this.period.cash)}
      .columns=${[...first, ...this.figures(rows)]} .keyOf=${row => row.listing ?? row.code}></ta-table>`;
  }

  figures(rows) {
    const sign = symbol(this.currency);
    const figure = (label, name, show, origin) => ({
      label: `${label} ${sign}`,
      figure: true,
      value: row => row[name],
      show: row =>
        row[name] === undefined || row[name] === null
          ? ''
          : html`<ta-figure text=${show(row[name])} label="${label}, ${row.name ?? row.listing ?? partName(row.code)}"
            .origin=${() => this.origin(row, origin)}></ta-figure>`,
    });
    return [
      figure('Value', 'value', amount, `What it was worth at the close of ${date(this.period.end)}.`),
      figure('Cost', 'cost', amount, 'What was paid for the units still held, including fees.'),
      figure('Unrealised', 'unrealised', change, TERMS.unrealised),
      figure('Realised', 'realised', change, TERMS.realised),
      figure('Income', 'income', change, TERMS.income),
      figure('Fees', 'fees', amount, TERMS.fees),
      figure('Gain', 'gain', change, this.gain()),
      ...(rows.some(row => row.currency_gain)
        ? [figure('Of it by the currency', 'currency_gain', change, BY_CURRENCY)]
        : []),
    ];
  }

  gain() {
    const { start, from, end } = this.period;
    return `Its value at ${date(end)}, less its value at ${date(start ?? from)}, less what was bought or came in, plus
      what was sold or went out, plus its income, less its fees.`;
  }

  listing({ listing, name }) {
    if (listing?.startsWith('CASH:')) return html`<a href="${this.base}/ledger/cash">Cash in ${listing.slice(5)}</a>`;
    return name ?? html`<a href="${this.base}/ledger?listing=${listing}">${listing}</a>`;
  }

  origin({ name, listing, code }, text) {
    const where = {
      Total: html`<p>All rows above together. Their gain is that of the period:
        ${money(this.period.gain, this.currency)}.</p>`,
      Cash: html`<p>Cash, with the income and the fees that belong to no listing.</p>`,
    };
    return html`<p>${text}</p>${
      where[name] ??
      (listing
        ? html`<a href="${this.base}/ledger?listing=${listing}">The entries of ${listing} in the ledger</a>`
        : html`<p>The sum of the listings that belong to ${partName(code)} at the end of the period.</p>`)
    }`;
  }
}

customElements.define('ta-part-tables', PartTables);
