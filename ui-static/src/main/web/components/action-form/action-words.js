import { isZero } from 'app/decimal.js';
import { date, money, plain, withDates } from 'app/format.js';
import { html, nothing } from 'lit';
import { kindOf } from './action-kinds.js';

/** `XLON:ABC was split, 10 for 1, on 11 Jun 2026`. */
export const inWords = ({ effect }) => withDates(effect.sentence);

/** `merger`, `new ISIN`: the name of the kind in a sentence. */
export function kindInWords({ kind }) {
  const { name } = kindOf(kind);
  return name === 'New ISIN' ? 'new ISIN' : name.toLowerCase();
}

/** What an action does to the portfolio: its holdings, its cash, its gain, and the entries of the ledger. */
export function effectOf(action, currency) {
  const { effect } = action;
  if (effect.hindrance) return html`<p>It cannot be applied: ${effect.hindrance}.</p>`;
  if (action.code_after) {
    return html`<p><strong>${inWords(action)}.</strong> Units, cost, prices and history stay.</p>`;
  }
  if (!effect.entries.length) {
    return html`<p><strong>${inWords(action)}.</strong> The portfolio held no units of it, so nothing changes.</p>`;
  }
  return html`<p><strong>${inWords(action)}.</strong> At the start of ${date(action.effective_on)}:</p>
    <ul>
      ${effect.holdings.map(
        holding => html`<li>${holding.listing}: ${plain(holding.units_before)} →
          <strong>${plain(holding.units_after)}</strong> units; cost ${money(holding.cost_before, currency)} →
          <strong>${money(holding.cost_after, currency)}</strong></li>`,
      )}
      ${isZero(effect.cash) ? nothing : html`<li>Cash: <strong>${money(effect.cash, currency)}</strong></li>`}
      ${
        isZero(effect.cash) && isZero(effect.realised)
          ? nothing
          : html`<li>Realised: ${money(effect.realised, currency)}</li>`
      }
      <li>Ledger: ${effect.entries.map(({ type, listing }) => `${type} ${listing}`).join(', ')}</li>
      <li>${
        effect.prices_restated
          ? 'Earlier prices are restated by the ratio.'
          : 'Earlier prices stay; the checks do not compare them with later ones.'
      }</li>
    </ul>`;
}
