import { get, glance, post, withQuery } from 'app/api.js';
import { shortDate } from 'app/format.js';
import { session } from 'app/session.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { figureTable } from './simulation-figures.js';
import './change-effects.js';

const PAUSE = 1500;

/** As many unfinished ones as the service takes, less one for the user. */
const UNFINISHED_MAX = 2;

/** So many years are simulated before an approval. */
const YEARS = 10;

const isOver = ({ state }) => !['QUEUED', 'RUNNING'].includes(state);
const isUsable = ({ state }) => !['CANCELLED', 'FAILED'].includes(state);

/**
 * The simulation of some versions in short, with a link to all of it. If there is none of these policies, one is asked
 * for; whatever prevents it is said in a line.
 *
 *     <ta-simulation-summary base="/portfolios/…" .policies=${[{ version: 2, policy_sha256: '…' }]}>
 *     <ta-simulation-summary base="/portfolios/…" .approved=${2}></ta-simulation-summary>
 *
 * @element ta-simulation-summary
 * @prop {string} base - the path of the portfolio
 * @prop {?{version: number, policy_sha256: string}[]} policies - what is to be simulated
 * @prop {?number} approved - the version whose simulation before its approval is shown, if there was one
 */
class SimulationSummary extends View {
  static properties = {
    base: {},
    policies: { attribute: false },
    approved: { attribute: false },
    detail: { state: true },
    note: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('approved') || (changed.has('policies') && !this.detail)) this.begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  async begin() {
    this.detail = this.note = undefined;
    try {
      const list = await get(`${this.base}/simulations`);
      const kept = this.approved
        ? list.find(({ approved_version: version }) => version === this.approved)
        : list.find(simulation => isUsable(simulation) && this.isOfThese(simulation));
      const simulation = kept ?? (this.approved ? null : await this.request(list));
      if (simulation) await this.look(simulation.id, get);
    } catch (problem) {
      this.note = `It cannot be shown: ${problem.detail}`;
    }
  }

  /** With an active version beside the draft, each change is simulated alone too. */
  get comparesChanges() {
    return this.policies.length === 2;
  }

  isOfThese({ policies, each_change: eachChange, vary, paths }) {
    const { policies: wanted } = this;
    return (
      eachChange === this.comparesChanges &&
      vary.length === 0 &&
      !paths &&
      policies.length === wanted.length &&
      policies.every(
        ({ version, policy_sha256: hash }, place) =>
          version === wanted[place].version && hash === wanted[place].policy_sha256,
      )
    );
  }

  /** Asks for a simulation, unless something is missing for it. */
  async request(list) {
    const versions = this.policies.map(({ version }) => version);
    const span = await get(withQuery(`${this.base}/simulation-span`, { versions: versions.join(',') }));
    if (span.missing.length) {
      this.note = `It needs stored closes of ${span.missing.join(', ')}.`;
    } else if (span.last < span.first) {
      this.note = 'It needs days on which every fund has a close.';
    } else if (list.filter(simulation => !isOver(simulation)).length > UNFINISHED_MAX) {
      this.note = 'Other simulations are under way.';
    } else {
      return post(`${this.base}/simulations`, {
        versions,
        years: YEARS,
        each_change: this.comparesChanges,
      });
    }
    return null;
  }

  async look(id, ask) {
    this.detail = (await ask(`${this.base}/simulations/${id}`).catch(() => null)) ?? this.detail;
    if (this.isConnected && this.detail && !isOver(this.detail.simulation))
      this.timer = setTimeout(() => this.look(id, glance), PAUSE);
  }

  render() {
    if (!this.detail && !this.note) return this.approved ? nothing : this.headed(html`<p class="quiet">Looking …</p>`);
    return this.headed(this.detail ? this.shown(this.detail) : html`<p class="quiet">${this.note}</p>`);
  }

  headed(content) {
    return this.approved
      ? html`<details><summary>Simulated before its approval</summary>${content}</details>`
      : html`<h3>Over the stored prices</h3>${content}`;
  }

  shown({ simulation, result }) {
    const { terms, state, progress, problem } = simulation;
    const currency = session.portfolio(this.base.split('/').at(-1)).base_currency;
    const link = html`<a href="${this.base}/simulate?simulation=${simulation.id}" target="_blank">See all of it</a>`;
    if (result)
      return html`<p class="quiet">${shortDate(terms.from)} to ${shortDate(terms.to)}: arithmetic on the past, no
        advice. ${link}</p>${figureTable(result.simulations, currency, true)}
        ${
          result.changes
            ? html`<p><strong>Change by change</strong></p><ta-change-effects .result=${result}
                currency=${currency}></ta-change-effects>`
            : nothing
        }`;
    if (state === 'FAILED' || state === 'CANCELLED')
      return html`<p class="quiet">${problem ?? 'It was cancelled.'}</p>`;
    const stand = state === 'QUEUED' ? 'Waiting for a worker' : `${progress} % simulated`;
    return html`<p role="status" class="quiet">${stand} … You need not wait for it. ${link}</p>`;
  }
}

customElements.define('ta-simulation-summary', SimulationSummary);
