import { get } from 'app/api.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';

/**
 * The first steps of a new portfolio, and which of them are done.
 *
 *     <ta-first-steps .portfolio=${portfolio}></ta-first-steps>
 *
 * @element ta-first-steps
 * @prop {object} portfolio - as the API sends it
 */
class FirstSteps extends View {
  static properties = { portfolio: { attribute: false }, done: { state: true }, problem: { state: true } };

  willUpdate(changed) {
    if (changed.has('portfolio') && changed.get('portfolio')?.id !== this.portfolio.id) {
      this.done = undefined;
      this.look();
    }
  }

  async look() {
    const at = `/portfolios/${this.portfolio.id}`;
    try {
      const [versions, ledger, runs] = await Promise.all([
        get(`${at}/strategy/versions`),
        get(`${at}/ledger?limit=1`),
        get(`${at}/runs?limit=100`),
      ]);
      const decided = ({ task, state }) => state === 'SUCCEEDED' || (task !== 'PRICE_REFRESH' && state === 'FROZEN');
      this.done = {
        policy: versions.some(version => version.state === 'APPROVED'),
        ledger: ledger.items.length > 0,
        prices:
          runs.items.some(run => run.task === 'PRICE_REFRESH' && run.state === 'SUCCEEDED') ||
          (await this.hasPrices(at)),
        run: runs.items.some(run => run.task !== 'PRICE_REFRESH' && decided(run)),
      };
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** Prices may also have come from a file or through another portfolio. */
  async hasPrices(at) {
    const first = (await get(`${at}/constituents`)).find(({ monitored }) => monitored);
    return first ? (await get(`/listings/${first.listing_id}/prices?limit=1`)).items.length > 0 : false;
  }

  render() {
    const at = `/portfolios/${this.portfolio.id}`;
    const steps = [
      ['policy', 'Write the policy', 'targets, bands, schedule', `${at}/strategy`],
      ['ledger', 'Record what you hold', 'opening positions and cash, as your broker shows them', `${at}/ledger`],
      ['prices', 'Fetch prices', 'of each listing in the policy', `${at}/market`],
      ['run', 'Start the first run', 'a weekly review changes nothing and shows where you stand', `${at}/runs`],
    ];
    if (this.problem) return html`<ta-problem .problem=${this.problem} .retry=${() => this.look()}></ta-problem>`;
    const next = this.done && steps.find(([name]) => !this.done[name])?.[0];
    return html`<section class="steps" aria-labelledby="first-steps" aria-busy=${!this.done}>
      <h2 id="first-steps">First steps of ${this.portfolio.name}</h2>
      <ol>
        ${steps.map(([name, verb, what, to]) => {
          const isDone = this.done?.[name];
          return html`<li class=${isDone ? 'done' : ''} aria-current=${name === next ? 'step' : nothing}>
            <span class="mark" aria-hidden="true">${isDone ? '✓' : this.done ? '' : '…'}</span>
            <span><a href=${to}>${verb}</a>: ${what}${
              isDone ? html` <span class="quiet">(done)</span>` : nothing
            }</span>
          </li>`;
        })}
      </ol>
      ${this.done && !next ? html`<p>All steps are done. <a href=${at}>Go to the overview</a></p>` : nothing}
    </section>`;
  }
}

customElements.define('ta-first-steps', FirstSteps);
