import { get, poster } from 'app/api.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';
import { term } from 'components/term-hint/term-hint.js';
import '../runs/run-watch.js';

/**
 * The way from a new portfolio to its first recommendation: what is done, and what is next. Prices are fetched and the
 * first run is started here.
 *
 *     <ta-first-steps .portfolio=${portfolio}></ta-first-steps>
 *
 * @element ta-first-steps
 * @prop {?object} portfolio - as the API sends it; without one, the first step is to create one
 *
 * @fires finished - after a click on the link to the overview, once all is done
 */
class FirstSteps extends View {
  static properties = {
    portfolio: { attribute: false },
    done: { state: true },
    problem: { state: true },
    run: { state: true },
    refused: { state: true },
    busy: { state: true },
  };

  send = poster();

  willUpdate(changed) {
    if (changed.has('portfolio') && (!this.portfolio || changed.get('portfolio')?.id !== this.portfolio.id)) {
      this.done = this.portfolio ? undefined : {};
      this.run = this.refused = this.problem = this.busy = undefined;
      this.send = poster();
      if (this.portfolio) this.look();
    }
  }

  get at() {
    return `/portfolios/${this.portfolio?.id}`;
  }

  async look() {
    const { at } = this;
    const seen = await get(`${at}/first-steps`).then(
      done => ({ done: { portfolio: true, ...done }, problem: undefined }),
      problem => ({ problem }),
    );
    // Another portfolio may have been chosen meanwhile.
    if (at === this.at) Object.assign(this, seen);
  }

  steps() {
    const at = this.at;
    const link = (to, text) => (this.portfolio ? html`<a href=${to}>${text}</a>` : text);
    return [
      { name: 'portfolio', verb: link('/portfolios', 'Create your portfolio'), what: 'one account at one broker' },
      {
        name: 'source',
        verb: link(`${at}/settings/providers`, 'Choose where prices come from'),
        what: 'a source of prices, and one of exchange rates if a fund is in another currency',
      },
      {
        name: 'book',
        verb: 'Record what you hold',
        what: html`${link(`${at}/import`, 'import the file of your broker')}, or
          ${link(`${at}/ledger?new=UNITS_IN`, 'type the opening positions and the cash')}`,
      },
      {
        name: 'policy',
        verb: link(`${at}/strategy`, 'Write your policy'),
        what: html`${term('sleeve', 'sleeves')} with their targets, ${term('band', 'bands')}, your contribution`,
      },
      {
        name: 'prices',
        verb: 'Fetch the prices',
        what: 'of what you hold and what the policy names',
        act: () => this.button('Fetch prices now', 'PRICE_REFRESH'),
      },
      {
        name: 'run',
        verb: 'Start the first run',
        what: html`the monthly allocation says what your policy asks for; it trades nothing.
          Others are on the page ${link(`${at}/runs`, 'Runs')}`,
        act: () => this.button('Start the run', 'MONTHLY_ALLOCATION'),
      },
      { name: 'advice', verb: this.decision(), what: 'each order with its reasons; then trade at your broker' },
    ];
  }

  /** Leads to the recommendation, or to the run that did not come to one. */
  decision() {
    const text = 'Read what it recommends, and why';
    const { recommendation, newest_run: run } = this.done ?? {};
    if (recommendation) return html`<a href="${this.at}/advice/${recommendation}">${text}</a>`;
    return run ? html`<a href="${this.at}/runs/${run}">${text}</a>` : text;
  }

  button(text, task) {
    return html`<div class="actions">
      <button ?disabled=${this.busy} @click=${() => this.start(task)}>${text}</button>
    </div>`;
  }

  async start(task) {
    const { at } = this;
    this.busy = true;
    this.run = this.refused = undefined;
    const begun = await this.send(`${at}/runs`, { task, as_of: null }).then(
      ({ id }) => ({ run: id }),
      problem => ({ refused: problem, busy: false }),
    );
    if (at === this.at) Object.assign(this, begun);
  }

  /** A second attempt is another run. */
  async over() {
    this.busy = false;
    this.send = poster();
    await this.look();
  }

  render() {
    if (this.problem) return html`<ta-problem .problem=${this.problem} .retry=${() => this.look()}></ta-problem>`;
    const steps = this.steps();
    const next = this.done && steps.find(({ name }) => !this.done[name])?.name;
    return html`<section class="steps" aria-labelledby="first-steps" aria-busy=${!this.done}>
      <h2 id="first-steps">First steps${this.portfolio ? html` of ${this.portfolio.name}` : nothing}</h2>
      <ol>${steps.map(step => this.step(step, next))}</ol>
      ${
        this.done && !next
          ? html`<p>All steps are done.
        <a href=${this.at} @click=${() => this.tell('finished')}>Go to the overview</a></p>`
          : nothing
      }
    </section>`;
  }

  step({ name, verb, what, act }, next) {
    const isDone = this.done?.[name];
    const isNext = name === next;
    return html`<li class=${isDone ? 'done' : ''} aria-current=${isNext ? 'step' : nothing}>
      <span class="mark" aria-hidden="true">${isDone ? '✓' : this.done ? '' : '…'}</span>
      <div>
        <span class="verb">${verb}</span>: ${what}${isDone ? html` <span class="quiet">(done)</span>` : nothing}${
          isNext ? html` <span class="tag">next</span>` : nothing
        }
        ${isNext && act ? act() : nothing}
        ${isNext && this.refused ? html`<ta-problem .problem=${this.refused}></ta-problem>` : nothing}
        ${
          isNext && this.run
            ? html`<ta-run-watch run=${this.run} @run-over=${() => this.over()}></ta-run-watch>`
            : nothing
        }
      </div>
    </li>`;
  }
}

customElements.define('ta-first-steps', FirstSteps);
