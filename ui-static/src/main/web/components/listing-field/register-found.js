import { get, withQuery } from 'app/api.js';
import { isinFault } from 'app/isin.js';
import { html } from 'lit';
import { confirm } from '../confirm-dialog/confirm-dialog.js';
import { field } from '../form-field/form-field.js';

const upper = text => text.trim().toUpperCase();

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
      ${field(
        'ISIN',
        html`<input name="isin" required maxlength="14" autocomplete="off" spellcheck="false" .value=${isin ?? ''}
          @input=${({ target }) => target.setCustomValidity(isinFault(target.value) ?? '')}>`,
        { hint: 'Two letters, nine characters and a check digit.' },
      )}
      ${field('Name', html`<input name="name" required maxlength="200" autocomplete="off" .value=${name}>`)}
      <div class="row">
        ${field(
          'Venue (MIC)',
          html`<input name="mic" required maxlength="4" pattern="[A-Za-z0-9]{4}" autocomplete="off"
            placeholder="XLON" .value=${mic ?? ''}>`,
          { hint: 'XLON is London.' },
        )}
        ${field('Ticker', html`<input name="ticker" required maxlength="20" autocomplete="off" .value=${ticker}>`)}
      </div>
      <div class="row">
        ${field(
          'Currency',
          html`<input name="currency" required maxlength="3" pattern="[A-Za-z]{3}" autocomplete="off"
            .value=${currency ?? 'GBP'}>`,
        )}
        ${field(
          'Unit of its prices',
          html`<input name="quote_unit" required maxlength="10" autocomplete="off" .value=${unit ?? 'GBX'}>`,
          { hint: 'GBX for pence.' },
        )}
      </div>`,
    verb: 'Register',
    act: (fields, send) => register(provider, symbol, fields, send),
  });
}

async function register(provider, symbol, fields, send) {
  const isin = upper(fields.get('isin'));
  return send('/listings', {
    listing: `${upper(fields.get('mic'))}:${upper(fields.get('ticker'))}`,
    instrument: await instrument(isin, fields.get('name').trim(), send),
    terms: {
      valid_from: '1990-01-01',
      currency: upper(fields.get('currency')),
      quote_unit: upper(fields.get('quote_unit')),
    },
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
