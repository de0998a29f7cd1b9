import { get, withQuery } from 'app/api.js';
import { here } from 'app/router.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';

/** How long a pause in typing is, in milliseconds: then it is worth asking. */
const PAUSE = 200;

let nextId = 0;

/**
 * A field for a listing: what is typed, a ticker, an ISIN or a part of a name, is looked for in the registry, and what
 * is found is offered. Its value is `MIC:TICKER`. Tells `chosen` with the listing, or with null while the text is none.
 * One that is known but not registered yet cannot be chosen: it says where to register it.
 *
 *     <label>Listing <ta-listing-field name="listing" value="XLON:VWRP" @chosen=${…}></ta-listing-field></label>
 */
class ListingField extends View {
  static properties = {
    name: {},
    value: {},
    label: {},
    required: { type: Boolean },
    found: { state: true },
    absent: { state: true },
  };

  constructor() {
    super();
    this.found = [];
    this.listId = `listings-${nextId++}`;
  }

  render() {
    return html`<input name=${this.name ?? nothing} list=${this.listId} .value=${this.value ?? ''}
      ?required=${this.required} autocomplete="off"
        aria-label=${this.label ?? nothing} placeholder="Ticker, ISIN or name" maxlength="200" @input=${this.typed}>
      <datalist id=${this.listId}>
        ${this.found.map(
          listing => html`<option value=${listing.listing}>${listing.name} ·
  ${listing.isin}${listing.registered === false ? ' · not registered yet' : ''}</option>`,
        )}
      </datalist>
      ${
        this.absent
          ? html`<span class="quiet" role="status">Not in the registry yet.
  <a href="${registry()}?q=${encodeURIComponent(this.absent.listing)}">Register it</a></span>`
          : nothing
      }`;
  }

  typed(event) {
    event.stopPropagation();
    this.value = event.target.value.trim();
    clearTimeout(this.timer);
    if (this.choose() || this.value === '') return;
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    const sought = this.value;
    const found = await get(withQuery('/listings/search', { q: sought })).catch(() => []);
    if (sought !== this.value) return;
    this.found = found;
    this.choose();
  }

  /** Whoever types all of a ticker or an ISIN that only one listing has means that listing. */
  choose() {
    const text = this.value.toUpperCase();
    const found = this.found.find(listing => listing.listing === text);
    const exact = found?.registered === false ? undefined : found;
    this.absent = exact ? undefined : found;
    this.tell('chosen', { value: exact?.listing ?? this.value, listing: exact ?? null });
    return exact;
  }
}

/** The registry’s page, from where in a portfolio the field stands. */
const registry = () => `${here().path.split('/').slice(0, 3).join('/')}/market/registry`;

customElements.define('ta-listing-field', ListingField);
