import { get, patch } from 'app/api.js';
import { date, moment } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/problem-note/problem-note.js';
import 'components/shown-once/shown-once.js';

/**
 * The accounts, for administrators. Only the user knows their password, so a new account gets a link that sets one.
 *
 * @element ta-users-page
 */
class UsersPage extends Page {
  static properties = { link: { state: true } };

  async fetchData() {
    return session.user.admin ? get('/users') : [];
  }

  content(users) {
    if (!session.user.admin) return html`<h1>Users</h1><p>Only administrators can see the accounts.</p>`;
    return html`
      <h1>Users</h1>
      <p>Administrators create accounts and maintain the registry. They see a portfolio only if
        they are members of it.</p>
      ${
        this.link
          ? html`<ta-shown-once label="Password link for ${this.link.email}" .secret=${this.link.url}
            .note=${`It can be used once, until ${moment(this.link.until)}. Give it only to this person.`}>
          </ta-shown-once>`
          : nothing
      }
      <ta-table caption="Users" .columns=${this.columns()} .rows=${users} .keyOf=${({ id }) => id}
        .classOf=${user => (user.disabled_at ? 'closed' : '')}></ta-table>
      <div class="actions"><button class="plain" @click=${this.make}>Create an account …</button></div>
    `;
  }

  columns() {
    return [
      { label: 'Name', value: user => user.name + (user.id === session.user.id ? ' (you)' : '') },
      { label: 'E-mail address', value: user => user.email },
      { label: 'Role', value: user => (user.admin ? 'administrator' : 'user') },
      { label: 'State', value: state },
      { label: 'Created', value: user => user.created_at, show: user => date(user.created_at) },
      { label: 'Act', plain: true, show: user => this.acts(user) },
    ];
  }

  acts(user) {
    return html`<span class="acts">
      ${
        user.disabled_at
          ? nothing
          : html`<button class="plain" @click=${() => this.reset(user)}>Password link …</button>`
      }
      ${
        user.id === session.user.id
          ? nothing
          : html`<button class="plain" @click=${() => this.promote(user)}>${
              user.admin ? 'Remove administrator role' : 'Make administrator'
            } …</button>
            <button class="plain" @click=${() => this.disable(user)}>${user.disabled_at ? 'Enable' : 'Disable'}
              …</button>`
      }
    </span>`;
  }

  async make() {
    const made = await confirm({
      title: 'Create an account',
      body: html`<label>E-mail address <input name="email" type="email" required maxlength="254"
        autocomplete="off"></label>
        <label>Name <input name="name" required maxlength="200" autocomplete="off"></label>
        <p>The account has no password yet. You get a link with which the person sets one.</p>`,
      verb: 'Create',
      act: (fields, send) => send('/users', { email: fields.get('email').trim(), name: fields.get('name').trim() }),
    });
    if (!made) return;
    await this.reload();
    await this.reset(made);
  }

  async reset(user) {
    const issued = await confirm({
      title: `Password link for ${user.name}`,
      body: html`<p>Anyone with the link can set the password of ${user.email}, once. ${
        user.has_password
          ? 'Until then the current password stays valid. When the new one is set, all sessions of the user end.'
          : nothing
      }</p>`,
      verb: 'Create the link',
      act: (_, send) => send(`/users/${user.id}/reset-password`),
    });
    if (!issued) return;
    this.link = { email: user.email, url: `${location.origin}/setup#${issued.token}`, until: issued.expires_at };
    await this.updateComplete;
    this.querySelector('ta-shown-once').scrollIntoView({ block: 'center' });
  }

  promote(user) {
    return this.change(
      user,
      { admin: !user.admin },
      {
        title: user.admin ? `Remove the administrator role of ${user.name}` : `Make ${user.name} administrator`,
        says: user.admin
          ? 'They can no longer create accounts or change the registry.'
          : 'They can then create and disable accounts, including yours, and change the registry.',
      },
    );
  }

  disable(user) {
    return this.change(
      user,
      { disabled: !user.disabled_at },
      {
        title: user.disabled_at ? `Enable ${user.name}` : `Disable ${user.name}`,
        says: user.disabled_at
          ? 'They can sign in again.'
          : 'They are signed out everywhere, their tokens are revoked, and they can no longer sign in. ' +
            'Everything they recorded is kept. ' +
            'You can enable the account again.',
        grave: !user.disabled_at,
        confirmable: !user.disabled_at,
      },
    );
  }

  async change(user, wish, { title, says, grave, confirmable }) {
    const done = await confirm({
      title,
      body: html`<p>${says}</p>${
        confirmable
          ? html`<label class="check"><input type="checkbox" name="confirm"> Even if they are the only owner of a
            portfolio that others share</label>`
          : nothing
      }`,
      verb: title,
      grave,
      act: fields => patch(`/users/${user.id}`, confirmable ? { ...wish, confirm: fields.has('confirm') } : wish),
    });
    if (done) await this.reload();
  }
}

function state(user) {
  if (user.disabled_at) return `disabled since ${date(user.disabled_at)}`;
  return user.has_password ? 'in use' : 'no password yet';
}

customElements.define('ta-users-page', UsersPage);
