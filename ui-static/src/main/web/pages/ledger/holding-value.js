import { get, withQuery } from 'app/api.js';
import { moment, money, plain } from 'app/format.js';
import { quoteUnits } from 'app/quote-units.js';
import { priceOrigin } from 'components/price-figure/price-figure.js';
import { html, nothing } from 'lit';

/** The origin of the value of a holding: units, price, unit factor and exchange rate. */
export async function valueOrigin(portfolio, currency, holding) {
  const { price, units, value, listing, listing_id } = holding;
  const known = (await quoteUnits(portfolio))[price.quote_unit];
  const rate =
    price.currency === currency ? null : await get(withQuery('/fx', { base: price.currency, quote: currency }));
  return html`
    <p>${plain(units)} units × ${plain(price.price)}
      ${price.quote_unit}${
        known && known.factor !== '1'
          ? html` × ${known.factor} ${known.currency} for each ${price.quote_unit}`
          : nothing
      }
      ${rate ? html` × ${plain(rate.rate)} ${currency} for each ${price.currency}` : nothing} =
        ${money(value, currency)}</p>
    <p>The price: ${priceOrigin(price)}. <a href="/portfolios/${portfolio}/market/listings/${listing_id}">All
      prices of ${listing}</a></p>
    ${
      rate
        ? html`<p>The rate: of ${moment(rate.as_of)},
          ${rate.legs.map(leg => `${leg.base}/${leg.quote} from ${leg.source}`).join(' and ')}.</p>`
        : nothing
    }
    <p>The units: <a href="/portfolios/${portfolio}/ledger?listing=${listing}">the ledger of ${listing}</a></p>`;
}

/** The origin of the cost of a holding. */
export const costOrigin = (portfolio, currency, { listing, cost, units, average_cost: average }) => html`
  <p>What you paid for the units that you hold, including fees: ${money(cost, currency)}
    for ${plain(units)} units${average ? `, ${plain(average)} each` : ''}. A sale takes its share of this pool.</p>
  <p><a href="/portfolios/${portfolio}/ledger?listing=${listing}">The entries of ${listing} in the ledger</a></p>`;
