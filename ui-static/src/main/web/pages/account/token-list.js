import { get, remove } from 'app/api.js';
import { date, moment } from 'app/format.js';
import { View } from 'app/view.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/problem-note/problem-note.js';
import 'components/shown-once/shown-once.js';

const SCOPES = { READ: 'may read', READ_WRITE: 'may read and write' };

/** The choices for the lifetime of a token, in days. The first is the default: tokens without an end are forgotten. */
const LASTS = { 30: '30 days', 90: '90 days', 365: 'A year', '': 'No expiry' };

/**
 * The API tokens of the user, with buttons to create and revoke them.
 *
 *     <ta-token-list></ta-token-list>
 *
 * @element ta-token-list
 */
class TokenList extends View {
  static properties = { tokens: { state: true }, made: { state: true }, problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.tokens = await get('/auth/tokens');
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`
      <h2>Tokens</h2>
      <p>A program with a token acts for you in all your portfolios, as far as the token allows. A token cannot
        create accounts or tokens.</p>
      ${
        this.made
          ? html`<ta-shown-once label="Token ${this.made.name}" .secret=${this.made.token}
            .note=${'The program sends it as “Authorization: Bearer …”. Keep it like a password.'}></ta-shown-once>`
          : nothing
      }
      ${this.problem ? html`<ta-problem .problem=${this.problem} .retry=${() => this.load()}></ta-problem>` : nothing}
      ${
        this.tokens
          ? html`<ta-table caption="Tokens" .columns=${this.columns()} .rows=${this.tokens} .keyOf=${({ id }) => id}
            .classOf=${token => (isOver(token) ? 'closed' : '')} .empty=${'No tokens yet.'}></ta-table>`
          : nothing
      }
      <div class="actions"><button class="plain" @click=${this.make}>Create a token …</button></div>
    `;
  }

  columns() {
    return [
      { label: 'For', value: ({ name }) => name },
      { label: 'Allows', value: ({ scope }) => SCOPES[scope] },
      { label: 'Created', value: token => token.created_at, show: token => date(token.created_at) },
      {
        label: 'Last used',
        value: token => token.last_used_at,
        show: token => (token.last_used_at ? moment(token.last_used_at) : 'never'),
      },
      { label: 'Expires', value: token => token.revoked_at ?? token.expires_at, show: ends },
      {
        label: 'Act',
        plain: true,
        show: token =>
          isOver(token)
            ? nothing
            : html`<button class="plain" aria-label="Revoke ${token.name}" @click=${() => this.revoke(token)}>Revoke
              …</button>`,
      },
    ];
  }

  async make() {
    const made = await confirm({
      title: 'Create a token',
      body: html`<label>What it is for <input name="name" required maxlength="200" autocomplete="off"
        placeholder="weekly report"></label>
        <label>What it allows
          <select name="scope">
            <option value="READ">Read: see what you can see</option>
            <option value="READ_WRITE">Read and write: also record, run and freeze</option>
          </select>
        </label>
        <label>Valid for
          <select name="days">${Object.entries(LASTS).map(
            ([days, text]) => html`<option value=${days}>${text}</option>`,
          )}</select>
        </label>`,
      verb: 'Create',
      act: (fields, send) =>
        send('/auth/tokens', {
          name: fields.get('name').trim(),
          scope: fields.get('scope'),
          expires_at: inDays(fields.get('days')),
        }),
    });
    if (!made) return;
    this.made = made;
    await this.load();
  }

  async revoke(token) {
    const done = await confirm({
      title: `Revoke ${token.name}`,
      body: html`<p>Programs that use it are rejected from now on. This cannot be undone, but you can create a
        new token.
        ${token.last_used_at ? `It was last used on ${moment(token.last_used_at)}.` : 'It was never used.'}</p>`,
      verb: 'Revoke',
      grave: true,
      act: async () => {
        await remove(`/auth/tokens/${token.id}`);
        return true;
      },
    });
    if (!done) return;
    if (this.made?.id === token.id) this.made = undefined;
    await this.load();
  }
}

const isOver = token => Boolean(token.revoked_at) || (token.expires_at && Date.parse(token.expires_at) < Date.now());

function ends(token) {
  if (token.revoked_at) return `revoked ${date(token.revoked_at)}`;
  if (!token.expires_at) return 'never';
  return `${isOver(token) ? 'expired ' : ''}${date(token.expires_at)}`;
}

const DAY = 86_400_000;
const inDays = days => (days ? new Date(Date.now() + Number(days) * DAY).toISOString() : null);

customElements.define('ta-token-list', TokenList);
