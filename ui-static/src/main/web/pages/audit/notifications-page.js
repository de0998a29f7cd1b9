import { get, post, postOnTheWay } from 'app/api.js';
import { count, moment } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';

/**
 * The notifications from all portfolios of the user, the newest first.
 *
 * @element ta-notifications-page
 */
class NotificationsPage extends Page {
  fetchData() {
    return get('/notifications');
  }

  content({ items, unread }) {
    const older = unread - items.filter(notice => !notice.read_at).length;
    return html`
      <h1>Notifications</h1>
      <p>Notifications from all your portfolios. A
        <a href="/portfolios/${this.params.portfolio}/settings/channels">channel</a> sends them
          to other places, too.</p>
      <div class="actions">
        <span>${unread ? count(unread, 'unread', 'unread') : 'No unread notifications.'}</span>
        ${
          unread
            ? html`<button class="plain" @click=${() => this.read({ up_to: items.at(-1).id })}>Mark all as
              read</button>`
            : nothing
        }
      </div>
      ${this.problemOfAct ? html`<ta-problem .problem=${this.problemOfAct}></ta-problem>` : nothing}
      <ta-table caption="Notifications" .columns=${this.columns()} .rows=${[...items].reverse()}
        .keyOf=${notice => notice.id}
        .classOf=${notice => (notice.read_at ? 'closed' : 'unread')}
        .empty=${'No notifications yet. Recommendations, problems and freezes appear here.'}></ta-table>
      ${
        items.length >= 100
          ? html`<p class="quiet">These are the newest 100${older > 0 ? `; ${older} older ones are unread` : ''}.</p>`
          : nothing
      }
    `;
  }

  columns() {
    const several = session.portfolios.length > 1;
    return [
      {
        label: 'Notification',
        value: notice => notice.title,
        show: notice => html`<a href=${to(notice)} @click=${() => this.seen(notice)}>${notice.title}</a>`,
      },
      { label: 'Details', value: notice => notice.body },
      ...(several ? [{ label: 'Portfolio', value: notice => session.portfolio(notice.portfolio)?.name ?? '' }] : []),
      { label: 'When', value: notice => notice.created_at, show: notice => moment(notice.created_at) },
      {
        label: 'Read',
        value: notice => (notice.read_at ? 'read' : 'unread'),
        show: notice =>
          notice.read_at
            ? 'read'
            : html`<button class="plain" aria-label="Mark as read: ${notice.title}"
              @click=${() => this.read({ ids: [notice.id] })}>Mark as read</button>`,
      },
    ];
  }

  /** Marks a notification as read when its link is followed. */
  seen(notice) {
    if (!notice.read_at) postOnTheWay('/notifications/read', { ids: [notice.id] }).catch(() => {});
  }

  async read(which) {
    try {
      this.data = await post('/notifications/read', which);
      this.problemOfAct = undefined;
    } catch (problem) {
      this.problemOfAct = problem;
    }
    this.requestUpdate();
  }
}

/** The pages on which the user can act on some kinds of notifications. */
const PLACES = {
  FREEZE: '/settings/freeze',
  DATA_QUALITY: '/market/findings',
  POLICY_CHANGED: '/strategy',
  POLICY_INVALID: '/strategy',
  TASK_SKIPPED: '/tasks',
  JOB_DEAD: '/jobs',
};

/** The page that a notification leads to. */
function to({ portfolio, kind, link }) {
  if (link.installation_job) return '/system';
  const at = `/portfolios/${portfolio}`;
  if (link.recommendation) return `${at}/advice/${link.recommendation}`;
  if (PLACES[kind]) return at + PLACES[kind];
  if (link.run) return `${at}/runs/${link.run}`;
  return kind === 'RECOMMENDATION' ? `${at}/advice` : `${at}/runs`;
}

customElements.define('ta-notifications-page', NotificationsPage);
