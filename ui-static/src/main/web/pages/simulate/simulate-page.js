import { get, post } from 'app/api.js';
import { moment, shortDate, words } from 'app/format.js';
import { LivePage } from 'app/live-page.js';
import { go } from 'app/router.js';
import { session } from 'app/session.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/standstill-note/standstill-note.js';
import './simulation-form.js';
import './simulation-result.js';

const isOver = ({ state }) => state === 'DONE' || state === 'CANCELLED' || state === 'FAILED';

/**
 * Tries versions of the policy on the stored prices: a form, the progress of the chosen simulation or what came of it,
 * and those before. `?simulation=` chooses one, else it is the newest; `?new` shows the form.
 *
 * @element ta-simulate-page
 */
class SimulatePage extends LivePage {
  static refetchOnQuery = true;

  get base() {
    return `/portfolios/${this.params.portfolio}`;
  }

  /** A result never changes, so it is fetched once. */
  async fetchData(ask = get) {
    const [versions, list] = await Promise.all([
      ask(`${this.base}/strategy/versions`),
      ask(`${this.base}/simulations`),
    ]);
    const id = this.query.get('simulation') ?? list[0]?.id;
    const known = this.data?.chosen;
    const isKnown = known && known.simulation.id === id && isOver(known.simulation);
    const chosen = isKnown ? known : id ? await ask(`${this.base}/simulations/${id}`) : null;
    return { versions, list, chosen };
  }

  isUnderWay({ list, chosen }) {
    return [...list, ...(chosen ? [chosen.simulation] : [])].some(simulation => !isOver(simulation));
  }

  content({ versions, list, chosen }) {
    const usable = versions.filter(({ state }) => state !== 'DISCARDED');
    return html`
      <h1>Simulate</h1>
      <p>What versions of your policy would have done over the prices that are stored. It is arithmetic on the past:
        <strong>no advice, and no promise.</strong></p>
      ${
        usable.length
          ? html`<details class="simulation-new" ?open=${!chosen || this.query.has('new')}>
              <summary>${chosen ? 'A new simulation' : 'What to simulate'}</summary>
              <ta-simulation-form .base=${this.base} .versions=${usable}
                @requested=${event => this.show(event.detail)}></ta-simulation-form>
            </details>`
          : html`<p>There is no policy yet. <a href="${this.base}/strategy">Begin with a draft.</a></p>`
      }
      ${chosen ? this.chosen(chosen) : nothing}
      ${list.length > 1 ? this.before(list, chosen) : nothing}
      ${termLine('sleeve', 'drift', 'band', 'paid in', 'gain', 'time-weighted', 'money-weighted', 'annualised')}
      ${termLine('greatest drawdown', 'volatility', 'cash park', 'finding', 'freeze')}
    `;
  }

  show({ id }) {
    go(`${this.base}/simulate?simulation=${id}`);
  }

  chosen({ simulation, result }) {
    return html`<h2>${heading(simulation)}</h2>
      ${isOver(simulation) ? nothing : this.progress(simulation)}
      ${simulation.state === 'CANCELLED' ? html`<p>It was cancelled.</p>` : nothing}
      ${simulation.state === 'FAILED' ? html`<p class="stop" role="alert">■ ${simulation.problem}</p>` : nothing}
      ${
        result
          ? html`<ta-simulation-result .base=${this.base} .simulation=${simulation} .result=${result}
              currency=${session.portfolio(this.params.portfolio).base_currency}></ta-simulation-result>`
          : nothing
      }`;
  }

  progress(simulation) {
    const { progress, state } = simulation;
    return html`<ta-standstill></ta-standstill>
      <p role="status"><label>${state === 'QUEUED' ? 'Waiting for a worker' : `${progress} % simulated`}
        <progress max="100" .value=${progress}></progress></label></p>
      <p class="actions"><button class="plain" @click=${() => this.cancel(simulation)}>Cancel</button></p>`;
  }

  async cancel({ id }) {
    await this.resultOf(post(`${this.base}/simulations/${id}/cancel`));
    this.reload();
  }

  before(list, chosen) {
    return html`<h2>All simulations</h2>
      <p class="quiet">The newest twenty are kept, and those with which a version was approved.</p>
      <ta-table caption="Simulations" .rows=${list} .keyOf=${row => row.id}
        .classOf=${row => (row.id === chosen?.simulation.id ? 'lit' : '')} .columns=${[
          {
            label: 'Asked for',
            value: row => row.asked_at,
            show: row => html`<a href="${this.base}/simulate?simulation=${row.id}">${moment(row.asked_at)}</a>`,
          },
          { label: 'Versions', value: versionsOf },
          { label: 'From', value: row => row.terms.from, show: row => shortDate(row.terms.from) },
          { label: 'To', value: row => row.terms.to, show: row => shortDate(row.terms.to) },
          { label: 'State', value: row => words(row.state) },
        ]}></ta-table>`;
  }
}

const versionsOf = ({ policies }) => policies.map(({ version }) => version).join(', ');

const heading = simulation =>
  `${simulation.policies.length > 1 ? 'Versions' : 'Version'} ${versionsOf(simulation)}, ${shortDate(
    simulation.terms.from,
  )} to ${shortDate(simulation.terms.to)}`;

customElements.define('ta-simulate-page', SimulatePage);
