import { patch, poster } from 'app/api.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { field } from 'components/form-field/form-field.js';
import { html } from 'lit';
import 'components/isin-field/isin-field.js';

const today = () => new Date().toISOString().slice(0, 10);
const upper = text => text.trim().toUpperCase();

// The forms of administrators. Each resolves to the response of the API, or to undefined if the user cancelled.

export function addInstrument() {
  const send = poster();
  return confirm({
    title: 'Add an instrument',
    body: html`<p>All portfolios see it. You can change its name later, but not its ISIN.</p>
      <ta-isin-field></ta-isin-field>
      ${field('Name', html`<input name="name" required maxlength="200" autocomplete="off">`)}`,
    verb: 'Add',
    act: fields => send('/instruments', { isin: upper(fields.get('isin')), name: fields.get('name').trim() }),
  });
}

export function renameInstrument(instrument) {
  return confirm({
    title: `Rename ${instrument.isin}`,
    body: html`<p>All portfolios see the new name instead of “${instrument.name}”.</p>
      ${field('Name', html`<input name="name" required maxlength="200" autocomplete="off" value=${instrument.name}>`)}`,
    verb: 'Rename',
    act: fields => patch(`/instruments/${instrument.id}`, { name: fields.get('name').trim() }),
  });
}

export function addListing(instrument) {
  const send = poster();
  return confirm({
    title: `Add a listing of ${instrument.name}`,
    body: html`<p>All portfolios see it. Venue and ticker cannot be changed later; unit and symbols
      can.</p>
      <div class="row">
        ${field(
          'Venue (MIC)',
          html`<input name="mic" required maxlength="4" pattern="[A-Za-z0-9]{4}" autocomplete="off"
            placeholder="XLON">`,
        )}
        ${field('Ticker', html`<input name="ticker" required maxlength="20" autocomplete="off" placeholder="VWRP">`)}
      </div>
      ${termsFields('1990-01-01', 'GBP', 'GBX')} ${symbolsField({})}`,
    verb: 'Add',
    act: fields =>
      send('/listings', {
        listing: `${upper(fields.get('mic'))}:${upper(fields.get('ticker'))}`,
        instrument: instrument.id,
        terms: termsOf(fields),
        provider_symbols: symbolsOf(fields),
      }),
  });
}

export function setTerms(listing) {
  const { currency = 'GBP', quote_unit: unit = 'GBX' } = listing.terms ?? {};
  return confirm({
    title: `Unit of ${listing.listing}`,
    body: html`<p>From that date on its prices are in this unit, for all portfolios${
      listing.terms ? html`; today it is quoted in ${listing.terms.quote_unit} (${listing.terms.currency})` : ''
    }. To undo this, set the unit again for the same date.</p>
      ${termsFields(today(), currency, unit)}`,
    verb: 'Set the unit',
    act: fields => patch(`/listings/${listing.id}`, { terms: termsOf(fields) }),
  });
}

export function setSymbols(listing) {
  return confirm({
    title: `Provider symbols of ${listing.listing}`,
    body: html`<p>From now on providers are asked with these symbols. Symbols that you delete here are
      removed.</p>${symbolsField(listing.provider_symbols)}`,
    verb: 'Set the symbols',
    act: fields => patch(`/listings/${listing.id}`, { provider_symbols: symbolsOf(fields) }),
  });
}

/** Registers a listing of the starter list, with its instrument if that is new. */
export function registerKnown({ listing, isin, name, currency, quote_unit: unit, provider_symbols: symbols }) {
  const send = poster();
  return confirm({
    title: `Register ${listing}`,
    body: html`<p>${name}, ${isin}. All portfolios see it from now on. Venue, ticker and ISIN cannot be changed later;
      unit, symbols and name can. Check the unit at your broker or at the venue.</p>
      ${termsFields('1990-01-01', currency, unit)} ${symbolsField(symbols ?? {})}`,
    verb: 'Register',
    act: fields => send('/listings', { listing, terms: termsOf(fields), provider_symbols: symbolsOf(fields) }),
  });
}

const termsFields = (from, currency, unit) => html`<div class="row">
  ${field('From', html`<input name="valid_from" type="date" required value=${from}>`)}
  ${field(
    'Currency',
    html`<input name="currency" required maxlength="3" pattern="[A-Za-z]{3}" autocomplete="off" value=${currency}>`,
  )}
  ${field(
    'Unit of its prices',
    html`<input name="quote_unit" required maxlength="10" autocomplete="off" value=${unit}>`,
    { hint: 'GBX for pence.' },
  )}
</div>`;

const termsOf = fields => ({
  valid_from: fields.get('valid_from'),
  currency: upper(fields.get('currency')),
  quote_unit: upper(fields.get('quote_unit')),
});

const symbolsField = symbols =>
  field(
    'Provider symbols (optional)',
    html`<textarea name="symbols" rows="3" .value=${Object.entries(symbols)
      .map(([provider, symbol]) => `${provider} ${symbol}`)
      .join('\n')}></textarea>`,
    { hint: 'One line for each provider with its name and symbol, for example “yahoo VWRP.L”.' },
  );

const symbolsOf = fields =>
  Object.fromEntries(
    fields
      .get('symbols')
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean)
      .map(line => line.split(/[\s=:]+(.*)/s).slice(0, 2)),
  );
