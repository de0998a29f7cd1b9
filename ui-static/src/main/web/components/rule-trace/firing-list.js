import { count, sentence, words } from 'app/format.js';
import { here, setQuery } from 'app/router.js';
import { View } from 'app/view.js';
import { html } from 'lit';
import 'components/window-list/window-list.js';
import { choicesOf, filtered, firingRows } from './firing-rows.js';
import { light } from './rule-trace-links.js';

/** Filters whose values are codes, which are shown as words. */
const CODES = new Set(['phase', 'verdict']);

const FILTERS = ['phase', 'sleeve', 'listing', 'verdict'];

/** The search is written to the address after this pause, in milliseconds, since browsers limit changes of it. */
const REST = 400;

/** The filters are filled after this delay, in milliseconds, so that the list renders first. */
const AFTER = 200;

/**
 * All firings in order, with filters and a search. The address keeps the filters.
 *
 *     <ta-firing-list .index=${index} .lit=${selection} .query=${query}></ta-firing-list>
 *
 * @element ta-firing-list
 * @prop {object} index - from `indexed`
 * @prop {?object} lit - from `selectionOf`
 * @prop {URLSearchParams} query - the query of the address
 */
class FiringList extends View {
  static properties = {
    index: { attribute: false },
    lit: { attribute: false },
    query: { attribute: false },
    wanted: { state: true },
    filled: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('index')) {
      this.all = firingRows(this.index);
      this.choices = choicesOf(this.all);
    }
    if (changed.has('query') && !this.timer)
      this.wanted = Object.fromEntries([...FILTERS, 'q'].map(name => [name, this.query.get(name) ?? '']));
    if (changed.has('wanted') || changed.has('index')) this.found = filtered(this.all, this.wanted);
  }

  render() {
    return html`
      <form class="filters" role="search" @submit=${event => event.preventDefault()}>
        <label>Search <input type="search" .value=${this.wanted.q} placeholder="rule, clause, listing"
          @input=${event => this.want('q', event.target.value)}></label>
        ${FILTERS.map(name => this.choice(name))}
        <p class="quiet" role="status">${
          this.found.length === this.all.length
            ? count(this.all.length, 'firing')
            : `${this.found.length} of ${this.all.length}`
        }</p>
      </form>
      ${
        this.found.length === 0
          ? html`<p class="empty">No firing matches all filters. <button class="plain" @click=${this.clear}>Show
            all firings</button></p>`
          : html`<ta-window-list
            label="Firings in order"
            .items=${this.found}
            .keyOf=${row => row.firing.seq}
            .row=${row => this.row(row)}
            .isLit=${row => this.isLit(row)}
            @choose=${event => this.choose(event.detail.firing.seq)} ></ta-window-list>`
      }
    `;
  }

  /** Scrolls to a firing that was selected elsewhere. */
  updated(changed) {
    const seq = (this.lit?.firing ?? this.lit?.firings[0])?.seq;
    if (!changed.has('lit') || !seq || seq === this.touched || seq === this.seen) return;
    this.seen = seq;
    const place = this.found.findIndex(row => row.firing.seq === seq);
    const list = this.querySelector('ta-window-list');
    if (place >= 0) list.updateComplete.then(() => list.reveal(place));
  }

  choose(seq) {
    this.touched = seq;
    light({ firing: seq });
  }

  /** Fills the filters later, since thousands of listings would delay the list. */
  firstUpdated() {
    setTimeout(() => (this.filled = true), AFTER);
  }

  choice(name) {
    const wanted = this.wanted[name];
    const values = this.filled ? this.choices[name] : [wanted].filter(Boolean);
    return html`<label>${sentence(name)}
      <select @change=${event => this.want(name, event.target.value)}>
        <option value="">all</option>
        ${values.map(
          value =>
            html`<option value=${value} ?selected=${value === wanted}>${
              CODES.has(name) ? words(value) : value
            }</option>`,
        )}
      </select>
    </label>`;
  }

  row(row) {
    return html`<div class="fired">
      <span class="number">${row.firing.seq}</span>
      <span class="said">${row.fact?.sentence ?? ''}</span>
      <span class="aside"><code>${row.firing.rule}</code></span>
    </div>`;
  }

  isLit(row) {
    if (!this.lit) return false;
    return this.lit.what === 'clause' ? this.lit.firings.includes(row.firing) : row.firing === this.lit.firing;
  }

  want(name, value) {
    this.wanted = { ...this.wanted, [name]: value };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), name === 'q' ? REST : 0);
  }

  keep() {
    this.timer = null;
    if (this.isConnected && here().query.get('view') === 'firings') setQuery(this.wanted);
  }

  clear() {
    this.wanted = Object.fromEntries([...FILTERS, 'q'].map(name => [name, '']));
    this.keep();
  }
}

customElements.define('ta-firing-list', FiringList);
