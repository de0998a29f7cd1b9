import { get } from 'app/api.js';
import { isNegative, isZero } from 'app/decimal.js';
import { amount, change, moment, money, plain, sentence, symbol, words } from 'app/format.js';
import { Page } from 'app/page.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/figure-origin/figure-origin.js';

/**
 * The cash of the portfolio, by kind of entry.
 *
 * @element ta-cash-page
 */
class CashPage extends Page {
  fetchData() {
    return get(`/portfolios/${this.params.portfolio}/cash`);
  }

  content({ currency, balance, by_type: types, currencies }) {
    const ledger = `/portfolios/${this.params.portfolio}/ledger`;
    return html`
      <div class="head">
        <h1>Cash</h1>
        <a class="button no-print" href="${ledger}?new=CONTRIBUTION">Record a contribution</a>
      </div>
      <p><span class="huge"><ta-figure text=${money(balance, currency)} label="Cash"
        .origin=${() => this.origin(currency, types, balance)}></ta-figure></span></p>
      ${
        isNegative(balance)
          ? html`<p class="look">▲ Your cash is overdrawn. An entry may be missing or wrong:
            <a href=${ledger}>check the ledger</a>.</p>`
          : nothing
      }
      <ta-table caption="Cash by kind of entry" .rows=${types.filter(row => !isZero(row.amount))}
        .keyOf=${row => row.type} .columns=${[
          {
            label: 'Kind of entry',
            value: row => sentence(words(row.type)),
            show: row => html`<a href="${ledger}?type=${row.type}">${sentence(words(row.type))}</a>`,
          },
          {
            label: `In or out ${symbol(currency)}`,
            figure: true,
            value: row => row.amount,
            show: row => change(row.amount),
          },
        ]} .empty=${html`No entries with cash yet.
        <a href="${ledger}?new=CONTRIBUTION">Record a contribution</a> or a transfer in.`}></ta-table>
      ${currencies.length ? this.others(currencies, currency) : nothing}
    `;
  }

  /** The cash in other currencies, which no order is paid from. */
  others(rows, base) {
    return html`<h2>In other currencies</h2>
      <p>Your policy’s orders are paid from the cash in ${base} alone. Record an exchange when your broker changes
        money.</p>
      <ta-table caption="Cash in other currencies" .rows=${rows} .keyOf=${row => row.currency} .columns=${[
        { label: 'Currency', value: row => row.currency },
        {
          label: 'Balance',
          figure: true,
          value: row => row.balance,
          show: row => html`${isNegative(row.balance) ? '▲ overdrawn ' : ''}${money(row.balance, row.currency)}`,
        },
        {
          label: `Rate ${symbol(base)}`,
          figure: true,
          value: row => row.rate,
          show: row => (row.rate ? html`${plain(row.rate)} of ${moment(row.rate_as_of)}` : 'not known'),
        },
        {
          label: `Value ${symbol(base)}`,
          figure: true,
          value: row => row.value,
          show: row => (row.value ? amount(row.value) : 'not known'),
        },
      ]}></ta-table>`;
  }

  origin(currency, types, balance) {
    return html`<p>The sum of all ledger entries, including reversals:
      ${types
        .filter(row => !isZero(row.amount))
        .map(row => `${sentence(words(row.type))} ${change(row.amount)}`)
        .join(', ')}
      = ${money(balance, currency)}.</p>`;
  }
}

customElements.define('ta-cash-page', CashPage);
