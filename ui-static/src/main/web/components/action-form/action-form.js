import { Problem } from 'app/api.js';
import { compare } from 'app/decimal.js';
import { typedDecimal } from 'app/typed.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { field } from '../form-field/form-field.js';
import '../listing-field/listing-field.js';
import { effectOnUnits, ratioInWords } from './action-words.js';

/**
 * The fields of a split or a consolidation, for a form that contains them; says while somebody types what it will do.
 * `actionOf(new FormData(form))` reads them.
 *
 *     <ta-action-form .holdings=${holdings} currency="GBP"></ta-action-form>
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
        ${field('First session in the new units', html`<input name="effective_on" type="date" required>`)}
      </div>
      <div class="row">
        ${field('So many units of before', number('units_before', '1'))}
        ${field('become so many', number('units_after', '10'))}
      </div>
      <p class="effect" role="status">${this.effect()}</p>
      ${field('Where it is said', html`<input name="note" maxlength="4000" autocomplete="off">`, {
        hint: 'As the fund’s notice. May be left out.',
      })}
    `;
  }

  effect() {
    const action = { units_before: this.before, units_after: this.after };
    if (!isRatio(action)) return 'Say the ratio, and you read here what it will do.';
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

/** What the fields say, as the API takes it. @throws {Problem} when the ratio is none */
export function actionOf(fields) {
  const [before, after] = ['units_before', 'units_after'].map(name => typedDecimal(fields.get(name)));
  if (!isRatio({ units_before: before, units_after: after })) {
    throw new Problem({
      status: 0,
      code: 'INVALID',
      detail: 'The ratio is two different numbers above 0, as 1 and 10.',
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
