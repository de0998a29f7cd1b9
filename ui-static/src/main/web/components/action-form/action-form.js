import { ask, Problem } from 'app/api.js';
import { compare } from 'app/decimal.js';
import { figureAdvice, typedDecimal } from 'app/typed.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { field } from '../form-field/form-field.js';
import '../listing-field/listing-field.js';
import '../problem-note/problem-note.js';
import { hintOf, KINDS, labelOf } from './action-kinds.js';
import { effectOf } from './action-words.js';

/** The effect is asked for after this pause in typing, in milliseconds. */
const PAUSE = 400;
const FIGURES = ['units_before', 'units_after', 'cash_per_unit', 'cost_share', 'cost_per_unit'];
const PLACEHOLDERS = { units_before: '1', units_after: '10', cash_per_unit: '0.50', cost_share: '0.25' };

/**
 * The fields of a corporate action, to be placed in a form. Shows what the action would do to the portfolio while the
 * user types; nothing is recorded by that. `actionOf(new FormData(form))` reads the fields.
 *
 *     <ta-action-form path="/portfolios/…/corporate-actions" currency="GBP"></ta-action-form>
 *
 * @element ta-action-form
 * @prop {string} path - where the API takes corporate actions of the portfolio
 * @prop {string} currency - the base currency
 */
class ActionForm extends View {
  static properties = {
    path: {},
    currency: {},
    kind: { state: true },
    shown: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.kind = KINDS[0];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  render() {
    return html`<div @input=${this.typed} @chosen=${this.typed}>
      <div class="row">
        ${field(
          'What happened',
          html`<select name="kind" @change=${this.choose}>
            ${KINDS.map(kind => html`<option value=${kind.code} ?selected=${kind === this.kind}>${kind.name}</option>`)}
          </select>`,
          { hint: this.kind.says },
        )}
      </div>
      <div class="row">
        ${field('Listing', html`<ta-listing-field name="listing" required></ta-listing-field>`)}
        ${field('First session after it', html`<input name="effective_on" type="date" required>`)}
      </div>
      <div class="row">${this.kind.fields.map(name => this.control(name))}</div>
      ${field('Source (optional)', html`<input name="note" maxlength="4000" autocomplete="off">`, {
        hint: 'For example the fund’s notice.',
      })}
      <div class="effect" role="status">${this.effect()}</div>
    </div>`;
  }

  control(name) {
    const required = !this.kind.optional?.includes(name);
    const control =
      name === 'successor'
        ? html`<ta-listing-field name="successor" required></ta-listing-field>`
        : FIGURES.includes(name)
          ? html`<input name=${name} class="figure" inputmode="decimal" ?required=${required} maxlength="40"
            autocomplete="off" placeholder=${PLACEHOLDERS[name] ?? nothing}>`
          : html`<input name=${name} required maxlength="32" autocomplete="off" autocapitalize="characters">`;
    return field(labelOf(name, this.kind), control, { hint: hintOf(name, this.kind) });
  }

  effect() {
    if (this.problem) return html`<ta-problem .problem=${this.problem}></ta-problem>`;
    if (!this.shown) return 'Fill in the fields to see what it would do to this portfolio.';
    return effectOf(this.shown, this.currency);
  }

  choose(event) {
    this.kind = KINDS.find(({ code }) => code === event.target.value);
    this.shown = undefined;
    this.problem = undefined;
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  /** Only the answer to the last question counts. */
  async ask() {
    const form = this.closest('form');
    if (!form?.checkValidity()) return;
    const question = {};
    this.question = question;
    try {
      const shown = await ask(`${this.path}?dry_run=true`, actionOf(new FormData(form)));
      if (this.question === question) [this.shown, this.problem] = [shown, undefined];
    } catch (problem) {
      if (this.question === question) [this.shown, this.problem] = [undefined, problem];
    }
  }
}

/** The fields as the API takes them. @throws {Problem} if a figure is none */
export function actionOf(fields) {
  const action = {
    kind: fields.get('kind'),
    listing: fields.get('listing').trim().toUpperCase(),
    effective_on: fields.get('effective_on'),
    note: fields.get('note').trim() || undefined,
    successor: fields.get('successor')?.trim().toUpperCase() || undefined,
    new_code: fields.get('new_code')?.trim().toUpperCase() || undefined,
  };
  for (const name of FIGURES) {
    const text = fields.get(name)?.trim();
    if (!text) continue;
    action[name] = typedDecimal(text);
    if (action[name] === null) {
      throw new Problem({ status: 0, code: 'INVALID', detail: `${text} is not a number.`, maybe: figureAdvice(text) });
    }
  }
  if (action.kind === 'SPLIT' && action.units_before && action.units_after) {
    action.kind = compare(action.units_after, action.units_before) < 0 ? 'CONSOLIDATION' : 'SPLIT';
  }
  return action;
}

customElements.define('ta-action-form', ActionForm);
