import { get, withQuery } from 'app/api.js';
import { here } from 'app/router.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';

/** The search starts after this pause in typing, in milliseconds. */
const PAUSE = 200;

let nextId = 0;

/**
 * An input for a listing. It searches the registry for a ticker, an ISIN or a part of a name, and suggests what it
 * finds. A listing that is known but not registered cannot be chosen; the field links to its registration.
 *
 *     <label>Listing <ta-listing-field name="listing" value="XLON:VWRP" @chosen=${…}></ta-listing-field></label>
 *
 * @element ta-listing-field
 * @prop {string} name - the name of the input in its form
 * @prop {string} value - the text, `MIC:TICKER` once a listing is chosen
 * @prop {string} label - for screen readers, if there is no label element
 * @prop {boolean} required - whether the form needs it
 *
 * @fires {CustomEvent<{value: string, listing: ?object}>} chosen - at each change; `listing` is null while the text is
 *     not a listing
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
      ?required=${this.required} autocomplete="off" aria-label=${this.label ?? nothing}
        placeholder="Ticker, ISIN or name" maxlength="200" @input=${this.typed}>
      <datalist id=${this.listId}>
        ${this.found.map(
          listing =>
            html`<option value=${listing.listing}>${listing.name} · ${listing.isin}${
              listing.registered === false ? ' · not registered' : ''
            }</option>`,
        )}
      </datalist>
      ${
        this.absent
          ? html`<span class="quiet" role="status">Not in the registry.
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

  /** Chooses the listing whose name was typed in full. */
  choose() {
    const text = this.value.toUpperCase();
    const found = this.found.find(listing => listing.listing === text);
    const exact = found?.registered === false ? undefined : found;
    this.absent = exact ? undefined : found;
    this.tell('chosen', { value: exact?.listing ?? this.value, listing: exact ?? null });
    return exact;
  }
}

/** The path of the registry in the current portfolio. */
const registry = () => `${here().path.split('/').slice(0, 3).join('/')}/market/registry`;

customElements.define('ta-listing-field', ListingField);
