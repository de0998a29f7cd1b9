import { count, moment, money, sentence, words } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';

/**
 * What needs a person: findings, alerts, and money that no rule will invest.
 *
 *     <ta-what-to-look-at .dashboard=${dashboard} base="/portfolios/…"></ta-what-to-look-at>
 *
 * @element ta-what-to-look-at
 * @prop {object} dashboard - from `GET …/dashboard`
 * @prop {string} base - the path of the portfolio
 */
class WhatToLookAt extends View {
  static properties = { dashboard: { attribute: false }, base: {} };

  render() {
    return html`<div class="columns">
      <section><h2>Findings</h2>${this.findings()}</section>
      <section><h2>Alerts</h2>${this.alerts()}</section>
      ${this.dashboard.idle.length ? html`<section><h2>Uninvested money</h2>${this.idle()}</section>` : nothing}
    </div>`;
  }

  findings() {
    const { findings, findings_open: open } = this.dashboard;
    if (open === 0) return html`<p class="quiet">No open findings.</p>`;
    return html`<ul class="rows">
        ${findings.map(
          finding => html`<li>
            <span class="tag ${finding.severity === 'critical' ? 'stop' : 'look'}">${finding.severity}</span>
            ${finding.listing}: ${words(finding.check)}, ${moment(finding.as_of)}
          </li>`,
        )}
      </ul>
      <a href="${this.base}/market/findings">Review ${open === 1 ? 'it' : `all ${open}`}</a>`;
  }

  alerts() {
    const { alerts, alerts_open: open } = this.dashboard;
    if (open === 0) return html`<p class="quiet">No open alerts.</p>`;
    return html`<ul class="rows">
        ${alerts.map(
          alert =>
            html`<li>
              <span class="tag ${alert.severity === 'CRITICAL' ? 'stop' : 'look'}">${words(alert.severity)}</span>
              ${sentence(alert.message ?? words(alert.code))}
            </li>`,
        )}
      </ul>
      <a href="${this.base}/audit/alerts">Resolve ${count(open, 'alert')}</a>`;
  }

  idle() {
    const { idle, currency } = this.dashboard;
    return html`<ul class="rows">
      ${idle.map(
        sum => html`<li><strong>${money(sum.amount, currency)}</strong> ${sum.why}
          ${
            sum.clause
              ? html`<a href="${this.base}/strategy?clause=${sum.clause}"><code>${sum.clause}</code></a>`
              : nothing
          }</li>`,
      )}
    </ul>`;
  }
}

customElements.define('ta-what-to-look-at', WhatToLookAt);
