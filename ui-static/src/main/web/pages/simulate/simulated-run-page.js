import { get } from 'app/api.js';
import { longDate, words } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { groundsOf } from 'components/grounds/grounds.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/order-waterfall/order-waterfall.js';
import 'components/rule-trace/rule-trace.js';
import { keepTrace } from 'components/rule-trace/trace-store.js';

/**
 * Why a run of a simulation decided as it did. It is simulated again up to that day.
 *
 * @element ta-simulated-run-page
 */
class SimulatedRunPage extends Page {
  get path() {
    const { portfolio, simulation, version, day } = this.params;
    return `/portfolios/${portfolio}/simulate/${simulation}/${version}/${day}`;
  }

  async fetchData() {
    const { portfolio, simulation, version, day } = this.params;
    const found = await get(`/portfolios/${portfolio}/simulations/${simulation}/runs/${day}?version=${version}`);
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
      ${ordersOf(found.explanation, this.path, session.portfolio(portfolio).base_currency)}
      <h2>Rules and facts</h2>
      ${termLine('sleeve', 'drift', 'band', 'cash park', 'wave', 'sunset', 'finding')}
      <ta-rule-trace .run=${run} .policyVersion=${run.id} .query=${this.query}
        .explanation=${found.explanation}></ta-rule-trace>
      <p class="quiet">Decision <code>${found.decision.decision_sha256}</code></p>
    `;
  }
}

/** Each order with the steps of its amount and its reasons. */
function ordersOf({ orders }, trace, currency) {
  return orders.map(
    ({ order, waterfall, estimated_amount: total, reasons, price }) => html`<section class="order-why">
      <h2>${order.sentence}</h2>
      <div class="columns">
        <div><h3>How much</h3><ta-order-waterfall .steps=${waterfall} total=${total} currency=${currency}
          trace=${trace}></ta-order-waterfall></div>
        <div><h3>Why</h3><ul class="reasons">${[...reasons, ...(price ? [price.why] : [])].map(
          why => html`<li>${why.sentence} ${groundsOf(why, trace)}</li>`,
        )}</ul></div>
      </div>
    </section>`,
  );
}

customElements.define('ta-simulated-run-page', SimulatedRunPage);
