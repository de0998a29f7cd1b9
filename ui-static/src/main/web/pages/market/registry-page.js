import { get, some, withQuery } from 'app/api.js';
import { date } from 'app/format.js';
import { Page } from 'app/page.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import { addInstrument, addListing, registerKnown, renameInstrument, setSymbols, setTerms } from './registry-forms.js';

/** How long a pause in typing is, in milliseconds: then it is worth asking. */
const PAUSE = 250;
const SHOWS = { listings: 'Listings', instruments: 'Instruments' };

/**
 * Instruments and listings, which all portfolios share. `?show=instruments` is the other table, `?q=` what is looked
 * for, `?listing=` the listing whose terms and symbols are shown.
 */
class RegistryPage extends Page {
  static refetchOnQuery = true;
  static properties = { done: { state: true } };

  /** Whoever asks for the terms of a listing far down is brought to them. */
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

  /** The search answers the best of all; the lists come in parts, as many as were shown before. */
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
                this.act(addInstrument(), added => `Added: ${added.isin}. Add its listings, below.`, {
                  show: 'instruments',
                })}>Add an instrument</button>`
            : nothing
        }
      </div>
      <p class="quiet">${
        session.user.admin
          ? 'What you change here, all portfolios see.'
          : 'All portfolios share this; administrators change it.'
      }</p>
      ${this.done ?? nothing} ${detail ? this.detail(detail) : nothing}
      <nav class="ranges no-print" aria-label="What is shown">
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
          { label: 'Quoted in', value: one => one.terms?.quote_unit ?? one.quote_unit ?? 'nobody has said' },
          {
            label: 'Since',
            value: one => one.terms?.valid_from,
            show: one => (one.id ? one.terms?.valid_from : html`<span class="quiet">not registered yet</span>`),
          },
          { label: 'Provider symbols', value: symbols },
          { label: 'Terms', plain: true, value: () => '', show: one => this.actOn(one) },
        ]} .empty=${
          this.query.get('q')
            ? html`Nothing in the registry is called so. <a href="?">Show all</a>`
            : 'No listing is known yet: an administrator adds instruments and their listings.'
        }></ta-table>`;
  }

  /** Of what is registered its terms; of what is only known, that it becomes registered. */
  actOn(one) {
    if (one.id)
      return html`<button class="small plain" aria-label="Terms of ${one.listing}"
        @click=${() => setQuery({ listing: one.id })}>Terms</button>`;
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
    ]} .empty=${'No instrument is known yet: an administrator adds them.'}></ta-table>`;
  }

  detail({ listing, terms }) {
    const change = form => this.act(form(listing), () => `Changed: ${listing.listing}.`);
    return html`<section aria-label="Terms of ${listing.listing}">
      <div class="head">
        <h2>${listing.listing} · ${listing.name}</h2>
        <button class="small plain no-print" @click=${() => setQuery({ listing: null })}>Close</button>
      </div>
      <ta-table caption="Terms of ${listing.listing}" .rows=${terms} .keyOf=${one => one.valid_from} .columns=${[
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
      ]} .empty=${'Nobody has said in what it is quoted: its prices cannot be read.'}></ta-table>
      <p>Provider symbols: ${symbols(listing) || 'none'}</p>
      ${
        session.user.admin
          ? html`<div class="actions">
            <button @click=${() => change(setTerms)}>Set terms from a date</button>
            <button class="plain" @click=${() => change(setSymbols)}>Set provider symbols</button>
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

  /** Shows what was done, and the place where it can be seen. */
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
