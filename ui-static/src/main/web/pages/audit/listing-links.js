import { count } from 'app/format.js';
import { html, nothing } from 'lit';

/** More listings than this are folded up. */
const OPEN = 5;

/**
 * Links from listings to their prices.
 *
 * @param {string} base the path of the portfolio
 * @param {string[]} [listings] `MIC:TICKER`
 * @param {Map<string, string>} ids of the portfolio's listings, by name
 */
export function listingLinks(base, listings = [], ids) {
  const link = listing =>
    ids.has(listing)
      ? html`<a href="${base}/market/listings/${ids.get(listing)}">${listing}</a>`
      : html`<span>${listing}</span>`;
  const [first, rest] = [listings.slice(0, OPEN), listings.slice(OPEN)];
  if (first.length === 0) return '';
  return html`<span class="listing-links">${first.map(link)} ${
    rest.length ? html`<details><summary>${count(rest.length, 'other')}</summary>${rest.map(link)}</details>` : nothing
  }</span>`;
}
