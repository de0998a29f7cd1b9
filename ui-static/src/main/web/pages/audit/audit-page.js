import { get, longer } from 'app/api.js';
import { moment } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { html, nothing } from 'lit';
import { namesOf, pairs, told } from './sentences.js';
import 'components/data-table/data-table.js';

/**
 * The audit chain of the portfolio; for administrators also that of accounts and registry.
 *
 * @element ta-audit-page
 */
class AuditPage extends Page {
  static refetchOnQuery = true;

  get path() {
    return this.ofSystem ? '/audit?limit=100' : `/portfolios/${this.params.portfolio}/audit?limit=100`;
  }

  get ofSystem() {
    return session.user.admin && this.query.get('of') === 'system';
  }

  async fetchData() {
    const { ofSystem } = this;
    const [list, users] = await Promise.all([
      get(this.path),
      get(session.user.admin ? '/users' : `/portfolios/${this.params.portfolio}/members`),
    ]);
    return {
      list,
      ofSystem,
      context: { user: namesOf(users), at: ofSystem ? '' : `/portfolios/${this.params.portfolio}` },
    };
  }

  async more() {
    this.data = { ...this.data, list: await longer(this.path, this.data.list) };
  }

  content({ list, ofSystem, context }) {
    return html`
      <div class="head">
        <h1>${ofSystem ? 'Accounts and registry' : 'Audit events'}</h1>
        ${
          session.user.admin
            ? html`<a href=${ofSystem ? '?' : '?of=system'}>${
                ofSystem ? 'This portfolio' : 'Accounts and registry'
              }</a>`
            : nothing
        }
      </div>
      <p>Each event contains the hash of the one before it, so no event can be changed, removed or inserted
        without breaking the chain.
        ${ofSystem ? nothing : html`<a href="/portfolios/${this.params.portfolio}/audit/proof">Prove it</a>`}</p>
      <ta-table
        caption=${ofSystem ? 'Audit events of accounts and registry' : 'Audit events'}
        .columns=${this.columns(context)}
        .rows=${list.items}
        .keyOf=${event => event.seq}
        .more=${list.next ? () => this.more() : null}
        .empty=${'No events yet.'}
      ></ta-table>
    `;
  }

  columns(context) {
    return [
      { label: 'Number', value: event => String(event.seq), figure: true },
      {
        label: 'When',
        value: event => event.at,
        show: event => html`<time datetime=${event.at}>${moment(event.at)}</time>`,
      },
      { label: 'Who', value: event => event.actor },
      {
        label: 'What',
        value: event => told(event, context).text,
        show: event => this.what(event, told(event, context)),
      },
      { label: 'Hash', value: event => event.hash, show: event => html`<code>${event.hash.slice(0, 12)}</code>` },
    ];
  }

  what(event, { text, to }) {
    return html`<details class="event">
      <summary>${text}</summary>
      ${to === undefined || to === '' ? nothing : html`<p><a href=${to}>Open</a></p>`}
      <dl class="pairs">
        <dt>action</dt><dd><code>${event.event.action}</code></dd>
        ${pairs(event.event.details ?? {}).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
        <dt>hash</dt><dd><code>${event.hash}</code></dd>
        <dt>previous hash</dt><dd><code>${event.prev}</code></dd>
      </dl>
    </details>`;
  }
}

customElements.define('ta-audit-page', AuditPage);
