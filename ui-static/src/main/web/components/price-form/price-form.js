import { poster } from 'app/api.js';
import { compare, isZero, minus, over, times } from 'app/decimal.js';
import { fixed, moment, plain, sentence } from 'app/format.js';
import { inUnit } from 'app/quote-units.js';
import { figureAdvice, localTime, typedDecimal, typedTime, zone } from 'app/typed.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { confirm } from '../confirm-dialog/confirm-dialog.js';
import { faultsOf, field } from '../form-field/form-field.js';

/**
 * A form for a price entered by hand. The price counts in one portfolio only.
 *
 *     <ta-price-form portfolio=${id} .listing=${listing} .newest=${observation}
 *       .units=${await quoteUnits(id)}></ta-price-form>
 *
 * @element ta-price-form
 * @prop {string} portfolio - the id of the portfolio
 * @prop {object} listing - as the registry has it
 * @prop {?object} newest - its newest close, for comparison
 * @prop {Record<string, object>} units - from `quoteUnits`
 *
 * @fires {CustomEvent<object>} entered - the response of the API
 * @fires close - after a click on Cancel
 */
class PriceForm extends View {
  static properties = {
    portfolio: {},
    listing: { attribute: false },
    newest: { attribute: false },
    units: { attribute: false },
    faults: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.faults = new Map();
    this.send = poster();
  }

  render() {
    const unit = this.listing.terms?.quote_unit;
    const input = (name, type = 'text', more = '') =>
      html`<input name=${name} type=${type} value=${more} maxlength=${name === 'price' ? 40 : 4000} autocomplete="off"
        class=${name === 'price' ? 'figure' : ''} inputmode=${name === 'price' ? 'decimal' : nothing}>`;
    const labelled = (name, label, control, hint) => field(label, control, { hint, fault: this.faults.get(name) });
    return html`<form class="no-print" novalidate @submit=${this.submit}>
      <div class="row">
        ${labelled(
          'price',
          'Price',
          input('price'),
          this.newest ? `The newest close is ${plain(this.newest.price)} ${this.newest.quote_unit ?? unit}.` : nothing,
        )}
        ${labelled(
          'quote_unit',
          'Unit',
          html`<select name="quote_unit">
            ${Object.keys(this.units).map(name => html`<option ?selected=${name === unit}>${name}</option>`)}
          </select>`,
        )}
        ${labelled(
          'as_of',
          'Time',
          input('as_of', 'datetime-local', this.proposedTime()),
          `Time zone: ${zone()}. For a close, the time when the session closed.`,
        )}
        ${labelled(
          'kind',
          'Kind',
          html`<select name="kind"><option value="CLOSE">close of a session</option><option value="INTRADAY">price
            during a session</option></select>`,
        )}
      </div>
      <div class="row">
        ${labelled('evidence', 'Source', input('evidence'), 'For example the fund’s website.')}
        ${labelled('reason', 'Reason', input('reason'), 'Kept permanently.')}
      </div>
      ${this.problem ? html`<ta-problem .problem=${this.problem}></ta-problem>` : nothing}
      <div class="actions">
        <button>Enter the price …</button>
        <button type="button" class="quiet" @click=${() => this.tell('close')}>Cancel</button>
      </div>
    </form>`;
  }

  /** Today at the time of the newest close, since a venue's sessions close at the same time each day. */
  proposedTime() {
    const now = localTime(Date.now());
    return this.newest ? now.slice(0, 11) + localTime(this.newest.as_of).slice(11) : now;
  }

  async submit(event) {
    event.preventDefault();
    const body = this.read(new FormData(event.target));
    this.problem = undefined;
    if (this.faults.size) return;
    const answer = await confirm({
      title: `Enter a price of ${this.listing.listing}`,
      body: html`<p><b>${plain(body.price)} ${body.quote_unit}</b> of ${moment(body.as_of)}${this.compared(body)}</p>
        <p>It counts in this portfolio only, and takes precedence over prices of providers for
          the same time. To undo it,
          enter another price for that time: the last one counts.</p>`,
      verb: 'Enter the price',
      act: async () => {
        try {
          return await this.send(`/portfolios/${this.portfolio}/prices`, body);
        } catch (problem) {
          if (problem.errors.length === 0) throw problem;
          return { problem };
        }
      },
    });
    if (answer?.problem) this.refused(answer.problem);
    else if (answer) this.tell('entered', answer);
  }

  read(fields) {
    const faults = new Map();
    const text = name => (fields.get(name) ?? '').trim();
    for (const name of ['price', 'evidence', 'reason']) if (!text(name)) faults.set(name, 'This field is required.');
    const price = typedDecimal(text('price'));
    if (text('price') && (price === null || compare(price, '0') <= 0))
      faults.set(
        'price',
        (price === null && figureAdvice(text('price'))) || 'Enter a number above 0, for example 3,690.55.',
      );
    const asOf = typedTime(text('as_of'));
    if (asOf === null) faults.set('as_of', 'Enter a date and a time.');
    const unit = text('quote_unit');
    if (!this.units[unit]) faults.set('quote_unit', 'Approve a policy first: it defines the units.');
    this.faults = faults;
    return {
      listing: this.listing.listing,
      as_of: asOf,
      kind: text('kind'),
      price,
      currency: this.units[unit]?.currency,
      quote_unit: unit,
      evidence: text('evidence'),
      reason: text('reason'),
    };
  }

  /** The change since the newest close, which shows a mistaken unit. */
  compared({ price, quote_unit: unit }) {
    const before =
      this.newest &&
      inUnit(this.newest.price, this.newest.quote_unit ?? this.listing.terms?.quote_unit, unit, this.units);
    if (!before || isZero(before)) return '.';
    const move = times(over(minus(price, before), before), '100');
    return html`: ${compare(move, '0') < 0 ? '' : '+'}${fixed(move, 1)} % from the newest close,
      ${plain(before)} ${unit}.`;
  }

  refused(problem) {
    this.faults = new Map([...faultsOf(problem)].map(([at, detail]) => [at.slice(1), sentence(detail)]));
    const named = ['price', 'quote_unit', 'as_of', 'kind', 'evidence', 'reason'];
    if (![...this.faults.keys()].some(name => named.includes(name))) this.problem = problem;
  }
}

customElements.define('ta-price-form', PriceForm);
