// The fields of a form that registers an instrument or a listing, and what they say.

import { html, nothing } from 'lit';
import { field } from '../form-field/form-field.js';
import '../isin-field/isin-field.js';

/** A field's text, as codes are written. */
export const code = (fields, name) => fields.get(name).trim().toUpperCase();

export const nameField = (name = '') =>
  field('Name', html`<input name="name" required maxlength="200" autocomplete="off" .value=${name}>`);

/** @param {{mic?: string, ticker?: string}} known */
export const listingFields = ({ mic = '', ticker = '' } = {}) => html`<div class="row">
  ${field(
    'Venue (MIC)',
    html`<input name="mic" required maxlength="4" pattern="[A-Za-z0-9]{4}" autocomplete="off" placeholder="XLON"
      .value=${mic}>`,
    { hint: 'Its market identifier code: XLON for London. XOFF for a fund on no exchange, with its ISIN as ticker.' },
  )}
  ${field(
    'Ticker',
    html`<input name="ticker" required maxlength="32" pattern="[A-Za-z0-9][A-Za-z0-9_.\\-]*" autocomplete="off"
      placeholder="VWRP" .value=${ticker}>`,
  )}
</div>`;

/** @returns {string} the listing, such as `XLON:VWRP` */
export const listingOf = fields => `${code(fields, 'mic')}:${code(fields, 'ticker')}`;

/**
 * @param {string} currency
 * @param {string} unit
 * @param {string} [from] the day from which they hold, if the person says that
 */
export const termsFields = (currency, unit, from) => html`<div class="row">
  ${from ? field('From', html`<input name="valid_from" type="date" required value=${from}>`) : nothing}
  ${field(
    'Currency',
    html`<input name="currency" required maxlength="3" pattern="[A-Za-z]{3}" autocomplete="off" .value=${currency}>`,
  )}
  ${field(
    'Unit of its prices',
    html`<input name="quote_unit" required maxlength="10" pattern="[A-Za-z0-9]+" autocomplete="off" .value=${unit}>`,
    { hint: 'GBX for pence.' },
  )}
</div>`;

export const termsOf = fields => ({
  currency: code(fields, 'currency'),
  quote_unit: code(fields, 'quote_unit'),
});
