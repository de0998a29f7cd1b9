import { get, patch } from 'app/api.js';
import { forget } from 'app/leaving.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { html, nothing } from 'lit';
import { changedFields, portfolioFields, saved } from './portfolio-fields.js';
import 'components/problem-note/problem-note.js';

/**
 * The settings of a portfolio: name, broker, tax treatment.
 *
 * @element ta-settings-page
 */
class SettingsPage extends Page {
  static properties = { busy: { state: true }, refused: { state: true }, said: { state: true } };

  fetchData() {
    return get(`/portfolios/${this.params.portfolio}`);
  }

  willUpdate(changed) {
    if (changed.has('params')) this.said = this.refused = undefined;
    super.willUpdate(changed);
  }

  content(portfolio) {
    const at = `/portfolios/${portfolio.id}/settings`;
    return html`
      <h1>Settings</h1>
      <form class="narrow-form" @submit=${this.save} @input=${() => (this.said = undefined)}>
        ${portfolioFields(portfolio)}
        <dl class="pairs">
          <dt>Currency</dt><dd>${portfolio.base_currency}</dd>
          <dt>Time zone</dt><dd>${portfolio.time_zone}</dd>
        </dl>
        <p class="quiet">Everything is valued in this currency; months begin and end in this time zone. Neither can be
          changed.</p>
        <button ?disabled=${this.busy}>Save</button>
        ${saved(this.said)}
        ${this.refused ? html`<ta-problem .problem=${this.refused}></ta-problem>` : nothing}
      </form>
      <h2>More settings</h2>
      <ul>
        <li><a href="${at}/freeze">Freeze</a>: ${
          portfolio.frozen ? 'the portfolio is frozen' : 'stop runs and refreshes'
        }</li>
        <li><a href="${at}/members">Members</a>: who can see and use it</li>
        <li><a href="${at}/listings">Listings</a>: what is watched, and what may be traded</li>
        <li><a href="${at}/providers">Prices and rates</a>: where they come from</li>
        <li><a href="${at}/channels">Channels</a>: where notifications are sent</li>
        <li><a href="${at}/export">Everything out</a>: take all of it along, or bring it in</li>
        <li><a href="/portfolios/${portfolio.id}/tasks">Tasks</a>: what runs by itself, and when</li>
        <li><a href="/portfolios/${portfolio.id}/strategy">Strategy</a>: the policy that decides</li>
      </ul>
    `;
  }

  async save(event) {
    event.preventDefault();
    this.refused = this.said = undefined;
    const changed = changedFields(new FormData(event.target), this.data);
    if (!changed) {
      this.said = 'Nothing has changed.';
      return;
    }
    this.busy = true;
    try {
      this.data = await patch(`/portfolios/${this.params.portfolio}`, changed);
      this.said = 'Saved.';
      forget(this);
      await session.reloadPortfolios();
    } catch (problem) {
      this.refused = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('ta-settings-page', SettingsPage);
