import { get, withQuery } from 'app/api.js';
import { html } from 'lit';
import { confirm } from '../confirm-dialog/confirm-dialog.js';
import { code, listingFields, listingOf, nameField, termsFields, termsOf } from './registry-fields.js';

/**
 * Registers what a provider's search found, after the person has added what the provider does not say: the ISIN, and
 * often the unit of the prices.
 *
 * @param {string} provider
 * @param {object} found a symbol as the API sends it
 * @returns {Promise<object | undefined>} the listing; undefined if the person cancelled
 */
export function registerFound(provider, found) {
  const { symbol, name, venue, mic, currency, quote_unit: unit, isin } = found;
  const ticker = symbol.replace(/\.[A-Z]+$/, '');
  return confirm({
    title: `Register ${symbol}`,
    body: html`<p>${name}${venue ? `, ${venue}` : ''}. Every portfolio of this installation can use it then. Venue,
        ticker and ISIN cannot be changed later; take them from the fund’s fact sheet.</p>
      <ta-isin-field value=${isin ?? ''}></ta-isin-field>
      ${nameField(name)} ${listingFields({ mic: mic ?? '', ticker })} ${termsFields(currency ?? 'GBP', unit ?? 'GBX')}`,
    verb: 'Register',
    act: (fields, send) => register(provider, symbol, fields, send),
  });
}

async function register(provider, symbol, fields, send) {
  const isin = code(fields, 'isin');
  return send('/listings', {
    listing: listingOf(fields),
    instrument: await instrument(isin, fields.get('name').trim(), send),
    terms: { valid_from: '1990-01-01', ...termsOf(fields) },
    provider_symbols: { [provider]: symbol },
  });
}

/** The fund may be known by another listing. */
async function instrument(isin, name, send) {
  const known = (await get(withQuery('/listings/search', { q: isin }))).find(
    one => one.isin === isin && one.instrument,
  );
  return known ? known.instrument : (await send('/instruments', { isin, name })).id;
}
