import { Problem } from 'app/api.js';
import { compare } from 'app/decimal.js';
import { figureAdvice, typedDecimal } from 'app/typed.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { field } from '../form-field/form-field.js';
import '../listing-field/listing-field.js';
import { effectOnUnits, ratioInWords } from './action-words.js';

/**
 * The fields of a split or a consolidation, to be placed in a form. Shows the effect while the user types.
 * `actionOf(new FormData(form))` reads the fields.
 *
 *     <ta-action-form .holdings=${holdings} currency="GBP"></ta-action-form>
 *
 * @element ta-action-form
 * @prop {object[]} holdings - the holdings of the portfolio, as the API sends them
 * @prop {string} currency - the base currency
 */
class ActionForm extends View {
  static properties = {
    holdings: { attribute: false },
    currency: {},
    listing: { state: true },
    before: { state: true },
    after: { state: true },
  };

  render() {
    const number = (name, placeholder) =>
      html`<input name=${name} class="figure" inputmode="decimal" required maxlength="40" autocomplete="off"
        placeholder=${placeholder}
        @input=${event => (this[name.replace('units_', '')] = typedDecimal(event.target.value))}>`;
    return html`
      <div class="row">
        ${field(
          'Listing',
          html`<ta-listing-field name="listing" required
            @chosen=${event => (this.listing = event.detail.value)}></ta-listing-field>`,
        )}
        ${field('First session with the new units', html`<input name="effective_on" type="date" required>`)}
      </div>
      <div class="row">
        ${field('Units before', number('units_before', '1'))}
        ${field('Units after', number('units_after', '10'))}
      </div>
      <p class="effect" role="status">${this.effect()}</p>
      ${field('Source (optional)', html`<input name="note" maxlength="4000" autocomplete="off">`, {
        hint: 'For example the fund’s notice.',
      })}
    `;
  }

  effect() {
    const action = { units_before: this.before, units_after: this.after };
    if (!isRatio(action)) return 'Enter the ratio to see the effect.';
    const holding = this.holdings.find(one => one.listing === this.listing);
    return html`${ratioInWords(action)}. ${
      holding
        ? effectOnUnits(action, holding, this.currency)
        : this.listing
          ? `You hold none of ${this.listing}.`
          : nothing
    }`;
  }
}

const isRatio = ({ units_before: before, units_after: after }) =>
  [before, after].every(units => units && compare(units, '0') > 0) && compare(before, after) !== 0;

/** The fields as the API takes them. @throws {Problem} if the ratio is invalid */
export function actionOf(fields) {
  const [before, after] = ['units_before', 'units_after'].map(name => typedDecimal(fields.get(name)));
  if (!isRatio({ units_before: before, units_after: after })) {
    throw new Problem({
      status: 0,
      code: 'INVALID',
      detail: 'The ratio needs two different numbers above 0, for example 1 and 10.',
      maybe: ['units_before', 'units_after']
        .map(name => fields.get(name))
        .filter(text => typedDecimal(text) === null)
        .map(figureAdvice)
        .find(Boolean),
    });
  }
  return {
    listing: fields.get('listing').trim().toUpperCase(),
    kind: compare(after, before) > 0 ? 'SPLIT' : 'CONSOLIDATION',
    effective_on: fields.get('effective_on'),
    units_before: before,
    units_after: after,
    note: fields.get('note').trim() || undefined,
  };
}

customElements.define('ta-action-form', ActionForm);
