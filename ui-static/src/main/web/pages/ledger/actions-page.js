import { get, poster } from 'app/api.js';
import { count, date, moment, plain } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { actionOf } from 'components/action-form/action-form.js';
import { effectOf, inWords, kindInWords } from 'components/action-form/action-words.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';

const STATES = {
  OUTSTANDING: 'not applied yet',
  APPLIED: 'applied',
  AHEAD: 'in the future',
  NOT_HELD: 'not held',
  WITHDRAWN: 'withdrawn',
};

/**
 * Corporate actions. An administrator records them for all portfolios; each portfolio applies them.
 *
 * @element ta-actions-page
 */
class ActionsPage extends Page {
  static properties = { done: { state: true } };

  get path() {
    return `/portfolios/${this.params.portfolio}/corporate-actions`;
  }

  get currency() {
    return session.portfolio(this.params.portfolio)?.base_currency ?? 'GBP';
  }

  async fetchData() {
    const actions = await get(this.path);
    return { actions: actions.reverse() };
  }

  content({ actions }) {
    const lacking = actions.filter(action => action.state === 'OUTSTANDING');
    return html`
      <div class="head">
        <h1>Corporate actions</h1>
        ${session.user.admin ? html`<button class="no-print" @click=${this.record}>Record …</button>` : nothing}
      </div>
      <p>A corporate action is what a company or a fund does to its units: a split, a merger, a new ISIN.
        ${
          session.user.admin
            ? 'What you record here counts for all portfolios.'
            : 'An administrator records it for all portfolios; you apply it to your ledger.'
        }</p>
      ${
        lacking.length
          ? html`<p class="look">▲ ${count(lacking.length, 'action')} not applied to your ledger. Nothing is valued or
            recommended until you apply ${lacking.length === 1 ? 'it' : 'them'}.</p>`
          : nothing
      }
      ${this.done ?? nothing}
      <ta-table caption="Corporate actions" .rows=${actions} .keyOf=${({ id }) => id} .columns=${this.columns()}
        .classOf=${({ state }) => (state === 'WITHDRAWN' ? 'closed' : '')}
          .empty=${'None for your holdings or watched listings.'}></ta-table>
    `;
  }

  columns() {
    return [
      {
        label: 'Date',
        value: action => action.effective_on,
        show: action => html`<time datetime=${action.effective_on}>${date(action.effective_on)}</time>`,
      },
      {
        label: 'Listing',
        value: ({ listing }) => listing,
        show: ({ listing }) =>
          html`<a href="/portfolios/${this.params.portfolio}/ledger?listing=${listing}">${listing}</a>`,
      },
      { label: 'What happened', value: inWords },
      { label: 'Your units', figure: true, value: action => action.units_held_after, show: unitsOf },
      {
        label: 'In your ledger',
        value: ({ state }) => STATES[state] ?? state,
        show: ({ state }) =>
          html`<span class=${state === 'OUTSTANDING' ? 'look' : ''}>${
            state === 'OUTSTANDING' ? '▲ ' : ''
          }${STATES[state] ?? state}</span>`,
      },
      {
        label: 'Recorded',
        value: action => `${action.note} ${action.recorded_at} ${action.recorded_by}`,
        show: action =>
          html`<span class="quiet">${action.note ? html`${action.note}<br>` : nothing}${moment(action.recorded_at)},
            ${action.recorded_by}</span>`,
      },
      { label: 'Act', plain: true, value: () => '', show: action => this.acts(action) },
    ];
  }

  acts(action) {
    const of = `${action.listing}, ${date(action.effective_on)}`;
    return html`<span class="acts">
      ${
        action.state === 'OUTSTANDING'
          ? html`<button class="plain" aria-label="Apply: ${of}" @click=${() => this.apply(action)}>Apply …</button>`
          : nothing
      }
      ${
        session.user.admin && action.state !== 'WITHDRAWN'
          ? html`<button class="plain" aria-label="Withdraw: ${of}" @click=${() => this.withdraw(action)}>Withdraw
            …</button>`
          : nothing
      }
    </span>`;
  }

  record() {
    const send = poster();
    return this.act(
      {
        title: 'Record a corporate action',
        body: html`<ta-action-form path=${this.path} currency=${this.currency}></ta-action-form>
          <p>Every portfolio that holds the listing must apply it from that day on; yours applies it now. You can
            withdraw it.</p>`,
        verb: 'Record',
        act: fields => send(this.path, actionOf(fields)),
      },
      'Recorded',
    );
  }

  apply(action) {
    const send = poster();
    return this.act(
      {
        title: `Apply to the ledger: ${kindInWords(action)} of ${action.listing}`,
        body: html`${effectOf(action, this.currency)}
          <p>If the action was cancelled, ask an administrator to withdraw it.</p>`,
        verb: 'Apply',
        act: () => send(`${this.path}/${action.id}/apply`),
      },
      'Applied',
    );
  }

  withdraw(action) {
    const send = poster();
    return this.act(
      {
        title: `Withdraw: ${kindInWords(action)} of ${action.listing}`,
        body: html`<p>This withdraws it for all portfolios. Your ledger reverses
          it${
            action.state === 'APPLIED' ? `, so that you hold ${plain(action.units_held_before)} units as before` : ''
          };
            other portfolios do so when they apply it. To undo this, record the action again.</p>
          <label>Reason <input name="reason" required maxlength="4000" autocomplete="off"></label>
          <p class="hint">Kept permanently.</p>`,
        verb: 'Withdraw',
        grave: true,
        act: fields => send(`${this.path}/${action.id}/withdraw`, { reason: fields.get('reason') }),
      },
      'Withdrawn',
    );
  }

  async act(question, said) {
    const action = await confirm(question);
    if (!action) return;
    this.done = html`<p class="changed" role="status">${said}: ${action.listing}, ${date(action.effective_on)}.
      ${unitsOf(action) ? html`Your units: ${unitsOf(action)}.` : nothing}</p>`;
    await Promise.all([this.reload(), session.reloadPortfolios()]);
  }
}

/** `162 → 1,620`; empty if none were held. */
function unitsOf({ units_held_before: before, units_held_after: after }) {
  if (before === '0' && after === '0') return '';
  return before === after ? plain(before) : `${plain(before)} → ${plain(after)}`;
}

customElements.define('ta-actions-page', ActionsPage);
