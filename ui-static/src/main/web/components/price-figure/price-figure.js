import { age, moment, plain } from 'app/format.js';
import { html, nothing } from 'lit';
import { exactly } from '../figure-origin/exactly.js';

/**
 * A price with its unit, time and source. A quarantined price is hatched and labelled.
 *
 * @param {{price: string, quote_unit: string, as_of: string, source: string, quarantined: boolean}} price
 */
export const priceFigure = price => html`<span class=${price.quarantined ? 'unused price' : 'price'}>
    <span class="unit">${exactly(price.price, 'Price')} ${price.quote_unit}</span>
    ${price.quarantined ? html`<span class="tag">quarantined</span>` : nothing}
    <span class="quiet">${moment(price.as_of)} · ${price.source}</span>
  </span>`;

/** A price in a sentence, for the origin of a figure. */
export const priceOrigin =
  price => html`${plain(price.price)} ${price.quote_unit}, of ${moment(price.as_of)} (${age(price.as_of)}), source
  ${price.source}${price.quarantined ? '; it has a critical finding that is not reviewed' : ''}`;
