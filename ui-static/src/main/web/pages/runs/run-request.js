import { html, nothing } from 'lit';
import { freshKey, post } from 'app/api.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { View } from 'app/view.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import './run-watch.js';
import { TASKS } from './run-words.js';

/**
 * Asks for a run of each task, and watches it. The address has the run that was asked for, so that a reload goes on watching.
 *
 *     <ta-run-request portfolio="0199…" .asked=${query.get('asked')} @run-over=${() => this.reload()}></ta-run-request>
 */
class RunRequest extends View {
  static properties = { portfolio: {}, asked: {} };

  render() {
    return html`
      <h2>Ask for a run</h2>
      <div class="actions">
        ${Object.entries(TASKS).map(([task, { name }]) => html`<button class="plain" @click=${() => this.ask(task)}>${name}</button>`)}
      </div>
      ${this.asked ? html`<ta-run-watch .run=${this.asked}></ta-run-watch>` : nothing}
    `;
  }

  async ask(task) {
    const { name, does } = TASKS[task];
    const key = freshKey();
    const run = await confirm({
      title: name,
      body: html`<p>${does}</p>${task === 'PRICE_REFRESH' ? this.ofRefresh() : this.ofDecision(task)}`,
      verb: task === 'PRICE_REFRESH' ? 'Refresh the prices' : 'Run it now',
      act: () => post(`/portfolios/${this.portfolio}/runs`, { task, as_of: null }, key),
    });
    if (run) setQuery({ asked: run.id });
  }

  ofRefresh() {
    return html`<p>Prices are added, none is overwritten. Whatever fails a check is set aside for you to look at.</p>
      ${this.freeze()}`;
  }

  ofDecision(task) {
    return html`<p>It looks at prices and ledger as they are now, and follows your active policy. It places no orders.</p>
      ${task === 'WEEKLY_REVIEW'
        ? nothing
        : html`<p>If it recommends orders, they take the place of an open recommendation. You can ignore the new one afterwards; the old one does not come back.</p>`}
      ${this.freeze()}`;
  }

  freeze() {
    if (!session.portfolio(this.portfolio)?.frozen) return nothing;
    return html`<p><strong>The portfolio is frozen: the run will end without doing any of it.</strong>
      <a href="/portfolios/${this.portfolio}/settings/freeze">See what froze it</a></p>`;
  }
}

customElements.define('ta-run-request', RunRequest);
