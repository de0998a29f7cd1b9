// The recorded fills of a recommendation, compared with its estimates.

import { isZero } from 'app/decimal.js';
import { amount, change, moment, money, symbol } from 'app/format.js';
import { exactly } from 'components/figure-origin/exactly.js';
import { html, nothing } from 'lit';
import { verb } from './broker-orders.js';
import 'components/data-table/data-table.js';

/**
 * @param {(fill: object) => void} takeBack reverses a fill
 * @param {(fill: object) => void} unmatch undoes that an entry of the ledger counts as a fill
 */
export function fillsTable(data, takeBack, unmatch) {
  const { fills, recommendation, currency, slippage } = data;
  if (fills.length === 0) return nothing;
  const lineOf = fill => recommendation.lines.find(line => line.line === fill.line);
  const what = fill => `${verb(lineOf(fill).side)} ${lineOf(fill).listing.split(':')[1]}`;
  const columns = [
    {
      label: 'Traded',
      value: fill => fill.trade_time,
      show: fill => html`<a href="${data.place}/ledger?entry=${fill.ledger_entry}">${moment(fill.trade_time)}</a>`,
    },
    { label: 'Order', value: what },
    { label: 'Units', figure: true, value: fill => fill.units, show: fill => exactly(fill.units, 'Units') },
    {
      label: `Price ${symbol(currency)}`,
      figure: true,
      value: fill => fill.price,
      show: fill => exactly(fill.price, 'Price'),
    },
    { label: `Fees ${symbol(currency)}`, figure: true, value: fill => fill.fees, show: fill => amount(fill.fees) },
    { label: `Cash ${symbol(currency)}`, figure: true, value: fill => fill.amount, show: fill => change(fill.amount) },
    {
      label: `Slippage ${symbol(currency)}`,
      figure: true,
      value: fill => fill.slippage,
      show: fill => change(fill.slippage),
    },
    { label: 'Contract note', value: fill => fill.contract_note ?? '' },
    {
      label: 'Reverse',
      plain: true,
      show: fill => {
        if (fill.reversed) return html`<span class="tag quiet">reversed</span>`;
        if (fill.undone) return html`<span class="tag quiet">another order</span>`;
        if (fill.matched)
          return html`<span class="tag">matched by the product</span>
            <button class="link no-print" @click=${() => unmatch(fill)}>It was another order</button>`;
        return html`<button class="link no-print" @click=${() => takeBack(fill)}>Reverse</button>`;
      },
    },
  ];
  return html`<section>
    <h2>Recorded fills</h2>
    <ta-table caption="Fills" .columns=${columns} .rows=${fills} .keyOf=${fill => `${fill.ledger_entry} ${fill.line}`}
      .classOf=${fill => (fill.reversed || fill.undone ? 'unused' : null)}></ta-table>
    <p class="quiet">${against(slippage, currency)}</p>
  </section>`;
}

function against(slippage, currency) {
  if (isZero(slippage)) return 'Traded at the estimated prices, before fees.';
  const size = money(slippage.replace('-', ''), currency);
  return slippage.startsWith('-')
    ? `${size} better than estimated, before fees.`
    : `${size} worse than estimated, before fees.`;
}
