import { patch, poster } from 'app/api.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { field } from 'components/form-field/form-field.js';
import {
  code,
  listingFields,
  listingOf,
  nameField,
  termsFields,
  termsOf,
} from 'components/listing-field/registry-fields.js';
import { html } from 'lit';

const today = () => new Date().toISOString().slice(0, 10);

// The forms of administrators. Each resolves to the response of the API, or to undefined if the user cancelled.

export function addInstrument() {
  const send = poster();
  return confirm({
    title: 'Add an instrument',
    body: html`<p>All portfolios see it. You can change its name later, but not its ISIN.</p>
      <ta-isin-field></ta-isin-field>
      ${nameField()}`,
    verb: 'Add',
    act: fields => send('/instruments', { isin: code(fields, 'isin'), name: fields.get('name').trim() }),
  });
}

export function renameInstrument(instrument) {
  return confirm({
    title: `Rename ${instrument.isin}`,
    body: html`<p>All portfolios see the new name instead of “${instrument.name}”.</p>
      ${nameField(instrument.name)}`,
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
      ${listingFields()}
      ${termsFields('GBP', 'GBX', '1990-01-01')} ${symbolsField({})}`,
    verb: 'Add',
    act: fields =>
      send('/listings', {
        listing: listingOf(fields),
        instrument: instrument.id,
        terms: datedTerms(fields),
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
      ${termsFields(currency, unit, today())}`,
    verb: 'Set the unit',
    act: fields => patch(`/listings/${listing.id}`, { terms: datedTerms(fields) }),
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

/** Of a fund or a private asset, which is on no exchange. */
export function setPricing(listing) {
  const { calendar, due_sessions: due, manual } = listing.fund_pricing;
  return confirm({
    title: `Pricing of ${listing.listing}`,
    body: html`<p>It is on no exchange. It has a price a day, on the working days of a venue, which is due some of them
        later.</p>
      <div class="row">
        ${field(
          'Working days of (MIC)',
          html`<input name="calendar" required maxlength="4" pattern="[A-Za-z0-9]{4}" autocomplete="off"
            .value=${calendar}>`,
        )}
        ${field(
          'Due after (sessions)',
          html`<input name="due" type="number" required min="0" max="10" .value=${String(due)}>`,
        )}
      </div>
      <label class="check"><input type="checkbox" name="manual" ?checked=${manual}> A person enters its prices. No
        source is asked for it.</label>`,
    verb: 'Set the pricing',
    act: fields =>
      patch(`/listings/${listing.id}`, {
        fund_pricing: {
          calendar: code(fields, 'calendar'),
          due_sessions: Number(fields.get('due')),
          manual: fields.has('manual'),
        },
      }),
  });
}

/** Registers a listing of the starter list, with its instrument if that is new. */
export function registerKnown({ listing, isin, name, currency, quote_unit: unit, provider_symbols: symbols }) {
  const send = poster();
  return confirm({
    title: `Register ${listing}`,
    body: html`<p>${name}, ${isin}. All portfolios see it from now on. Venue, ticker and ISIN cannot be changed later;
      unit, symbols and name can. Check the unit at your broker or at the venue.</p>
      ${termsFields(currency, unit, '1990-01-01')} ${symbolsField(symbols ?? {})}`,
    verb: 'Register',
    act: fields => send('/listings', { listing, terms: datedTerms(fields), provider_symbols: symbolsOf(fields) }),
  });
}

const datedTerms = fields => ({ valid_from: fields.get('valid_from'), ...termsOf(fields) });

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
