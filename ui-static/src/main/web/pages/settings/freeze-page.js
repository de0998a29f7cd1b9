import { get } from 'app/api.js';
import { count, moment } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { term } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';

/**
 * The freeze of a portfolio: its state, its effect, and buttons to freeze and to lift the freeze.
 *
 * @element ta-freeze-page
 */
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
          <h2>What a ${term('freeze')} stops</h2>
          <ul>
            <li>Runs make no recommendations.</li>
            <li>No prices or exchange rates are fetched for this portfolio.</li>
            <li>No prices are checked for it, so there are no new alerts about prices.</li>
            <li>No notifications are sent to channels, except about the freeze.</li>
          </ul>
        </section>
        <section>
          <h2>What still works</h2>
          <ul>
            <li>You can record trades, review prices, edit the policy, and read and prove all records.</li>
            <li>Open recommendations stay open and can be marked as executed.</li>
            <li>Other portfolios are not affected.</li>
          </ul>
        </section>
      </div>
    `;
  }

  since(state) {
    return html`<dl class="pairs">
      <dt>${state.frozen ? 'Since' : 'Lifted'}</dt><dd>${moment(state.changed_at)}</dd>
      <dt>By</dt><dd>${state.changed_by}</dd>
      <dt>Reason</dt><dd>${state.reason}</dd>
    </dl>`;
  }

  /** The open findings and alerts, among which is the cause of an automatic freeze. */
  causes(findings, alerts) {
    if (!findings.length && !alerts.items.length) return html`<p>There are no open findings or alerts.</p>`;
    return html`<h2>Before you lift it</h2>
      <ul>
        ${
          findings.length
            ? html`<li><a href="${this.at}/market/findings">Review ${count(findings.length, 'finding')}</a>: a price
              that is still wrong will freeze the portfolio again.</li>`
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
          ? html`<p class="stop">The portfolio is frozen again: the checks found ${count(findings.length, 'fault')} in
            prices that arrived during the freeze.</p>`
          : html`<p>The freeze is lifted. ${
              findings.length
                ? `The checks found ${count(findings.length, 'fault')} in prices that arrived during the freeze.`
                : 'The prices that arrived during the freeze passed the checks.'
            }</p>`
      }
      ${findings.length ? html`<ul>${findings.map(finding => html`<li>${finding}</li>`)}</ul>` : nothing}
      ${run ? html`<p>Prices are being fetched: <a href="${this.at}/runs/${run}">see the run</a>.</p>` : nothing}
    </div>`;
  }

  async freeze() {
    const done = await confirm({
      title: 'Freeze the portfolio',
      body: html`<p>Runs make no recommendations and no prices are fetched until a member lifts the freeze.
        All members are notified.</p>
        <label>Reason <textarea name="reason" required maxlength="4000"></textarea></label>
        <p class="hint">Kept permanently, with your name. You can lift the freeze at any time.</p>`,
      verb: 'Freeze',
      grave: true,
      act: (fields, send) => send(`${this.at}/freeze`, { reason: fields.get('reason') }),
    });
    if (done) await this.anew(undefined);
  }

  async unfreeze() {
    const open = this.data.findings.length;
    const thaw = await confirm({
      title: 'Lift the freeze',
      body: html`<p>This happens immediately:</p>
        <ol>
          <li>Prices that arrived during the freeze are checked. If one has a finding for which your policy freezes,
            the portfolio is frozen again.</li>
          <li>Prices and exchange rates are refreshed, if there is a policy.</li>
          <li>Runs can make recommendations again.</li>
        </ol>
        ${
          open
            ? html`<p class="look">${count(open, 'finding')} ${open === 1 ? 'is' : 'are'} not reviewed yet.</p>`
            : nothing
        }
        <label>Reason <textarea name="reason" required maxlength="4000"></textarea></label>
        <p class="hint">Kept permanently, with your name. You can freeze the portfolio again at any time.</p>`,
      verb: 'Lift the freeze',
      act: (fields, send) => send(`${this.at}/unfreeze`, { reason: fields.get('reason') }),
    });
    if (thaw) await this.anew(thaw);
  }

  async anew(thaw) {
    this.thaw = thaw;
    await Promise.all([this.reload(), session.reloadPortfolios()]);
  }
}

customElements.define('ta-freeze-page', FreezePage);
