import { get } from 'app/api.js';
import { longDate, moment, money, sentence, words } from 'app/format.js';
import { Page } from 'app/page.js';
import { quoteUnits } from 'app/quote-units.js';
import { setQuery } from 'app/router.js';
import { html, nothing } from 'lit';
import { ignore, reopen, replay, takeBack, unmatch } from './acts.js';
import { brokerOrders } from './broker-orders.js';
import { fillsTable } from './fills.js';
import { findings } from './findings.js';
import { headlineOf } from './headline.js';
import { notRecommended } from './not-recommended.js';
import { copyOrders, orderDetails, orderTable, pricesLine } from './orders.js';
import { stateLine, stateTag, takesFills } from './states.js';
import { warnings } from './warnings.js';
import { constraintList, weightTable } from './weights.js';
import 'components/fill-form/fill-form.js';
import 'components/model-review/model-review.js';

/** The page waits this long for the explanation before it shows the orders alone, in milliseconds. */
const PATIENCE = 1000;

/**
 * A recommendation: the orders for the broker, the reasons, and the recorded fills.
 *
 * @element ta-recommendation-page
 */
class RecommendationPage extends Page {
  static properties = { notice: { state: true } };

  /** The explanation is calculated from the archive, which may take a while; the orders do not wait for it. */
  async fetchData() {
    const { portfolio, recommendation: id } = this.params;
    const detail = await get(`/recommendations/${id}`);
    const run = detail.recommendation.run;
    const why = this.explanationOf(run);
    const [{ run: asked, decision }, constituents, cash, { base_currency: currency }, units, reviewed] =
      await Promise.all([
        get(`/runs/${run}`),
        get(`/portfolios/${portfolio}/constituents`),
        get(`/portfolios/${portfolio}/cash`),
        get(`/portfolios/${portfolio}`),
        quoteUnits(portfolio),
        get(`/portfolios/${portfolio}/quarantine?all=true`),
      ]);
    const places = { place: `/portfolios/${portfolio}`, trace: `/portfolios/${portfolio}/runs/${run}` };
    const data = {
      ...detail,
      ...places,
      run: asked,
      decision,
      constituents,
      cash: cash.balance,
      currencies: cash.currencies,
      currency,
      units,
      reviewed,
    };
    const told = await Promise.race([why, new Promise(resolve => setTimeout(resolve, PATIENCE))]);
    if (told === undefined) this.explainLater(id, why);
    return withWhy(data, told);
  }

  /** Fetched once, since the explanation of a run never changes. */
  explanationOf(run) {
    if (this.told?.run !== run) {
      const why = get(`/runs/${run}/explanation`).catch(unexplained);
      why.catch(() => (this.told = undefined));
      this.told = { run, why };
    }
    return this.told.why;
  }

  async explainLater(id, why) {
    try {
      const told = await why;
      if (id === this.params.recommendation && this.data) this.data = withWhy(this.data, told);
    } catch (problem) {
      if (id === this.params.recommendation) this.problem = problem;
    }
  }

  willUpdate(changed) {
    if (changed.has('params')) this.notice = undefined;
    super.willUpdate(changed);
  }

  content(data) {
    const { recommendation } = data;
    const filling = takesFills(recommendation) && !data.pending && this.query.get('do') === 'record';
    return html`<article class="advice-sheet">
      ${this.top(data)}
      ${this.notices(data)}
      ${
        filling
          ? html`<ta-fill-form .orders=${data.orders} .recommendation=${recommendation} .cash=${data.cash}
            .currency=${data.currency}
            @recorded=${event => this.recorded(event.detail)} @cancelled=${this.close}></ta-fill-form>`
          : this.actions(data)
      }
      <section aria-labelledby="orders-head">
        <h2 id="orders-head">Orders</h2>
        ${orderTable(data)}
        ${
          data.currencies.length
            ? html`<p class="quiet">Your cash in other currencies does not count:
              ${data.currencies.map(other => money(other.balance, other.currency)).join(', ')}. Orders are paid in
              ${data.currency} alone.</p>`
            : nothing
        }
      </section>
      ${fillsTable(
        data,
        fill => this.takeBack([fill]),
        fill => this.unmatch(fill),
      )}
      ${data.explanation ? data.orders.map(order => orderDetails(order, data)) : this.unexplained(data)}
      ${weightTable(data)} ${notRecommended(data)} ${constraintList(data)}
      <ta-model-review portfolio=${this.params.portfolio} path="/recommendations/${recommendation.id}/reviews"
        trace=${data.trace}></ta-model-review>
      <p class="only-print">Run ${recommendation.run}, decision ${data.decision.decision_sha256}</p>
    </article>`;
  }

  top(data) {
    const { recommendation, decision } = data;
    const cadence = decision.body.triggers.find(trigger => trigger.kind === 'CADENCE')?.status;
    const quarter =
      recommendation.task === 'MONTHLY_ALLOCATION' && cadence === 'QUARTERLY' ? ', in a quarter month' : '';
    return html`<header>
      <p class="place">
        <span><a href="${data.place}/advice">Advice</a> / ${longDate(recommendation.as_of)} ·
          ${words(recommendation.task)}${quarter}</span>
        <span class="no-print links">
          <a href=${data.trace}>Trace</a>
          <button class="link" @click=${() => this.replay(data)}>Replay</button>
          <button class="link" @click=${() => print()}>Print</button>
        </span>
      </p>
      <h1>${headlineOf(data)}</h1>
      <p class="meta">
        ${stateTag(recommendation)} ${stateLine(recommendation)}
        ${
          recommendation.superseded_by
            ? html`<a href="${data.place}/advice/${recommendation.superseded_by}">See the one that replaced it</a>`
            : nothing
        }
        ${
          recommendation.state === 'EXPIRED'
            ? html`<br>Its prices are now too old to trade by. If you traded more of it, mark that as executed.
              <a class="no-print" href="${data.place}/runs">Start a new run</a> for a new recommendation.`
            : nothing
        }
        <br>Based on the data of ${moment(recommendation.as_of)}. ${pricesLine(data)}
      </p>
      ${warnings(data)} ${findings(data)}
    </header>`;
  }

  actions(data) {
    const { open } = data.recommendation;
    return html`<div class="actions">
      ${
        takesFills(data.recommendation)
          ? html`<button ?disabled=${data.pending} @click=${this.record}>Mark executed</button>`
          : nothing
      }
      <button class="plain" @click=${() => this.copy(data)}>Copy the orders</button>
      ${open ? html`<button class="plain" @click=${() => this.ignore(data)}>Ignore</button>` : nothing}
      ${
        data.recommendation.state === 'IGNORED'
          ? html`<button class="plain" @click=${() => this.reopen(data)}>Reopen</button>`
          : nothing
      }
    </div>`;
  }

  notices(data) {
    return html`<div role="status" class="notices no-print">
      ${this.notice ? html`<p class="notice">${this.notice}</p>` : nothing}
      ${
        data.differs
          ? html`<p class="notice look">
            A replay of this run gave another decision than the recorded one, so there is no explanation.
            <a href="${data.place}/audit/proof">Check the proof</a>
          </p>`
          : nothing
      }
    </div>`;
  }

  unexplained(data) {
    if (data.pending) return html`<p class="quiet" role="status">Loading the explanation …</p>`;
    return html`<p class="quiet">The explanation of the amounts is no longer available. <a href=${data.trace}>Open the
      trace of the run</a>.</p>`;
  }

  record() {
    this.notice = undefined;
    setQuery({ do: 'record' });
  }

  /** Closes the form and moves the focus back to the button that opened it. */
  async close() {
    setQuery({ do: null });
    await this.updateComplete;
    this.querySelector('.actions button')?.focus();
  }

  async copy(data) {
    const copied = await copyOrders(data);
    this.notice = copied
      ? 'The orders were copied.'
      : 'The browser does not allow copying. Print the page or download the CSV.';
  }

  async replay(data) {
    this.notice = 'Replaying the run …';
    this.notice = await replay(data).catch(problem => sentence(problem.detail));
  }

  async ignore(data) {
    if (!(await ignore(data))) return;
    await this.reload();
    this.notice = 'Ignored. The next run makes a new recommendation.';
  }

  async reopen(data) {
    if (!(await reopen(data))) return;
    await this.reload();
    this.notice = 'It is open again.';
  }

  /** @param {object} done the response of the API */
  async recorded({ ledger_entries: entries, cash, slippage }) {
    await this.close();
    await this.reload();
    const { currency, place, fills } = this.data;
    const taken = fills.filter(fill => entries.includes(fill.ledger_entry));
    this.notice = html`Recorded: ${entries.map(
      (id, n) => html`${n ? ', ' : ''}<a href="${place}/ledger?entry=${id}">entry
  ${n + 1}</a>`,
    )} in the ledger. Cash is now
      ${money(cash, currency)}, slippage ${money(slippage, currency)}.
      <button class="link" @click=${() => this.takeBack(taken)}>Reverse ${
        entries.length === 1 ? 'it' : 'all of them'
      }</button>`;
  }

  async unmatch(fill) {
    if (!(await unmatch(fill, this.data))) return;
    await this.reload();
    this.notice = 'It counts no longer. The trade is still in the ledger.';
  }

  async takeBack(fills) {
    const done = await takeBack(fills, this.data);
    await this.reload();
    if (done) this.notice = 'Reversed: the ledger has a reversal of each entry.';
  }
}

/** @param {?object} [told] the explanation; undefined while it is loading, null if there is none */
function withWhy(data, told) {
  const explanation = told?.agrees ? told : null;
  const orders = brokerOrders(data.recommendation, explanation, data.constituents, data.units);
  return { ...data, orders, explanation, pending: told === undefined, differs: Boolean(told && !told.agrees) };
}

/** A run whose snapshot was deleted has no explanation, but its decision is kept. */
function unexplained(problem) {
  if (problem.status === 404 || problem.status === 409 || problem.status === 410) return null;
  throw problem;
}

customElements.define('ta-recommendation-page', RecommendationPage);
