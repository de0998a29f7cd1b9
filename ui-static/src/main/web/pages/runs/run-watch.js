import { get } from 'app/api.js';
import { count } from 'app/format.js';
import { taskName } from 'app/tasks.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { runProblem } from './run-problem.js';
import { isOver, outcomeInWords, stateInWords } from './run-words.js';

/** The pause between requests, at first and after a while, in milliseconds. */
const OFTEN = 700;
const SELDOM = 3000;
const PATIENCE = 15_000;

/**
 * Shows the progress of a run and then its result. If the service does not respond, it asks again.
 *
 *     <ta-run-watch run="0199…" @run-over=${() => this.reload()}></ta-run-watch>
 *
 * @element ta-run-watch
 * @prop {string} run - the id of the run
 *
 * @fires {CustomEvent<object>} run-over - the run, once it has ended
 */
class RunWatch extends View {
  static properties = { run: {}, found: { state: true }, problem: { state: true }, seconds: { state: true } };

  willUpdate(changed) {
    if (changed.has('run')) this.watch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watched = null;
  }

  async watch() {
    const run = this.run;
    this.watched = run;
    const began = Date.now();
    this.found = this.problem = undefined;
    while (this.watched === run) {
      await this.ask(run);
      this.seconds = Math.round((Date.now() - began) / 1000);
      if (this.found && isOver(this.found)) {
        this.tell('run-over', this.found);
        return;
      }
      if (this.problem?.status >= 400 && this.problem.status < 500) return;
      await new Promise(resolve => setTimeout(resolve, Date.now() - began > PATIENCE ? SELDOM : OFTEN));
    }
  }

  async ask(run) {
    try {
      const { run: found } = await get(`/runs/${run}`);
      if (this.watched === run) Object.assign(this, { found, problem: undefined });
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<div role="status">${this.found && isOver(this.found) ? this.over(this.found) : this.underWay()}</div>`;
  }

  underWay() {
    if (this.problem?.status >= 400 && this.problem.status < 500)
      return html`<ta-problem .problem=${this.problem}></ta-problem>`;
    const name = this.found ? taskName(this.found.task) : 'The run';
    return html`<p>
      <progress aria-label="Progress of the run"></progress>
      ${name} ${this.found ? stateInWords(this.found) : 'was requested'}${
        this.seconds > 2 ? `, ${count(this.seconds, 'second')} so far` : ''
      }.
      ${this.problem ? 'The service does not respond. Trying again …' : nothing}
      ${this.seconds > 60 ? 'This takes longer than usual. Check that a worker is running.' : nothing}
    </p>`;
  }

  over(run) {
    const path = `/portfolios/${run.portfolio}`;
    const verb = run.outcome ? outcomeInWords(run) : stateInWords(run);
    return html`<p>
        <strong>${taskName(run.task)}: ${verb}.</strong>
        ${
          run.recommendation ? html`<a href="${path}/advice/${run.recommendation}">See the recommendation</a>` : nothing
        }
        ${run.outcome ? html`<a href="${path}/runs/${run.id}">See why</a>` : nothing}
        ${
          run.task === 'PRICE_REFRESH' && run.state === 'SUCCEEDED'
            ? html`<a href="${path}/market">See the prices</a>`
            : nothing
        }
      </p>
      ${runProblem(run)}`;
  }
}

customElements.define('ta-run-watch', RunWatch);
