import { amount, change, date, money, percent, plain, symbol } from 'app/format.js';
import { View } from 'app/view.js';
import { partName } from 'components/performance-charts/parts.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { TERMS } from 'components/term-hint/terms.js';
import { html } from 'lit';
import 'components/data-table/data-table.js';
import 'components/figure-origin/figure-origin.js';
import { footOf, nameOf, paymentsOf } from './period-words.js';

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
 */
class PartTables extends View {
  static properties = { period: { attribute: false }, currency: {}, base: {} };

  render() {
    const { period } = this;
    const name = nameOf(period);
    return html`
      <h2>${name}: where the gain came from</h2>
      ${this.summary()}
      ${this.table(`By listing, ${name}`, period.listings, [
        { label: 'Listing', value: row => row.name ?? row.listing, show: row => this.listing(row) },
        { label: 'Units', figure: true, value: row => row.units, show: row => (row.units ? plain(row.units) : '') },
      ])}
      <h3>By sleeve</h3>
      ${this.table(`By sleeve, ${name}`, period.sleeves, [
        { label: 'Sleeve', value: row => row.name ?? partName(row.code) },
      ])}
      ${termLine('gain', 'realised', 'unrealised', 'income', 'fees', 'sleeve', 'volatility')}
    `;
  }

  /** Payments, income, fees and volatility: what the table of periods has no room for. */
  summary() {
    const { period } = this;
    const rows = [
      ...paymentsOf(period).map(([label, value]) => [label, this.signed(value)]),
      ['Dividends', this.signed(period.dividends)],
      ['Interest', this.signed(period.interest)],
      ['Trading fees', money(period.trading_fees, this.currency)],
      ['Account fees', money(period.account_fees, this.currency)],
      ['Volatility', period.volatility === null ? 'needs twelve months' : `${percent(period.volatility)} a year`],
    ];
    return html`<dl class="summary">${rows.map(
      ([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
    )}</dl>`;
  }

  signed(value) {
    return `${change(value)} ${this.currency}`;
  }

  table(caption, rows, first) {
    return html`<ta-table class="ledger" caption=${caption} .rows=${rows} .foot=${footOf(rows, this.period.cash)}
      .columns=${[...first, ...this.figures()]} .keyOf=${row => row.listing ?? row.code}
      .empty=${'Nothing was held in this period.'}></ta-table>`;
  }

  figures() {
    const sign = symbol(this.currency);
    const figure = (label, name, show) => ({
      label: `${label} ${sign}`,
      figure: true,
      value: row => row[name],
      show: row => (row[name] === undefined || row[name] === null ? '' : show(row[name])),
    });
    return [
      figure('Value', 'value', amount),
      figure('Cost', 'cost', amount),
      figure('Unrealised', 'unrealised', change),
      figure('Realised', 'realised', change),
      figure('Income', 'income', change),
      figure('Fees', 'fees', amount),
      {
        ...figure('Gain', 'gain', change),
        show: row => html`<ta-figure text=${change(row.gain)} label="Gain of ${row.name ?? row.listing ?? row.code}"
          .origin=${() => this.origin(row)}></ta-figure>`,
      },
    ];
  }

  listing({ listing, name }) {
    return name ?? html`<a href="${this.base}/ledger?listing=${listing}">${listing}</a>`;
  }

  origin({ name, listing, code }) {
    const { start, from, end, gain } = this.period;
    if (name === 'Total')
      return html`<p>All rows above together. It is the gain of the period: ${money(gain, this.currency)}.</p>`;
    if (name === 'Cash') return html`<p>Interest and other income of no listing, less account fees.</p>`;
    return html`<p>Its value at ${date(end)}, less its value at ${date(start ?? from)}, less what was bought or came in,
        plus what was sold or went out, plus its dividends, less its fees.</p>
      ${
        listing
          ? html`<p><a href="${this.base}/ledger?listing=${listing}">The entries of ${listing} in the ledger</a></p>`
          : html`<p>The listings that belong to ${partName(code)} at the end of the period. ${TERMS.gain}</p>`
      }`;
  }
}

customElements.define('ta-part-tables', PartTables);
