// What is shown before fills go into the ledger: each entry, what it does to the cash, and what is odd about it.

import { compare, isZero, minus, sum } from 'app/decimal.js';
import { amount, change, count, moment, money, plain, sentence, symbol } from 'app/format.js';
import { html, nothing } from 'lit';
import { cashEffect } from './typed-fills.js';

/**
 * @param {object[]} fills as `spread` answers them
 * @param {string[]} odd what must be confirmed
 */
export function recordBody(fills, odd, { orders, cash, effect, currency, complete }) {
  return html`
    <p>The ledger gets ${count(fills.length, 'entry', 'entries')}:</p>
    <div class="scroll" tabindex="0" role="region" aria-label="The entries">
      <table class="entries">
        <thead><tr><th>Entry</th><th>Traded</th><th class="figure">Fees ${symbol(currency)}</th><th class="figure">Cash
          ${symbol(currency)}</th></tr></thead>
        <tbody>${fills.map(fill => entry(fill, currency))}</tbody>
        <tfoot>
          <tr><td colspan="3">Cash, now ${money(cash, currency)}, will
            be</td><td class="figure"><strong>${amount(sum(cash, effect))}</strong></td></tr>
        </tfoot>
      </table>
    </div>
    <p>${outcome(orders, fills, complete)}</p>
    ${
      odd.length === 0
        ? nothing
        : html`<fieldset class="odd">
          <legend>Look at this first</legend>
          ${odd.map(
            (text, place) => html`<label><input type="checkbox" name="odd-${place}" required><span>${text}
              It is so.</span></label>`,
          )}
        </fieldset>`
    }
    <p class="hint">Undo: each entry can be taken back by a reversal, which stays in sight.</p>
  `;
}

const entry = (fill, currency) => html`<tr>
  <td>${sentence(fill.order.side.toLowerCase())} ${plain(fill.units)} ${fill.order.ticker} at
    ${plain(fill.price)} ${currency}
    ${fill.contract_note ? html`<span class="quiet">${fill.contract_note}</span>` : nothing}</td>
  <td>${moment(fill.trade_time)}</td>
  <td class="figure">${amount(fill.fees)}</td>
  <td class="figure">${change(cashEffect(fill))}</td>
</tr>`;

function outcome(orders, fills, complete) {
  const open = orders
    .map(order => ({
      ticker: order.ticker,
      left: minus(order.left, sum('0', ...fills.filter(fill => fill.order.key === order.key).map(fill => fill.units))),
    }))
    .filter(({ left }) => compare(left, '0') > 0 && !isZero(left));
  if (open.length === 0) return 'Then the advice is executed.';
  const what = open.map(({ ticker, left }) => `${plain(left)} ${ticker}`).join(', ');
  return complete
    ? `Then the advice is executed; ${what} lapse.`
    : `Then the advice is partly executed; ${what} stay open.`;
}
