import { get, some, withQuery } from 'app/api.js';
import { count, date } from 'app/format.js';
import { Page } from 'app/page.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import {
  addInstrument,
  addListing,
  registerKnown,
  renameInstrument,
  setPricing,
  setSymbols,
  setTerms,
} from './registry-forms.js';

/** The search starts after this pause in typing, in milliseconds. */
const PAUSE = 250;
const SHOWS = { listings: 'Listings', instruments: 'Instruments' };

/**
 * The instruments and listings that all portfolios share. `?show=instruments` shows the instruments, `?q=` is the
 * search, `?listing=` shows the units and symbols of a listing.
 *
 * @element ta-registry-page
 */
class RegistryPage extends Page {
  static refetchOnQuery = true;
  static properties = { done: { state: true } };

  /** Scrolls to the details of a listing when they open. */
  updated(changed) {
    super.updated(changed);
    const shown = this.data?.detail?.listing.id;
    if (shown && shown !== this.brought) this.querySelector('section').scrollIntoView({ block: 'nearest' });
    this.brought = shown;
  }

  get show() {
    return this.query.get('show') === 'instruments' ? 'instruments' : 'listings';
  }

  async fetchData() {
    const [rows, detail] = await Promise.all([
      this.fetchRows(),
      this.query.get('listing') ? get(`/listings/${this.query.get('listing')}`) : null,
    ]);
    return { ...rows, detail, show: this.show };
  }

  /** The best matches of a search, or as many rows of the paged list as were shown. */
  async fetchRows() {
    const sought = this.query.get('q');
    if (this.show === 'listings' && sought)
      return { items: await get(withQuery('/listings/search', { q: sought })), next: null };
    const size = this.data?.show === this.show ? this.data.items.length : 0;
    return some(`/${this.show}`, items => items.length >= size);
  }

  async fetchMore() {
    this.data = { ...this.data, ...(await some(`/${this.show}`, () => true, this.data)) };
  }

  content({ items, next, detail, show }) {
    const more = next ? () => this.fetchMore() : null;
    return html`
      <div class="head">
        <h1>Registry</h1>
        ${
          session.user.admin
            ? html`<button class="no-print" @click=${() =>
                this.act(addInstrument(), added => `Added: ${added.isin}. Now add its listings below.`, {
                  show: 'instruments',
                })}>Add an instrument</button>`
            : nothing
        }
      </div>
      <p class="quiet">${
        session.user.admin
          ? 'Changes here are visible to all portfolios.'
          : 'All portfolios share the registry. Administrators maintain it.'
      }</p>
      ${this.done ?? nothing} ${detail ? this.detail(detail) : nothing}
      <nav class="ranges no-print" aria-label="Tables">
        ${Object.entries(SHOWS).map(
          ([code, name]) => html`<a href="?show=${code}" aria-current=${code === show ? 'true' : nothing}>${name}</a>`,
        )}
      </nav>
      ${show === 'listings' ? this.listings(items, more) : this.instruments(items, more)}
    `;
  }

  listings(items, more) {
    return html`<label class="filters no-print">Search
        <input type="search" .value=${this.query.get('q') ?? ''} placeholder="Ticker, ISIN or name" maxlength="200"
          @input=${this.search}>
      </label>
      <ta-table caption="Listings" .rows=${items} .keyOf=${one => one.listing} .more=${more}
        .classOf=${one => (one.id && one.id === this.query.get('listing') ? 'lit' : '')} .columns=${[
          {
            label: 'Listing',
            value: one => one.listing,
            show: one =>
              one.id
                ? html`<a href="/portfolios/${this.params.portfolio}/market/listings/${one.id}">${one.listing}</a>`
                : one.listing,
          },
          { label: 'Name', value: one => one.name },
          { label: 'ISIN', value: one => one.isin },
          { label: 'Quoted in', value: one => one.terms?.quote_unit ?? one.quote_unit ?? 'not set' },
          {
            label: 'Since',
            value: one => one.terms?.valid_from,
            show: one => (one.id ? one.terms?.valid_from : html`<span class="quiet">not registered</span>`),
          },
          { label: 'Provider symbols', value: symbols },
          { label: 'Unit', plain: true, value: () => '', show: one => this.actOn(one) },
        ]} .empty=${
          this.query.get('q')
            ? html`Nothing found. <a href="?">Show all</a>`
            : 'No listings yet. An administrator adds instruments and their listings.'
        }></ta-table>`;
  }

  /** A button for the details of a registered listing, or to register a known one. */
  actOn(one) {
    if (one.id)
      return html`<button class="small plain" aria-label="Details of ${one.listing}"
        @click=${() => setQuery({ listing: one.id })}>Details</button>`;
    if (!session.user.admin) return nothing;
    const register = () =>
      this.act(registerKnown(one), added => `Registered: ${added.listing}. A policy can name it now.`, {
        listing: idOf,
      });
    return html`<button class="small plain" aria-label="Register ${one.listing}"
      @click=${register}>Register …</button>`;
  }

  instruments(items, more) {
    const actions = {
      label: 'Change',
      plain: true,
      value: () => '',
      show: one => html`<span class="row">
        <button class="small plain" aria-label="Add a listing of ${one.name}"
          @click=${() =>
            this.act(addListing(one), added => `Added: ${added.listing}.`, { show: null, listing: idOf })}>Add a
              listing</button>
        <button class="small plain" aria-label="Rename ${one.name}"
          @click=${() => this.act(renameInstrument(one), renamed => `Renamed: ${renamed.name}.`)}>Rename</button>
      </span>`,
    };
    return html`<ta-table caption="Instruments" .rows=${items} .keyOf=${one => one.id} .more=${more} .columns=${[
      { label: 'ISIN', value: one => one.isin },
      { label: 'Name', value: one => one.name },
      { label: 'Added', value: one => one.created_at, show: one => date(one.created_at) },
      ...(session.user.admin ? [actions] : []),
    ]} .empty=${'No instruments yet. An administrator adds them.'}></ta-table>`;
  }

  detail({ listing, terms }) {
    const change = form => this.act(form(listing), () => `Changed: ${listing.listing}.`);
    return html`<section aria-label="Details of ${listing.listing}">
      <div class="head">
        <h2>${listing.listing} · ${listing.name}</h2>
        <button class="small plain no-print" @click=${() => setQuery({ listing: null })}>Close</button>
      </div>
      <ta-table caption="Units of ${listing.listing}" .rows=${terms} .keyOf=${one => one.valid_from} .columns=${[
        {
          label: 'From',
          value: one => one.valid_from,
          show: one =>
            html`<span>${date(one.valid_from)} ${
              one.valid_from === listing.terms?.valid_from ? html`<span class="tag">today</span>` : nothing
            }</span>`,
        },
        { label: 'Currency', value: one => one.currency },
        { label: 'Unit of its prices', value: one => one.quote_unit },
      ]} .empty=${'The unit is not set, so its prices cannot be used.'}></ta-table>
      <p>${
        listing.fund_pricing?.manual
          ? 'A person enters its prices; no source is asked.'
          : `Provider symbols: ${symbols(listing) || 'none'}`
      }</p>
      ${
        listing.fund_pricing
          ? html`<p>On no exchange: a price on each working day of ${listing.fund_pricing.calendar}, due
            ${count(listing.fund_pricing.due_sessions, 'working day')} later.</p>`
          : nothing
      }
      ${
        session.user.admin
          ? html`<div class="actions">
            <button @click=${() => change(setTerms)}>Set the unit from a date</button>
            <button class="plain" @click=${() => change(setSymbols)}>Set provider symbols</button>
            ${
              listing.fund_pricing
                ? html`<button class="plain" @click=${() => change(setPricing)}>Set the pricing</button>`
                : nothing
            }
          </div>`
          : nothing
      }
    </section>`;
  }

  search(event) {
    const sought = event.target.value.trim();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => setQuery({ q: sought, listing: null }), PAUSE);
  }

  /** Shows the result of a form and goes to the changed row. */
  async act(question, say, place = {}) {
    const answer = await question;
    if (!answer) return;
    this.done = html`<p class="changed" role="status">${say(answer)}</p>`;
    setQuery(
      Object.fromEntries(
        Object.entries(place).map(([name, value]) => [name, typeof value === 'function' ? value(answer) : value]),
      ),
    );
    await this.reload();
  }
}

const idOf = answer => answer.id;
const symbols = listing =>
  Object.entries(listing.provider_symbols ?? {})
    .map(([provider, symbol]) => `${provider} ${symbol}`)
    .join(', ');

customElements.define('ta-registry-page', RegistryPage);
