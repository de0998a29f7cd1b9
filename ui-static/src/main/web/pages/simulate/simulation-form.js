import { Problem, poster } from 'app/api.js';
import { isDecimal } from 'app/decimal.js';
import { forget } from 'app/leaving.js';
import { figureAdvice, typedDecimal } from 'app/typed.js';
import { View } from 'app/view.js';
import { faultsOf, field } from 'components/form-field/form-field.js';
import { html } from 'lit';
import 'components/listing-field/listing-field.js';
import 'components/problem-note/problem-note.js';
import { variedOf } from './vary-fields.js';

const STATES = { APPROVED: 'active', DRAFT: 'draft', RETIRED: 'retired' };

/** The most versions that are compared. */
const MOST = 5;

/** The newest versions that are offered. */
const SHOWN = 20;

const versionWords = ({ number, state, reason }) =>
  `Version ${number}, ${STATES[state]}${reason ? `: “${reason.slice(0, 60)}”` : ''}`;

const fault = (faults, at) => (faults.has(at) ? html`<p class="fault">${faults.get(at)}</p>` : '');

const FIGURES = {
  tax_relief_pct: 'Tax relief, in % of each contribution',
  spread_pct: 'Spread between bid and ask, in %',
  start_cash: 'Cash at the start',
  start_invested: 'Invested in the targets at the start',
};

/** What can be simulated. */
const MODES = {
  compare: 'Compare versions',
  vary: 'Vary keys of one version',
  paths: 'Try one version on made-up paths',
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
    mode: { state: true },
    version: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.mode = 'compare';
    this.send = poster();
  }

  render() {
    const faults = this.problem ? faultsOf(this.problem) : new Map();
    const has = name => ({ fault: faults.get(`/${name}`) });
    const whole = (name, value, least, most) =>
      html`<input name=${name} class="figure" type="number" required min=${least} max=${most} value=${value}>`;
    const decimal = (name, value) =>
      html`<input name=${name} class="figure" inputmode="decimal" required autocomplete="off" value=${value}>`;
    return html`<form @submit=${this.submit}>
      <fieldset><legend>What to simulate</legend>
        ${Object.entries(MODES).map(
          ([mode, label]) => html`<label class="choice"><input type="radio" name="mode" value=${mode}
            ?checked=${mode === this.mode} @change=${() => this.change(mode)}> ${label}</label>`,
        )}
      </fieldset>
      ${this.mode === 'compare' ? this.several(faults) : this.one(faults)}
      ${
        this.mode === 'vary'
          ? html`<ta-vary-fields .base=${this.base} .version=${this.chosen} .faults=${faults}></ta-vary-fields>
              ${fault(faults, '/vary')}`
          : ''
      }
      ${this.mode === 'paths' ? this.paths(has, whole) : ''}
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
        ${field('Benchmark', html`<ta-listing-field name="benchmark"></ta-listing-field>`, {
          ...has('benchmark'),
          hint: 'A listing with stored closes, bought with the same payments. Empty: none.',
        })}
      </div>
      <label class="choice"><input type="checkbox" name="hold" checked> Also show the targets, bought with the same
        payments and held</label>
      <ta-problem .problem=${this.problem}></ta-problem>
      <p class="actions"><button ?disabled=${Boolean(this.busy)}>Simulate</button>
        <span class="quiet">Dividends are not stored: a fund that pays them out is shown without them.</span></p>
    </form>`;
  }

  /** Versions that are compared. */
  several(faults) {
    return html`<fieldset><legend>Versions, up to ${MOST}; several are compared</legend>
      ${this.versions.slice(0, SHOWN).map(
        version => html`<label class="choice">
          <input type="checkbox" name="version" value=${version.number} ?checked=${this.isProposed(version.number)}>
          ${versionWords(version)}</label>`,
      )}
      ${[...faults].filter(([at]) => at.startsWith('/versions')).map(([, text]) => html`<p class="fault">${text}</p>`)}
      ${this.changes(faults)}
    </fieldset>`;
  }

  changes(faults) {
    return this.versions.some(({ state }) => state === 'APPROVED') && this.versions.length > 1
      ? html`<label class="choice"><input type="checkbox" name="each_change"> Also each change alone, between the active
          version and one other</label>${fault(faults, '/each_change')}`
      : '';
  }

  one(faults) {
    return field(
      'Version',
      html`<select name="version" @change=${event => (this.version = Number(event.target.value))}>${this.versions
        .slice(0, SHOWN)
        .map(
          version =>
            html`<option value=${version.number} ?selected=${version.number === this.chosen}>${versionWords(
              version,
            )}</option>`,
        )}</select>`,
      { fault: [...faults].find(([at]) => at.startsWith('/versions'))?.[1] },
    );
  }

  paths(has, whole) {
    return html`<div class="row">
        ${field('Paths', whole('count', 50, 1, 500), has('paths/count'))}
        ${field('Years of a path', whole('path_years', 25, 1, 60), has('paths/years'))}
        ${field('Real months that stay together', whole('block_months', 12, 1, 120), has('paths/block_months'))}
        ${field('Seed', whole('seed', 1, 0, 2_147_483_647), {
          ...has('paths/seed'),
          hint: 'The same seed draws the same paths.',
        })}
      </div>
      <p class="hint">Each path joins months of the stored prices in another order. It is arithmetic on the past: what
        never happened there happens on no path.</p>`;
  }

  change(mode) {
    this.mode = mode;
    this.problem = undefined;
  }

  /** The version that is simulated alone. */
  get chosen() {
    return this.version ?? (this.versions.find(({ state }) => state === 'APPROVED') ?? this.versions[0]).number;
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
  const figures = Object.keys(FIGURES).map(name => [name, figureOf(fields.get(name), `/${name}`)]);
  const whole = name => Number(fields.get(name));
  const vary = variedOf(fields);
  vary.forEach(({ values }, place) => {
    for (const value of values) if (!isDecimal(value)) figureOf(value, `/vary/${place}/values`, true);
  });
  return {
    versions: fields.getAll('version').map(Number),
    from: fields.get('from') || null,
    to: fields.get('to') || null,
    contribution_day: whole('contribution_day'),
    relief_days: whole('relief_days'),
    ...Object.fromEntries(figures),
    hold: fields.has('hold'),
    benchmark: fields.get('benchmark').trim().toUpperCase() || null,
    each_change: fields.has('each_change'),
    vary: vary.length ? vary : null,
    paths: fields.has('count')
      ? {
          count: whole('count'),
          years: whole('path_years'),
          block_months: whole('block_months'),
          seed: whole('seed'),
        }
      : null,
  };
}

/** A typed figure as the service takes it. `exact` refuses what would have to be written differently. */
function figureOf(typed, at, exact = false) {
  const decimal = typedDecimal(typed);
  if (decimal !== null && !exact) return decimal;
  throw new Problem({
    status: 0,
    code: 'INVALID',
    detail: `“${typed}” is no number.`,
    maybe: figureAdvice(typed),
    errors: [{ at, detail: 'must be a number' }],
  });
}

customElements.define('ta-simulation-form', SimulationForm);
