import { some } from 'app/api.js';
import { count, plain } from 'app/format.js';
import { Page } from 'app/page.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import { draftOf, emptyDraft } from 'components/entry-form/entry-draft.js';
import 'components/entry-form/entry-form.js';
import { KINDS, kindOfEntry } from 'components/entry-form/entry-kinds.js';
import { ledgerColumns } from './ledger-columns.js';
import { inWords, reverseEntry } from './reverse-entry.js';

/**
 * The ledger, the newest entry first. `?entry=` highlights an entry, `?listing=` and `?type=` filter, and `?new=` opens
 * the form with a kind of entry.
 *
 * @element ta-ledger-page
 */
class LedgerPage extends Page {
  static refetchOnQuery = true;
  static properties = { done: { state: true } };

  /** The form is kept when the page fails to load, so that nothing typed is lost. */
  form = Object.assign(document.createElement('ta-entry-form'), { className: 'block' });

  constructor() {
    super();
    this.form.addEventListener('recorded', event => this.recorded(event.detail));
    this.form.addEventListener('close', () => setQuery({ new: null }));
  }

  get currency() {
    return session.portfolio(this.params.portfolio)?.base_currency ?? 'GBP';
  }

  get filters() {
    return { listing: this.query.get('listing'), type: this.query.get('type') };
  }

  willUpdate(changed) {
    if (changed.has('params')) Object.assign(this.form, { portfolio: this.params.portfolio, currency: this.currency });
    const kind = this.query?.get('new');
    if (changed.has('query') && kind && this.form.drafts.length === 0) this.form.begin(emptyDraft(kind));
    super.willUpdate(changed);
  }

  /** Fetches as many entries as were shown, up to the highlighted one, or all if there is a filter. */
  fetchData() {
    const { listing, type } = this.filters;
    const entry = this.query.get('entry');
    const size = this.data?.items.length ?? 0;
    const enough = items =>
      items.length >= size && !listing && !type && (!entry || items.some(item => item.id === entry));
    return some(`/portfolios/${this.params.portfolio}/ledger`, enough);
  }

  async fetchMore() {
    this.data = await some(`/portfolios/${this.params.portfolio}/ledger`, () => true, this.data);
  }

  content({ items, next }) {
    const { listing, type } = this.filters;
    const shown = items.filter(entry => (!listing || entry.listing === listing) && (!type || entry.type === type));
    return html`
      <div class="head">
        <h1>Ledger</h1>
        ${
          this.query.get('new')
            ? nothing
            : html`<button class="no-print" @click=${() => setQuery({ new: 'BUY' })}>Record entries</button>`
        }
      </div>
      ${this.done ?? nothing} ${this.query.get('new') ? this.form : nothing}
        ${items.length ? this.filterForm(items) : nothing}
      <ta-table class="ledger" caption="Ledger" .rows=${shown}
        .columns=${ledgerColumns(this.currency, entry => this.reverse(entry))}
        .keyOf=${entry => entry.id} .classOf=${entry => (entry.reversed_by ? 'reversed' : '')}
          .lit=${this.query.get('entry') ?? undefined}
        .more=${next ? () => this.fetchMore() : null} .empty=${this.empty(listing || type)}></ta-table>
    `;
  }

  empty(filtered) {
    return filtered
      ? html`No entry matches the filters. <a href="?">Show all</a>`
      : html`No entries yet. <a href="/portfolios/${this.params.portfolio}/import">Import your broker’s file</a>, or
        record what you hold and your cash as transfers in.`;
  }

  filterForm(items) {
    const { listing, type } = this.filters;
    const listings = [
      ...new Set([...items.map(entry => entry.listing).filter(Boolean), ...(listing ? [listing] : [])]),
    ].sort();
    const types = [...new Map(KINDS.map(kind => [kind.type, kind.name.replace(/:.*/, '')]))];
    return html`<div class="row filters no-print">
      <label>Listing
        <select @change=${event => setQuery({ listing: event.target.value, entry: null })}>
          <option value="">All</option>
          ${listings.map(one => html`<option value=${one} ?selected=${one === listing}>${one}</option>`)}
        </select>
      </label>
      <label>Kind of entry
        <select @change=${event => setQuery({ type: event.target.value, entry: null })}>
          <option value="">All</option>
          ${types.map(([code, name]) => html`<option value=${code} ?selected=${code === type}>${name}</option>`)}
        </select>
      </label>
    </div>`;
  }

  async reverse(entry) {
    const reversal = await this.resultOf(reverseEntry(this.params.portfolio, entry));
    if (!reversal) return;
    this.done = html`<p class="changed" role="status">
      Reversed: ${inWords(entry, this.currency)}.
      <button class="small plain" @click=${() => this.recordAnew(entry)}>Record a corrected entry</button>
    </p>`;
    setQuery({ entry: reversal.id });
  }

  recordAnew(entry) {
    this.form.begin(draftOf(entry));
    setQuery({ new: kindOfEntry(entry).code });
  }

  recorded(batch) {
    const known = batch.entries.length - batch.added;
    this.done = html`<p class="changed" role="status">
      Recorded: ${count(batch.added, 'entry', 'entries')}.
      ${
        known
          ? `${count(known, 'entry', 'entries')} with the same reference existed already and did not change.`
          : nothing
      }
      ${batch.matches.map(match => this.matched(match))}
      To correct an entry, choose “Reverse” in its row.
    </p>`;
    setQuery({ new: null, listing: null, type: null, entry: batch.entries[0].id });
  }

  matched({ recommendation, units }) {
    return html`${plain(units)} units of it count as executed in
      <a href="/portfolios/${this.params.portfolio}/advice/${recommendation}">the recommendation that was open for
        them</a>, where you can undo that. `;
  }
}

customElements.define('ta-ledger-page', LedgerPage);
