import { get } from 'app/api.js';
import { count } from 'app/format.js';
import { View } from 'app/view.js';
import { field } from 'components/form-field/form-field.js';
import { html } from 'lit';
import { numericKeys, typedValues } from './policy-keys.js';

/** Two keys make a map. */
const KEYS = 2;

/** As many variants as the service tries. */
export const VARIANTS_MAX = 100;

/**
 * The fields for keys of a version and the values to try in them. A form reads them with `variedOf`.
 *
 * @element ta-vary-fields
 * @prop {string} base - the path of the portfolio
 * @prop {number} version - its number
 * @prop {Map<string, string>} faults - by JSON pointer into the request
 */
class VaryFields extends View {
  static properties = {
    base: {},
    version: { type: Number },
    faults: { attribute: false },
    keys: { state: true },
    chosen: { state: true },
    values: { state: true },
    problem: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('version')) this.fetch();
  }

  async fetch() {
    const { version } = this;
    this.keys = this.problem = undefined;
    this.chosen = Array(KEYS).fill('');
    this.values = Array(KEYS).fill('');
    try {
      const { policy } = await get(`${this.base}/strategy/versions/${version}`);
      if (version === this.version) this.keys = numericKeys(policy);
    } catch (problem) {
      this.problem = problem.detail ?? 'The policy is no JSON.';
    }
  }

  render() {
    if (this.problem) return html`<p class="look">▲ ${this.problem}</p>`;
    if (!this.keys) return html`<p class="quiet">Looking …</p>`;
    const variants = this.values.reduce((all, text) => all * (typedValues(text).length || 1), 1);
    return html`${this.chosen.map((_, place) => this.pair(place))}
      <p class="quiet" role="status">${count(variants, 'variant')}${
        variants > VARIANTS_MAX ? `: at most ${VARIANTS_MAX} are tried` : ', each from three first days'
      }.</p>`;
  }

  pair(place) {
    const fault = name => ({ fault: this.faults.get(`/vary/${place}/${name}`) });
    return html`<div class="row">
      ${field(
        place ? 'Second key' : 'Key',
        html`<select name="vary_path" ?required=${place === 0} @change=${event => this.choose(place, event)}>
          <option value="">${place ? 'none' : 'choose one'}</option>
          ${this.keys.map(
            ({ path, name, value }) =>
              html`<option value=${path} ?selected=${path === this.chosen[place]}>${name}: ${value}</option>`,
          )}</select>`,
        fault('path'),
      )}
      ${field(
        'Values to try',
        html`<input name="vary_values" class="figure" autocomplete="off" ?required=${Boolean(this.chosen[place])}
          .value=${this.values[place]} @input=${event => this.type(place, event.target.value)}>`,
        { ...fault('values'), hint: 'With spaces between. The first is what the others are compared with.' },
      )}
    </div>`;
  }

  /** The current value comes first. */
  choose(place, event) {
    const path = event.target.value;
    this.chosen = this.chosen.with(place, path);
    const key = this.keys.find(each => each.path === path);
    this.type(place, key ? `${key.value} ` : '');
  }

  type(place, text) {
    this.values = this.values.with(place, text);
  }
}

/** The keys and values of a form, as the request has them. @param {FormData} fields */
export const variedOf = fields => {
  const values = fields.getAll('vary_values');
  return fields
    .getAll('vary_path')
    .map((path, place) => ({ path, values: typedValues(values[place]) }))
    .filter(({ path }) => path);
};

customElements.define('ta-vary-fields', VaryFields);
