import { get, put, remove, withQuery } from 'app/api.js';
import { date, words } from 'app/format.js';
import { Page } from 'app/page.js';
import { go } from 'app/router.js';
import { session } from 'app/session.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/problem-note/problem-note.js';

/**
 * The members of a portfolio, and who is invited; owners can change them.
 *
 * @element ta-members-page
 */
class MembersPage extends Page {
  static properties = { refused: { state: true }, busy: { state: true } };

  get path() {
    return `/portfolios/${this.params.portfolio}/members`;
  }

  fetchData() {
    return get(this.path);
  }

  content(members) {
    const isOwner = members.some(member => member.user === session.user.id && member.role === 'OWNER');
    return html`
      <h1>Members</h1>
      <p>Members see the whole portfolio and may record, run and freeze. Owners can also invite and remove
        members.</p>
      <ta-table caption="Members" .columns=${this.columns(isOwner)} .rows=${members}
        .keyOf=${member => member.user}></ta-table>
      ${isOwner ? this.form() : html`<p class="quiet">Only owners can invite members.</p>`}
    `;
  }

  columns(isOwner) {
    return [
      { label: 'Name', value: member => member.name + (member.user === session.user.id ? ' (you)' : '') },
      { label: 'E-mail address', value: member => member.email },
      { label: 'Role', value: member => words(member.role) },
      { label: 'State', value: member => (member.accepted ? 'member' : 'invited') },
      { label: 'Since', value: member => member.since, show: member => date(member.since) },
      { label: 'Act', plain: true, show: member => this.acts(member, isOwner) },
    ];
  }

  acts(member, isOwner) {
    const other = member.role === 'OWNER' ? 'MEMBER' : 'OWNER';
    if (!isOwner && member.user !== session.user.id) return nothing;
    return html`<span class="acts">
      ${
        isOwner
          ? html`<button class="plain" @click=${() => this.appoint(member, other)}>Make ${words(other)} …</button>`
          : nothing
      }
      <button class="plain" @click=${() => this.removeMember(member)}>${
        member.user === session.user.id ? 'Leave' : 'Remove'
      } …</button>
    </span>`;
  }

  form() {
    return html`<h2>Invite a member</h2>
      <form class="narrow-form" role="search" @submit=${this.find}>
        <label>E-mail address of the account
          <input name="email" type="email" required maxlength="254" autocomplete="off">
        </label>
        <button ?disabled=${this.busy}>Find</button>
        ${this.refused ? html`<ta-problem .problem=${this.refused}></ta-problem>` : nothing}
      </form>`;
  }

  async find(event) {
    event.preventDefault();
    const form = event.target;
    const email = new FormData(form).get('email').trim();
    this.busy = true;
    this.refused = undefined;
    try {
      const user = await get(withQuery('/users/find', { email }));
      if (this.data.some(member => member.user === user.id)) {
        this.refused = { detail: `${user.name} is a member or invited already` };
      } else if (await this.invite(user, email)) {
        form.reset();
        await this.reload();
      }
    } catch (problem) {
      this.refused =
        problem.status === 404
          ? { detail: 'There is no account with this address', maybe: 'An administrator can create one.' }
          : problem;
    } finally {
      this.busy = false;
    }
  }

  invite(user, email) {
    return confirm({
      title: `Invite ${user.name}`,
      body: html`<p>When ${user.name} (${email}) accepts on their page Portfolios, they will see the whole portfolio,
        including its history, and may record, run and freeze. You can remove them again.</p>
        <label>Role
          <select name="role"><option value="MEMBER">Member</option><option value="OWNER">Owner: can also invite
            and remove members</option></select>
        </label>`,
      verb: 'Invite',
      act: fields => put(`${this.path}/${user.id}`, { role: fields.get('role') }),
    });
  }

  async appoint(member, role) {
    const done = await confirm({
      title: `Make ${member.name} ${words(role)}`,
      body: html`<p>${
        role === 'OWNER'
          ? `${member.name} can then invite and remove members, including you.`
          : `${member.name} can then no longer invite or remove members.`
      }</p>`,
      verb: `Make ${words(role)}`,
      act: () => put(`${this.path}/${member.user}`, { role }),
    });
    if (done) await this.reload();
  }

  async removeMember(member) {
    const isMe = member.user === session.user.id;
    const done = await confirm({
      title: isMe ? 'Leave the portfolio' : `Remove ${member.name}`,
      body: html`<p>${isMe ? 'You' : member.name} will no longer see this portfolio. All records are kept.
        ${isMe ? 'Only an owner can invite you again.' : 'You can invite them again.'}</p>`,
      verb: isMe ? 'Leave' : 'Remove',
      grave: true,
      act: async () => {
        await remove(`${this.path}/${member.user}`);
        return true;
      },
    });
    if (!done) return;
    if (!isMe) return void (await this.reload());
    await session.reloadPortfolios();
    go('/portfolios');
  }
}

customElements.define('ta-members-page', MembersPage);
