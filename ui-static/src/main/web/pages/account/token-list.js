import { get, post, remove } from 'app/api.js';
import { date, moment } from 'app/format.js';
import { View } from 'app/view.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/problem-note/problem-note.js';
import 'components/shown-once/shown-once.js';

const SCOPES = { READ: 'may read', READ_WRITE: 'may read and write' };

/** How long a token lasts unless its maker says otherwise; what never ends is forgotten. In days. */
const LASTS = { 30: '30 days', 90: '90 days', 365: 'A year', '': 'Until it is revoked' };

/**
 * Tokens, by which programs act for you: what there are, a new one, and the end of one.
 *
 *     <ta-token-list></ta-token-list>
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
      <p>A program with a token acts for you, in all your portfolios, as far as the token allows. No token
        makes accounts or tokens.</p>
      ${
        this.made
          ? html`<ta-shown-once label="The token ${this.made.name}" .secret=${this.made.token}
            .note=${'The program sends it as “Authorization: Bearer …”. Keep it like a password.'}></ta-shown-once>`
          : nothing
      }
      ${this.problem ? html`<ta-problem .problem=${this.problem} .retry=${() => this.load()}></ta-problem>` : nothing}
      ${
        this.tokens
          ? html`<ta-table caption="Tokens" .columns=${this.columns()} .rows=${this.tokens} .keyOf=${({ id }) => id}
            .classOf=${token => (isOver(token) ? 'closed' : '')} .empty=${'There are none.'}></ta-table>`
          : nothing
      }
      <div class="actions"><button class="plain" @click=${this.make}>Make a token …</button></div>
    `;
  }

  columns() {
    return [
      { label: 'For', value: ({ name }) => name },
      { label: 'Allows', value: ({ scope }) => SCOPES[scope] },
      { label: 'Made', value: token => token.created_at, show: token => date(token.created_at) },
      {
        label: 'Used last',
        value: token => token.last_used_at,
        show: token => (token.last_used_at ? moment(token.last_used_at) : 'never'),
      },
      { label: 'Ends', value: token => token.revoked_at ?? token.expires_at, show: ends },
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
      title: 'Make a token',
      body: html`<label>What it is for <input name="name" required maxlength="200" autocomplete="off"
        placeholder="weekly report"></label>
        <label>What it allows
          <select name="scope">
            <option value="READ">Read: see what you see</option>
            <option value="READ_WRITE">Read and write: also record, run, freeze</option>
          </select>
        </label>
        <label>It lasts
          <select name="days">${Object.entries(LASTS).map(
            ([days, text]) => html`<option value=${days}>${text}</option>`,
          )}</select>
        </label>`,
      verb: 'Make it',
      act: fields =>
        post('/auth/tokens', {
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
      body: html`<p>Programs that use it are refused from now on. A revoked token does not come back:
        you would make a new one.
        ${token.last_used_at ? `It was used last on ${moment(token.last_used_at)}.` : 'It was never used.'}</p>`,
      verb: 'Revoke it',
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
  if (!token.expires_at) return 'when it is revoked';
  return `${isOver(token) ? 'ran out ' : ''}${date(token.expires_at)}`;
}

const DAY = 86_400_000;
const inDays = days => (days ? new Date(Date.now() + Number(days) * DAY).toISOString() : null);

customElements.define('ta-token-list', TokenList);
