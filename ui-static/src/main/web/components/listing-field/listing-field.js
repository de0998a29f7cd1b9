import { get, withQuery } from 'app/api.js';
import { askProvider, SEARCHABLE, titleOf } from 'app/provider-question.js';
import { here } from 'app/router.js';
import { session } from 'app/session.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { registerFound } from './register-found.js';

/** The search starts after this pause in typing, in milliseconds. */
const PAUSE = 200;

let nextId = 0;

/**
 * An input for a listing. It searches the registry and the starter list for a ticker, an ISIN or words of a name, and
 * suggests what it finds; a listing of the starter list is registered when it is used first. What neither has can be
 * searched at the portfolio's provider of prices, and an administrator registers it from there.
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
    listing: { state: true },
    sought: { state: true },
    elsewhere: { state: true },
  };

  constructor() {
    super();
    this.found = [];
    this.listId = `listings-${nextId++}`;
  }

  render() {
    return html`<input name=${this.name ?? nothing} list=${this.listId} .value=${this.value ?? ''}
      ?required=${this.required} autocomplete="off" aria-label=${this.label ?? nothing}
        placeholder="Ticker, ISIN or name" maxlength="200" @input=${this.typed} @keydown=${this.pressed}>
      <datalist id=${this.listId}>
        ${this.found.map(listing => html`<option value=${listing.listing}>${listing.name} · ${listing.isin}</option>`)}
      </datalist>
      <span class="quiet" role="status">${this.says()}</span>
      ${this.elsewhere?.found ? this.choices(this.elsewhere.found) : nothing}`;
  }

  says() {
    if (this.listing) return this.listing.name;
    if (this.elsewhere?.busy) return `Asking ${this.provider.title} …`;
    if (this.elsewhere?.problem) return html`<span class="look">▲ ${this.elsewhere.problem}</span>`;
    if (this.elsewhere?.found?.length === 0) return `${this.provider.title} has nothing for “${this.value}”.`;
    if (this.sought !== this.value || !this.value || !portfolio()) return nothing;
    return html`${this.found.length ? 'Choose from the suggestions, or' : 'Not in the list:'}
      <button type="button" class="link" @click=${this.ask}>search at ${this.provider.title}</button>`;
  }

  choices(found) {
    return html`<ul class="rows">${found.map(
      one => html`<li><button type="button" class="link" ?disabled=${!session.user.admin}
        @click=${() => this.register(one)}>${one.symbol}</button> ${one.name}${one.venue ? `, ${one.venue}` : ''}</li>`,
    )}</ul>${
      session.user.admin || found.length === 0
        ? nothing
        : html`<span class="quiet">An administrator can register these on the page Registry.</span>`
    }`;
  }

  get provider() {
    const chosen = session.portfolio(portfolio())?.price_provider;
    const name = SEARCHABLE.includes(chosen) ? chosen : SEARCHABLE[0];
    return { name, title: titleOf(name) };
  }

  /** Enter in the field takes the only suggestion, and does not send the form. */
  pressed(event) {
    if (event.key !== 'Enter' || this.listing || this.found.length !== 1 || this.sought !== this.value) return;
    event.preventDefault();
    this.take(this.found[0]);
  }

  typed(event) {
    event.stopPropagation();
    this.value = event.target.value.trim();
    this.elsewhere = undefined;
    clearTimeout(this.timer);
    if (this.choose() || this.value === '') return;
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    const sought = this.value;
    const found = await get(withQuery('/listings/search', { q: sought })).catch(() => []);
    if (sought !== this.value) return;
    this.found = found;
    this.sought = sought;
    this.choose();
  }

  async ask() {
    const text = this.value;
    this.elsewhere = { busy: true };
    const answer = await askProvider(portfolio(), { provider: this.provider.name, kind: 'SEARCH', text }).catch(
      problem => ({ problem: problem.detail }),
    );
    if (text === this.value) this.elsewhere = answer.problem ? { problem: answer.problem } : { found: answer.found };
  }

  async register(found) {
    const listing = await registerFound(this.provider.name, found);
    if (listing) this.take({ ...listing, registered: true });
  }

  take(listing) {
    this.found = [listing];
    this.value = listing.listing;
    this.elsewhere = undefined;
    this.choose();
  }

  /** Chooses the listing whose name was typed in full. */
  choose() {
    const text = this.value.toUpperCase();
    this.listing = this.found.find(listing => listing.listing === text);
    this.tell('chosen', { value: this.listing?.listing ?? this.value, listing: this.listing ?? null });
    return this.listing;
  }
}

/** The portfolio of the page, whose provider is asked. */
const portfolio = () => /^\/portfolios\/([^/]+)/.exec(here().path)?.[1];

customElements.define('ta-listing-field', ListingField);
