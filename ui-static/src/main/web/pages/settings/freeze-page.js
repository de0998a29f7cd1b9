import { get, post } from 'app/api.js';
import { count, moment } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';

/** The stop of a portfolio: whether it holds, what it stops, and how it is lifted. */
class FreezePage extends Page {
  static properties = { thaw: { state: true } };

  willUpdate(changed) {
    if (changed.has('params')) this.thaw = undefined;
    super.willUpdate(changed);
  }

  get at() {
    return `/portfolios/${this.params.portfolio}`;
  }

  async fetchData() {
    const [state, findings, alerts] = await Promise.all([
      get(`${this.at}/freeze`),
      get(`${this.at}/quarantine`),
      get(`${this.at}/alerts?open=true&limit=20`),
    ]);
    return { state, findings, alerts };
  }

  content({ state, findings, alerts }) {
    return html`
      <h1>${state.frozen ? 'Frozen' : 'Not frozen'}</h1>
      ${state.changed_at ? this.since(state) : html`<p>This portfolio was never frozen.</p>`}
      ${this.thaw ? this.thawed(this.thaw) : nothing}
      ${state.frozen ? this.causes(findings, alerts) : nothing}
      <div class="actions">
        ${
          state.frozen
            ? html`<button @click=${this.unfreeze}>Lift the freeze …</button>`
            : html`<button class="plain" @click=${this.freeze}>Freeze …</button>`
        }
      </div>
      <div class="columns">
        <section>
          <h2>What a freeze stops</h2>
          <ul>
            <li>Runs decide nothing: no new recommendations.</li>
            <li>No prices and rates are fetched for this portfolio.</li>
            <li>No prices are judged for it, so no new alerts come of them.</li>
          </ul>
        </section>
        <section>
          <h2>What goes on</h2>
          <ul>
            <li>You can record what the broker did, review prices, work on the policy, and read
              and prove everything.</li>
            <li>Open recommendations stay open, and can be marked executed.</li>
            <li>Other portfolios: each is judged and frozen for itself.</li>
          </ul>
        </section>
      </div>
    `;
  }

  since(state) {
    return html`<dl class="pairs">
      <dt>${state.frozen ? 'Since' : 'Lifted'}</dt><dd>${moment(state.changed_at)}</dd>
      <dt>By</dt><dd>${state.changed_by}</dd>
      <dt>Why</dt><dd>${state.reason}</dd>
    </dl>`;
  }

  /** What froze it is among what is open; of a freeze by a person there may be none. */
  causes(findings, alerts) {
    if (!findings.length && !alerts.items.length)
      return html`<p>No price waits for a review, and no alert is open.</p>`;
    return html`<h2>Before you lift it</h2>
      <ul>
        ${
          findings.length
            ? html`<li><a href="${this.at}/market/findings">Review ${count(findings.length, 'finding')}</a>: a price
              that is still wrong freezes the portfolio again.</li>`
            : nothing
        }
        ${alerts.items.map(
          alert => html`<li>${alert.message} (${alert.severity}) <a href="${this.at}/audit/alerts">See the
            alerts</a></li>`,
        )}
      </ul>`;
  }

  thawed({ freeze, findings, run }) {
    return html`<div class="changed" role="status">
      ${
        freeze.frozen
          ? html`<p class="stop">It is frozen again: the gate found ${count(findings.length, 'fault')} in
            what came in meanwhile.</p>`
          : html`<p>The freeze is lifted. ${
              findings.length
                ? `The gate found ${count(findings.length, 'fault')} in what came in meanwhile.`
                : 'The gate found nothing wrong in what came in meanwhile.'
            }</p>`
      }
      ${findings.length ? html`<ul>${findings.map(finding => html`<li>${finding}</li>`)}</ul>` : nothing}
      ${run ? html`<p>Prices are being fetched: <a href="${this.at}/runs/${run}">see the run</a>.</p>` : nothing}
    </div>`;
  }

  async freeze() {
    const done = await confirm({
      title: 'Freeze the portfolio',
      body: html`<p>From now on runs decide nothing and no prices are fetched, until somebody lifts it.
        All members are told.</p>
        <label>Why <textarea name="reason" required maxlength="4000"></textarea></label>
        <p class="hint">It is kept for ever, with your name. You can lift the freeze at any time.</p>`,
      verb: 'Freeze it',
      grave: true,
      act: fields => post(`${this.at}/freeze`, { reason: fields.get('reason') }),
    });
    if (done) await this.anew(undefined);
  }

  async unfreeze() {
    const open = this.data.findings.length;
    const thaw = await confirm({
      title: 'Lift the freeze',
      body: html`<p>This happens at once:</p>
        <ol>
          <li>The gate judges the prices that others fetched meanwhile. A fault that your policy freezes for
            brings the freeze back.</li>
          <li>A refresh fetches prices and rates, if there is a policy.</li>
          <li>From then on runs decide again.</li>
        </ol>
        ${
          open
            ? html`<p class="look">${count(open, 'finding')} ${open === 1 ? 'is' : 'are'} not reviewed yet.</p>`
            : nothing
        }
        <label>Why it may go on <textarea name="reason" required maxlength="4000"></textarea></label>
        <p class="hint">It is kept for ever, with your name. You can freeze it again at any time.</p>`,
      verb: 'Lift it',
      act: fields => post(`${this.at}/unfreeze`, { reason: fields.get('reason') }),
    });
    if (thaw) await this.anew(thaw);
  }

  async anew(thaw) {
    this.thaw = thaw;
    await Promise.all([this.reload(), session.reloadPortfolios()]);
  }
}

customElements.define('ta-freeze-page', FreezePage);
