import { get } from 'app/api.js';
import { isNegative, isZero } from 'app/decimal.js';
import { change, money, plain } from 'app/format.js';
import { html, nothing } from 'lit';
import { outcome } from './entry-draft.js';

/** What a portfolio has now: cash, and units by listing. */
export async function bookNow(portfolio) {
  const [cash, holdings] = await Promise.all([
    get(`/portfolios/${portfolio}/cash`),
    get(`/portfolios/${portfolio}/holdings`),
  ]);
  return {
    currency: cash.currency,
    cash: cash.balance,
    held: new Map(holdings.map(holding => [holding.listing, holding.units])),
  };
}

const signed = text => `${isNegative(text) ? '' : '+'}${plain(text)}`;

/** Shows cash and units before and after the effects of entries. */
export function bookOutcome(effects, { currency, cash, held }) {
  const { cash: balance, units } = outcome(effects, cash, held);
  return html`<dl class="pairs outcome">
      ${
        isZero(balance.change)
          ? html`<dt>Cash</dt><dd>${money(balance.before, currency)}, unchanged</dd>`
          : html`<dt>Cash</dt><dd>${money(balance.before, currency)} → <b>${money(balance.after, currency)}</b>
            <span class="quiet">(${change(balance.change)})</span></dd>`
      }
      ${units.map(
        ({ listing, before, after, change: moved }) =>
          html`<dt>${listing}</dt><dd>${plain(before)} → <b>${plain(after)}</b> units
            <span class="quiet">(${signed(moved)})</span></dd>`,
      )}
    </dl>
    ${
      isNegative(balance.after) ? html`<p class="look">▲ Your cash would be overdrawn. Check the amounts.</p>` : nothing
    }
    ${
      units.some(moved => moved.short)
        ? html`<p class="stop">■ You do not hold so many units. The ledger will reject this.</p>`
        : nothing
    }`;
}
