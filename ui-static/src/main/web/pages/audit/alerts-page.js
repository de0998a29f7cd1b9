import { get, longer } from 'app/api.js';
import { count, moment, sentence, words } from 'app/format.js';
import { Page } from 'app/page.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import { listingLinks } from './listing-links.js';

const CAUSES = {
  PRICE_FINDING: { name: 'Price', to: '/market/findings', verb: 'Review the price' },
  RATE_FINDING: { name: 'Exchange rate', to: '/market/findings', verb: 'Review the rate' },
  PRICE_REVISED: { name: 'Revised price', to: '/market', verb: 'See the prices' },
  CORPORATE_ACTION: { name: 'Corporate action', to: '/ledger/corporate-actions', verb: 'Apply it' },
  RUN_FINDING: { name: 'Run', to: '/runs', verb: 'See the runs' },
  JOB_DEAD: { name: 'Job given up', to: '/jobs', verb: 'Try again or discard it' },
  TASK_UNREADABLE: { name: 'Task', to: '/tasks', verb: 'Change the task' },
  POLICY_FILE: { name: 'Policy file', to: '/strategy', verb: 'See the draft' },
};

const GRAVITY = { critical: 'stop', warn: 'look', info: 'quiet' };

/**
 * The alerts of a portfolio, open ones first.
 *
 * @element ta-alerts-page
 */
class AlertsPage extends Page {
  get path() {
    return `/portfolios/${this.params.portfolio}/alerts?limit=100`;
  }

  async fetchData() {
    const [list, open, constituents] = await Promise.all([
      get(this.path),
      get(`/portfolios/${this.params.portfolio}/alerts?open=true&limit=200`),
      get(`/portfolios/${this.params.portfolio}/constituents`),
    ]);
    return { list, open, ids: new Map(constituents.map(one => [one.listing, one.listing_id])) };
  }

  async more() {
    this.data = { ...this.data, list: await longer(this.path, this.data.list) };
  }

  content({ list, open }) {
    const settled = list.items.filter(alert => alert.resolved_at);
    return html`
      <h1>Alerts</h1>
      <p>Each cause has one open alert, even if it occurs again or concerns several listings.</p>
      <h2>${open.items.length ? `${open.items.length}${open.next ? '+' : ''} open` : 'Open'}</h2>
      <ta-table caption="Open alerts" .columns=${this.columns(true)} .rows=${open.items} .keyOf=${alert => alert.id}
        .empty=${'No open alerts.'}></ta-table>
      <h2>Resolved</h2>
      <ta-table caption="Resolved alerts" .columns=${this.columns(false)} .rows=${settled} .keyOf=${alert => alert.id}
        .classOf=${() => 'closed'} .more=${list.next ? () => this.more() : null}
          .empty=${'No resolved alerts yet.'}></ta-table>
    `;
  }

  columns(areOpen) {
    return [
      {
        label: 'Severity',
        value: alert => alert.severity,
        show: alert => html`<span class="tag ${GRAVITY[alert.severity]}">${sentence(alert.severity)}</span>`,
      },
      {
        label: 'Raised',
        value: alert => alert.raised_at,
        show: alert =>
          html`<span><time datetime=${alert.raised_at}>${moment(alert.raised_at)}</time>${seen(alert)}</span>`,
      },
      { label: 'Cause', value: alert => CAUSES[alert.kind]?.name ?? sentence(words(alert.kind)) },
      { label: 'What', value: alert => alert.message, show: alert => this.what(alert) },
      {
        label: 'Listings',
        value: alert => alert.listings?.join(' '),
        show: alert => listingLinks(`/portfolios/${this.params.portfolio}`, alert.listings, this.data.ids),
      },
      ...(areOpen
        ? [
            {
              label: 'Act',
              plain: true,
              show: alert => html`<button class="plain" @click=${() => this.resolve(alert)}>Resolve …</button>`,
            },
          ]
        : [{ label: 'Resolution', value: how }]),
    ];
  }

  what(alert) {
    const cause = CAUSES[alert.kind];
    return html`<span>${alert.message}
      ${
        cause && !alert.resolved_at
          ? html`<a href="/portfolios/${this.params.portfolio}${cause.to}">${cause.verb}</a>`
          : nothing
      }</span>`;
  }

  async resolve(alert) {
    const others = this.data.open.items.length - 1;
    const done = await confirm({
      title: 'Resolve the alert',
      body: html`<p>${alert.message}</p>
        <p>This closes the alert for all members; ${
          others ? `${count(others, 'other')} stay${others === 1 ? 's' : ''} open` : 'no other is open'
        }.
          It does not change the cause: a price that did not pass the checks stays unused until it is reviewed. If the
          cause occurs again, a new alert is raised.</p>
        <label>How it was resolved <textarea name="resolution" required maxlength="4000"></textarea></label>
        <p class="hint">Kept permanently, with your name.</p>`,
      verb: 'Resolve',
      act: (fields, send) => send(`/alerts/${alert.id}/resolve`, { resolution: fields.get('resolution') }),
    });
    if (done) await this.reload();
  }
}

/** How often the cause occurred while the alert was open. */
const seen = ({ count: times, last_raised_at: last }) =>
  times > 1 ? html`<br><span class="quiet">seen ${times} times, last on ${moment(last)}</span>` : nothing;

/** How and by whom an alert was resolved; new data may resolve it without a person. */
const how = ({ resolution, resolved_by: who, resolved_at: at }) =>
  `${resolution ?? 'Resolved by newer data'} (${[who, moment(at)].filter(Boolean).join(', ')})`;

customElements.define('ta-alerts-page', AlertsPage);
