import { html, nothing } from 'lit';
import { sentence, words } from 'app/format.js';
import { follow, isUnderWay } from 'app/run-progress.js';
import { View } from 'app/view.js';
import '../problem-note/problem-note.js';

const SAYS = {
  QUEUED: 'waits for a worker',
  RUNNING: 'is under way',
  SUCCEEDED: 'is done',
  FAILED: 'failed',
  FROZEN: 'stopped: the portfolio is frozen',
  SKIPPED: 'was skipped',
};

/**
 * A run under way, followed to its end; tells `run-done` with the run.
 *
 *     <ta-run-progress portfolio=${id} .run=${await post(`/portfolios/${id}/prices/refresh`)} @run-done=${() => this.reload()}></ta-run-progress>
 */
class RunProgress extends View {
  static properties = { portfolio: {}, run: { attribute: false }, seen: { state: true }, problem: { state: true } };

  willUpdate(changed) {
    if (changed.has('run')) this.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop?.abort();
  }

  async start() {
    this.stop?.abort();
    this.problem = undefined;
    this.seen = this.run;
    if (!this.run || !isUnderWay(this.run)) return;
    this.stop = new AbortController();
    try {
      const done = await follow(this.run.id, run => (this.seen = run), this.stop.signal);
      if (done) this.tell('run-done', done);
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (this.problem) return html`<ta-problem .problem=${this.problem} .retry=${() => this.start()}></ta-problem>`;
    if (!this.seen) return nothing;
    const { id, task, state, problem } = this.seen;
    return html`<p class="run-progress" role="status">
        ${isUnderWay(this.seen) ? html`<progress aria-label="Run under way"></progress>` : nothing}
        <span>${sentence(words(task))} ${SAYS[state] ?? words(state)}.</span>
        <a href="/portfolios/${this.portfolio}/runs/${id}">See the run</a>
      </p>
      ${problem ? this.problemOf(problem, state) : nothing}`;
  }

  /** One that succeeded says what it could not do: that is to be looked at, and stops nothing. */
  problemOf(problem, state) {
    const { detail, maybe, code } = told(problem);
    if (state === 'SUCCEEDED') return html`<p class="look">▲ ${sentence(detail)}. ${maybe} <code>${code}</code></p>`;
    return html`<ta-problem .problem=${{ code, detail, maybe }}></ta-problem>`;
  }
}

/** A run keeps its problem as one text: what went wrong, and on its own lines what would help. */
function told({ code, message }) {
  const [detail, ...maybe] = message.split('\n');
  return { code, detail, maybe: maybe.join(' ') };
}

customElements.define('ta-run-progress', RunProgress);
