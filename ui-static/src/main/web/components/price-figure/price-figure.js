import { age, moment, plain } from 'app/format.js';
import { html, nothing } from 'lit';

/**
 * A price with what belongs to it: unit, moment, source; hatched, with a word, while it is not used.
 *
 * @param {{price: string, quote_unit: string, as_of: string, source: string, quarantined: boolean}} price
 */
export const priceFigure = price => html`<span class=${price.quarantined ? 'unused price' : 'price'}>
    <span class="unit">${plain(price.price)} ${price.quote_unit}</span>
    ${price.quarantined ? html`<span class="tag">quarantined</span>` : nothing}
    <span class="quiet">${moment(price.as_of)} · ${price.source}</span>
  </span>`;

/** The same in a sentence, for where a figure comes from. */
export const priceOrigin =
  price => html`${plain(price.price)} ${price.quote_unit}, of ${moment(price.as_of)} (${age(price.as_of)}), source
  ${price.source}${
    price.quarantined ? '; a check found something critical about it, and nobody has reviewed that yet' : ''
  }`;
