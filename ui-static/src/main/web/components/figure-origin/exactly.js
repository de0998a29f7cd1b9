import { brief, plain } from 'app/format.js';
import { html } from 'lit';
import './figure-origin.js';

/**
 * A number of units or a price, rounded for reading; a click shows all its digits if there are more.
 *
 * @param {string} text a decimal
 * @param {string} label what it is, for screen readers
 */
export function exactly(text, label) {
  if (brief(text) === plain(text)) return plain(text);
  const origin = () => html`<p>Exactly ${plain(text)}.</p>`;
  return html`<ta-figure text=${brief(text)} label=${label} .origin=${origin}></ta-figure>`;
}
