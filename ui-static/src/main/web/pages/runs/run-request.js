import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { doesNow, RUN_TASKS } from 'app/tasks.js';
import { View } from 'app/view.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import './run-watch.js';

/**
 * Buttons that start a run of each task, and the progress of the run. The address keeps the run, so that a reload
 * continues to show its progress.
 *
 *     <ta-run-request portfolio="0199…" .asked=${query.get('asked')} @run-over=${() => this.reload()}></ta-run-request>
 *
 * @element ta-run-request
 * @prop {string} portfolio - the id of the portfolio
 * @prop {?string} asked - the id of the run that was started
 *
 * @fires {CustomEvent<object>} run-over - the run, from `ta-run-watch`
 */
class RunRequest extends View {
  static properties = { portfolio: {}, asked: {} };

  render() {
    return html`
      <h2>Start a run</h2>
      <div class="actions">
        ${Object.entries(RUN_TASKS).map(
          ([task, { name }]) => html`<button class="plain" @click=${() => this.ask(task)}>${name}</button>`,
        )}
      </div>
      ${this.asked ? html`<ta-run-watch .run=${this.asked}></ta-run-watch>` : nothing}
    `;
  }

  async ask(task) {
    const { name, does } = RUN_TASKS[task];
    const run = await confirm({
      title: name,
      body: html`<p>${does}</p><p>${doesNow(task)}</p>${this.freeze()}`,
      verb: task === 'PRICE_REFRESH' ? 'Refresh prices' : 'Run now',
      act: (_, send) => send(`/portfolios/${this.portfolio}/runs`, { task, as_of: null }),
    });
    if (run) setQuery({ asked: run.id });
  }

  freeze() {
    if (!session.portfolio(this.portfolio)?.frozen) return nothing;
    return html`<p><strong>The portfolio is frozen: the run will end without doing anything.</strong>
      <a href="/portfolios/${this.portfolio}/settings/freeze">See the cause</a></p>`;
  }
}

customElements.define('ta-run-request', RunRequest);
