// The dialog before fills are recorded: each ledger entry, its effect on cash, and unusual values to confirm.

import { compare, isZero, minus, sum } from 'app/decimal.js';
import { amount, change, count, moment, money, plain, sentence, symbol } from 'app/format.js';
import { html, nothing } from 'lit';
import { cashEffect } from './typed-fills.js';

/**
 * @param {object[]} fills from `spread`
 * @param {string[]} odd sentences to confirm
 */
export function recordBody(fills, odd, { orders, cash, effect, currency, complete }) {
  return html`
    <p>This records ${count(fills.length, 'ledger entry', 'ledger entries')}:</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Ledger entries">
      <table class="entries">
        <thead>
          <tr>
            <th>Entry</th><th>Traded</th>
            <th class="figure">Fees ${symbol(currency)}</th><th class="figure">Cash ${symbol(currency)}</th>
          </tr>
        </thead>
        <tbody>${fills.map(fill => entry(fill, currency))}</tbody>
        <tfoot>
          <tr>
            <td colspan="3">Cash, now ${money(cash, currency)}, will be</td>
            <td class="figure"><strong>${amount(sum(cash, effect))}</strong></td>
          </tr>
        </tfoot>
      </table>
    </div>
    <p>${outcome(orders, fills, complete)}</p>
    ${
      odd.length === 0
        ? nothing
        : html`<fieldset class="odd">
          <legend>Please check</legend>
          ${odd.map(
            (text, place) => html`<label><input type="checkbox" name="odd-${place}" required><span>${text}
              This is correct.</span></label>`,
          )}
        </fieldset>`
    }
    <p class="hint">To undo this later, reverse the entries; both stay visible in the ledger.</p>
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
  if (open.length === 0) return 'The recommendation will be executed.';
  const what = open.map(({ ticker, left }) => `${plain(left)} ${ticker}`).join(', ');
  return complete
    ? `The recommendation will be executed; ${what} lapse.`
    : `The recommendation will be partly executed; ${what} stay open.`;
}
