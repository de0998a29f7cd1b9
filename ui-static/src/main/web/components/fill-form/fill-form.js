import { poster } from 'app/api.js';
import { compare, isZero, magnitude, minus, sum } from 'app/decimal.js';
import { money, plain, sentence } from 'app/format.js';
import { typedDecimal, zone } from 'app/typed.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { confirm } from '../confirm-dialog/confirm-dialog.js';
import { oddities } from './plausibility.js';
import { recordBody } from './record-body.js';
import { cashEffect, execution, fault, fillOf, isForeign, newRow, spread } from './typed-fills.js';

/**
 * A form for the fills of a recommendation, as they stand on the contract notes: one or more rows for each order. The
 * user confirms unusual values and sees the ledger entries before they are recorded.
 *
 *     <ta-fill-form .orders=${brokerOrders} .recommendation=${r} cash="512.30" currency="GBP"
 *       @recorded=${event => event.detail} @cancelled=${…}></ta-fill-form>
 *
 * @element ta-fill-form
 * @prop {object[]} orders - from `brokerOrders`
 * @prop {object} recommendation - as the API sends it
 * @prop {string} cash - the cash of the portfolio
 * @prop {string} currency - the base currency
 *
 * @fires {CustomEvent<object>} recorded - the response of the API
 * @fires cancelled - after a click on Cancel
 */
class FillForm extends View {
  static properties = {
    orders: { attribute: false },
    recommendation: { attribute: false },
    cash: {},
    currency: {},
    rows: { state: true },
    complete: { state: true },
  };

  constructor() {
    super();
    this.send = poster();
  }

  willUpdate() {
    this.rows ??= this.orders.filter(order => !isZero(order.left)).map(order => newRow(order));
  }

  render() {
    const open = this.orders.filter(order => compare(this.unitsOf(order), order.left) < 0);
    return html`<form class="fills" @submit=${this.submit} aria-label="Mark executed">
      <h2 tabindex="-1">What did the broker do?</h2>
      <p class="hint">Enter units, price and fees from the contract notes. A trade in another currency is recorded in
        ${this.currency}, at the rate of your broker. Remove the row of an order that was not
        traded. Times are in the time zone ${zone()}.</p>
      ${this.orders.map(order => this.order(order))}
      ${
        open.length > 0 && this.rows.length > 0
          ? html`<label class="tick"><input type="checkbox" .checked=${Boolean(this.complete)}
            @change=${event => (this.complete = event.target.checked)}
            >No more fills will come: ${open
              .map(order => `${plain(rest(order, this.unitsOf(order)))} ${order.ticker}`)
              .join(', ')} will not be traded</label>`
          : nothing
      }
      <div class="actions">
        <button ?disabled=${this.rows.length === 0}>Check what will be recorded</button>
        <button type="button" class="plain" @click=${() => this.tell('cancelled')}>Cancel</button>
      </div>
    </form>`;
  }

  order(order) {
    const rows = this.rowsOf(order);
    const title = `${sentence(order.side.toLowerCase())} ${plain(order.units)} ${order.ticker}`;
    return html`<fieldset>
      <legend>${title}${isZero(order.filled) ? '' : `, ${plain(order.filled)} recorded already`}</legend>
      ${repeat(
        rows,
        row => row.id,
        row => this.row(row),
      )}
      <button type="button" class="link" @click=${() => this.add(order)}>${
        rows.length === 0 ? 'Add a fill' : 'Add another fill'
      }</button>
    </fieldset>`;
  }

  row(row) {
    const { order } = row;
    return html`<div class="fill ${isForeign(row) ? 'foreign' : ''}" id=${row.id}>
      ${this.field(row, 'units', 'Units')}
      ${this.field(row, 'price', order.price.quote ? 'Price per unit' : `Price per unit, ${this.currency}`)}
      ${
        order.price.quote
          ? html`<label>Price unit <select @change=${event => this.change(row, { unit: event.target.value || null })}>
            ${[order.price.quote.unit, ''].map(
              unit =>
                html`<option value=${unit} ?selected=${(row.unit ?? '') === unit}>${unit || this.currency}</option>`,
            )}
          </select></label>`
          : nothing
      }
      ${isForeign(row) ? this.rate(row) : nothing}
      ${this.field(row, 'fees', `Fees, ${this.currency}${isForeign(row) ? ', also for the exchange' : ''}`)}
      <label class="when">Traded
        <input type="datetime-local" name="at" required .value=${row.at}
          @input=${event => this.change(row, { at: event.target.value })}>
      </label>
      <label>Contract note
        <input name="note" .value=${row.note} @input=${event => this.change(row, { note: event.target.value })}>
      </label>
      <button type="button" class="link" aria-label="Remove this fill of ${order.ticker}"
        @click=${() => this.drop(row)}>Remove</button>
      <p class="sum quiet" aria-live="polite">${this.effect(row)}</p>
    </div>`;
  }

  /** The broker's rate. That of the run is shown, and never taken for it. */
  rate(row) {
    const { currency, rate } = row.order.price.quote;
    return this.field(row, 'rate', `Rate, ${currency} for 1 ${this.currency}`, plain(rate));
  }

  field(row, name, label, example) {
    return html`<label>${label}
      <input class="figure" inputmode="decimal" autocomplete="off" name=${name} required .value=${row[name]}
        placeholder=${example ? `such as ${example}` : nothing}
        @input=${event => this.change(row, { [name]: event.target.value })}>
    </label>`;
  }

  /** The effect of a row, shown while the user types. */
  effect(row) {
    const fill = fillOf(row);
    if (!fill) return '';
    const each = row.unit === null ? '' : `One unit is ${plain(fill.price)} ${this.currency}. `;
    const effect = cashEffect(fill);
    const verb = effect.startsWith('-') ? 'Takes' : 'Brings';
    return `${each}${verb} ${money(magnitude(effect), this.currency)}, fees included.`;
  }

  /** Moves the keyboard focus into the form. */
  firstUpdated() {
    this.querySelector('h2').focus();
  }

  updated() {
    for (const row of this.rows) {
      for (const name of ['units', 'price', 'rate', 'fees', 'note']) {
        this.querySelector(`#${row.id} [name=${name}]`)?.setCustomValidity(fault(row, name));
      }
    }
  }

  change(row, changes) {
    this.rows = this.rows.map(other => (other === row ? { ...row, ...changes } : other));
  }

  drop(row) {
    this.rows = this.rows.filter(other => other !== row);
  }

  add(order) {
    const open = rest(order, this.unitsOf(order));
    this.rows = [...this.rows, newRow(order, open)];
  }

  rowsOf(order) {
    return this.rows.filter(row => row.order.key === order.key);
  }

  unitsOf(order) {
    const typed = this.rowsOf(order).filter(row => row.units.trim() !== '' && !fault(row, 'units'));
    return sum('0', ...typed.map(row => typedDecimal(row.units)));
  }

  async submit(event) {
    event.preventDefault();
    const typed = this.orders.flatMap(order => this.rowsOf(order)).map(fillOf);
    if (typed.includes(null)) return;
    const fills = spread(typed);
    const known = { orders: this.orders, cash: this.cash, currency: this.currency, asOf: this.recommendation.as_of };
    const effect = sum('0', ...fills.map(cashEffect));
    const unusual = oddities(typed, { ...known, effect });
    const body = execution(fills, Boolean(this.complete), unusual.length > 0);
    const done = await confirm({
      title: 'Record what was traded',
      body: recordBody(fills, unusual, { ...known, effect, complete: this.complete }),
      verb: 'Record',
      act: () => this.send(`/recommendations/${this.recommendation.id}/mark-executed`, body),
    });
    if (done) this.tell('recorded', done);
  }
}

const rest = (order, units) => (compare(order.left, units) > 0 ? minus(order.left, units) : '0');

customElements.define('ta-fill-form', FillForm);
