import { csv, download } from 'app/csv.js';
import { compare, isDecimal } from 'app/decimal.js';
import { count } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

/** Rows rendered at first and per click on “Show more”, so that a long table opens fast. */
const PORTION = 100;

/** A table with more rows than this has a filter. */
const MANY = 8;

/**
 * @typedef {object} Column
 * @property {string} label
 * @property {(row: object) => ?string} value - the text to sort, filter and export by; decimals sort as decimals
 * @property {(row: object) => unknown} [show] - what is shown; the value by default
 * @property {boolean} [figure] - aligned right
 * @property {boolean} [plain] - holds buttons: neither sorted, filtered nor exported
 */

/**
 * A table that can be sorted, filtered and exported as CSV. On a phone each row becomes a list.
 *
 *     <ta-table
 *       caption="Ledger"
 *       .columns=${[
 *         { label: 'Date', value: entry => entry.trade_time, show: entry => date(entry.trade_time) },
 *         { label: 'Amount £', value: entry => entry.amount, show: entry => amount(entry.amount), figure: true },
 *       ]}
 *       .rows=${entries}
 *       .keyOf=${entry => entry.id}
 *       .more=${page.next ? () => this.fetchMore() : null}
 *       .empty=${html`No entries yet.`}
 *     ></ta-table>
 *
 * @element ta-table
 * @prop {string} caption - read by screen readers; also the name of the CSV file
 * @prop {Column[]} columns - from left to right
 * @prop {object[]} rows - in the order to show unless sorted
 * @prop {object[]} foot - rows that stay last whatever is sorted or filtered, such as a sum
 * @prop {(row: object) => string} keyOf - identifies a row
 * @prop {(row: object) => string} classOf - a CSS class for a row
 * @prop {?() => Promise<void>} more - loads the rows after the last; null if there are none
 * @prop {unknown} empty - shown if there are no rows and no foot
 * @prop {string} lit - the key of the highlighted row, which is scrolled into view
 */
class DataTable extends View {
  static properties = {
    caption: {},
    columns: { attribute: false },
    rows: { attribute: false },
    foot: { attribute: false },
    keyOf: { attribute: false },
    classOf: { attribute: false },
    more: { attribute: false },
    empty: { attribute: false },
    lit: {},
    sorted: { state: true },
    text: { state: true },
    drawn: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.text = '';
    this.drawn = PORTION;
    this.columns = [];
    this.rows = [];
  }

  willUpdate(changed) {
    if (!this.lit || !(changed.has('lit') || changed.has('rows'))) return;
    const place = this.sort(this.filtered()).findIndex(row => this.keyOf(row) === this.lit);
    this.drawn = Math.max(this.drawn, place + 1);
  }

  updated() {
    const row = this.querySelector('tr.lit');
    if (row && this.broughtIntoView !== this.lit) {
      this.broughtIntoView = this.lit;
      row.scrollIntoView({ block: 'center' });
    }
  }

  render() {
    if (this.rows.length === 0 && !this.more && !this.foot)
      return html`<p class="empty">${this.empty ?? 'Nothing here yet.'}</p>`;
    const found = this.sort(this.filtered());
    return html`
      ${this.tools(found)}
      <div class="scroll">
        <table>
          <caption class="for-readers">${this.caption}</caption>
          <thead>
            <tr>${this.columns.map(column => this.head(column))}</tr>
          </thead>
          <tbody>
            ${repeat(found.slice(0, this.drawn), this.keyOf ?? ((_, place) => place), row => this.row(row))}
          </tbody>
          ${this.foot ? html`<tfoot>${this.foot.map(row => this.row(row))}</tfoot>` : nothing}
        </table>
      </div>
      ${found.length === 0 && this.text ? html`<p class="empty">No row contains “${this.text}”.</p>` : nothing}
      ${this.end(found)}
    `;
  }

  tools(found) {
    return html`<div class="tools">
      ${
        this.rows.length > MANY || this.text
          ? html`<input type="search" aria-label="Filter: ${this.caption}" placeholder="Filter" .value=${this.text}
            @input=${event => {
              this.text = event.target.value;
              this.drawn = PORTION;
            }}>
          <span class="quiet" role="status">${
            this.text ? `${found.length} of ${this.rows.length}` : count(this.rows.length, 'row')
          }</span>`
          : nothing
      }
      <button class="plain export" title="Download as CSV" @click=${() => this.export(found)}>CSV</button>
    </div>`;
  }

  head(column) {
    if (column.plain) return html`<th class="plain"><span class="for-readers">${column.label}</span></th>`;
    const direction = this.sorted?.label === column.label ? this.sorted.direction : null;
    return html`<th class=${column.figure ? 'figure' : ''} aria-sort=${direction ?? 'none'}>
      <button class="sort" @click=${() => this.sortBy(column.label)}>${column.label}</button>
    </th>`;
  }

  row(row) {
    const lit = this.lit && this.keyOf(row) === this.lit ? 'lit' : '';
    return html`<tr class=${`${this.classOf?.(row) ?? ''} ${lit}`.trim() || nothing}
      aria-current=${lit ? 'true' : nothing}>
      ${this.columns.map(
        column =>
          html`<td class=${column.figure ? 'figure' : ''}
            data-label=${column.label}>${column.show ? column.show(row) : column.value(row)}</td>`,
      )}
    </tr>`;
  }

  end(found) {
    if (found.length > this.drawn) {
      return html`<button class="plain" @click=${() => (this.drawn += PORTION)}>Show
        ${Math.min(PORTION, found.length - this.drawn)} more</button>`;
    }
    return this.more
      ? html`<button class="plain" ?disabled=${this.busy} @click=${this.fetchMore}>Load more</button>`
      : nothing;
  }

  async fetchMore() {
    this.busy = true;
    await this.more();
    this.drawn += PORTION;
    this.busy = false;
  }

  filtered() {
    const sought = this.text.trim().toLowerCase();
    if (!sought) return this.rows;
    return this.rows.filter(row =>
      this.columns.some(
        column =>
          !column.plain &&
          String(column.value(row) ?? '')
            .toLowerCase()
            .includes(sought),
      ),
    );
  }

  sortBy(label) {
    const again = this.sorted?.label === label && this.sorted.direction === 'ascending';
    this.sorted = { label, direction: again ? 'descending' : 'ascending' };
  }

  /** If the column that was sorted by is gone, the rows keep their order. */
  sort(rows) {
    const column = this.columns.find(({ label }) => label === this.sorted?.label);
    if (!column) return rows;
    const { value } = column;
    const sign = this.sorted.direction === 'ascending' ? 1 : -1;
    return [...rows].sort((a, b) => sign * order(value(a), value(b)));
  }

  export(found) {
    const columns = this.columns.filter(column => !column.plain);
    const text = csv([
      columns.map(column => column.label),
      ...[...found, ...(this.foot ?? [])].map(row => columns.map(column => column.value(row))),
    ]);
    download(`${this.caption.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.csv`, text);
  }
}

/** Missing values come last; decimals are compared by value, texts by the rules of the language. */
function order(a, b) {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  if (isDecimal(String(a)) && isDecimal(String(b))) return compare(String(a), String(b));
  return String(a).localeCompare(String(b));
}

customElements.define('ta-table', DataTable);
