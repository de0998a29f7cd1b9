import { get, withQuery } from 'app/api.js';
import { longDate, words } from 'app/format.js';
import { Page } from 'app/page.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/rule-trace/rule-trace.js';
import { keepTrace } from 'components/rule-trace/trace-store.js';

/**
 * Why a run of a simulation decided as it did. It is simulated again up to that day.
 *
 * @element ta-simulated-run-page
 */
class SimulatedRunPage extends Page {
  async fetchData() {
    const { portfolio, simulation, day } = this.params;
    const version = this.query.get('version');
    const found = await get(withQuery(`/portfolios/${portfolio}/simulations/${simulation}/runs/${day}`, { version }));
    const run = { id: `${simulation} ${version} ${day}`, portfolio, simulated: true, task: found.task };
    keepTrace(run, found);
    return { found, run };
  }

  content({ found, run }) {
    const { portfolio, simulation } = this.params;
    return html`
      <h1>${found.explanation.headline}</h1>
      <p class="quiet"><a href="/portfolios/${portfolio}/simulate?simulation=${simulation}">Simulation</a> /
        ${words(found.task)} after the close of ${longDate(found.day)}, under version ${found.version}. No portfolio
        traded by it.</p>
      ${
        found.agrees
          ? nothing
          : html`<p class="look">▲ The simulation had decided something else: prices that it used were reviewed or
              corrected since. Simulate again to see what comes of them.</p>`
      }
      ${orders(found.explanation)}
      <h2>Why</h2>
      ${termLine('sleeve', 'drift', 'band', 'cash park', 'wave', 'sunset', 'finding')}
      <ta-rule-trace .run=${run} .policyVersion=${run.id} .query=${this.query}
        .explanation=${found.explanation}></ta-rule-trace>
      <p class="quiet">Decision <code>${found.decision.decision_sha256}</code></p>
    `;
  }
}

const orders = ({ orders: all }) =>
  all.length === 0
    ? nothing
    : html`<ul class="simulated-orders">${all.map(
        ({ because, reasons }) =>
          html`<li>${because.sentence} ${reasons.map(reason => html`<br><span class="quiet">${reason.sentence}</span>`)}</li>`,
      )}</ul>`;

customElements.define('ta-simulated-run-page', SimulatedRunPage);
