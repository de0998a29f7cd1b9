import { Problem, poster } from 'app/api.js';
import { forget } from 'app/leaving.js';
import { figureAdvice, typedDecimal } from 'app/typed.js';
import { View } from 'app/view.js';
import { faultsOf, field } from 'components/form-field/form-field.js';
import { html } from 'lit';
import 'components/problem-note/problem-note.js';

const STATES = { APPROVED: 'active', DRAFT: 'draft', RETIRED: 'retired' };

/** The most versions that are compared. */
const MOST = 5;

const FIGURES = {
  tax_relief_pct: 'Tax relief, in % of each contribution',
  spread_pct: 'Spread between bid and ask, in %',
  start_cash: 'Cash at the start',
  start_invested: 'Invested in the targets at the start',
};

/**
 * Asks for a simulation.
 *
 * @element ta-simulation-form
 * @prop {string} base - the path of the portfolio
 * @prop {object[]} versions - those that can be simulated, newest first
 *
 * @fires {CustomEvent<object>} requested - the simulation that was asked for
 */
class SimulationForm extends View {
  static properties = {
    base: {},
    versions: { attribute: false },
    problem: { state: true },
    busy: { state: true },
  };

  send = poster();

  render() {
    const faults = this.problem ? faultsOf(this.problem) : new Map();
    const has = name => ({ fault: faults.get(`/${name}`) });
    const whole = (name, value, least, most) =>
      html`<input name=${name} class="figure" type="number" required min=${least} max=${most} value=${value}>`;
    const decimal = (name, value) =>
      html`<input name=${name} class="figure" inputmode="decimal" required autocomplete="off" value=${value}>`;
    return html`<form @submit=${this.submit}>
      <fieldset><legend>Versions, up to ${MOST}; several are compared</legend>
        ${this.versions.slice(0, 20).map(
          ({ number, state, reason }) => html`<label class="choice">
            <input type="checkbox" name="version" value=${number} ?checked=${this.isProposed(number)}>
            Version ${number}, ${STATES[state]}${reason ? html`: <q>${reason.slice(0, 60)}</q>` : ''}</label>`,
        )}
      </fieldset>
      <div class="row">
        ${field('From', html`<input type="date" name="from">`, {
          ...has('from'),
          hint: 'Empty: as far as there is a close of every fund.',
        })}
        ${field('To', html`<input type="date" name="to">`, { ...has('to'), hint: 'Empty: the last such close.' })}
        ${field('Day of the contribution', whole('contribution_day', 1, 1, 28), {
          ...has('contribution_day'),
          hint: 'The monthly run follows its close.',
        })}
      </div>
      <div class="row">
        ${field(FIGURES.tax_relief_pct, decimal('tax_relief_pct', '0'), {
          ...has('tax_relief_pct'),
          hint: '25 for basic-rate relief.',
        })}
        ${field('Days until the relief comes', whole('relief_days', 42, 0, 366), has('relief_days'))}
        ${field(FIGURES.spread_pct, decimal('spread_pct', '0.1'), {
          ...has('spread_pct'),
          hint: 'Orders are carried out at the next close, and pay half of it.',
        })}
      </div>
      <div class="row">
        ${field(FIGURES.start_cash, decimal('start_cash', '0'), has('start_cash'))}
        ${field(FIGURES.start_invested, decimal('start_invested', '0'), has('start_invested'))}
      </div>
      <ta-problem .problem=${this.problem}></ta-problem>
      <p class="actions"><button ?disabled=${Boolean(this.busy)}>Simulate</button>
        <span class="quiet">Dividends are not stored: a fund that pays them out is shown without them.</span></p>
    </form>`;
  }

  /** The active version and the newest draft. */
  isProposed(number) {
    const draft = this.versions.find(({ state }) => state === 'DRAFT')?.number;
    const active = this.versions.find(({ state }) => state === 'APPROVED')?.number;
    return number === active || number === draft || (!active && !draft && number === this.versions[0].number);
  }

  async submit(event) {
    event.preventDefault();
    const fields = new FormData(event.target);
    this.problem = undefined;
    this.busy = true;
    try {
      const simulation = await this.send(`${this.base}/simulations`, termsOf(fields));
      this.send = poster();
      forget(this);
      this.tell('requested', simulation);
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

/** @throws {Problem} if a figure is none */
function termsOf(fields) {
  const figures = Object.keys(FIGURES).map(name => {
    const typed = fields.get(name);
    const decimal = typedDecimal(typed);
    if (decimal === null)
      throw new Problem({
        status: 0,
        code: 'INVALID',
        detail: `“${typed}” is no number.`,
        maybe: figureAdvice(typed),
        errors: [{ at: `/${name}`, detail: 'must be a number' }],
      });
    return [name, decimal];
  });
  return {
    versions: fields.getAll('version').map(Number),
    from: fields.get('from') || null,
    to: fields.get('to') || null,
    contribution_day: Number(fields.get('contribution_day')),
    relief_days: Number(fields.get('relief_days')),
    ...Object.fromEntries(figures),
  };
}

customElements.define('ta-simulation-form', SimulationForm);
