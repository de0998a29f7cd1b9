import { get, put, remove, withQuery } from 'app/api.js';
import { date, words } from 'app/format.js';
import { Page } from 'app/page.js';
import { go } from 'app/router.js';
import { session } from 'app/session.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/problem-note/problem-note.js';

/** Who shares the portfolio. Owners say so. */
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
      <p>Every member sees all and may record, run and freeze. An owner also says who shares the portfolio.</p>
      <ta-table caption="Members" .columns=${this.columns(isOwner)} .rows=${members}
        .keyOf=${member => member.user}></ta-table>
      ${isOwner ? this.form() : html`<p class="quiet">Ask an owner to let somebody in.</p>`}
    `;
  }

  columns(isOwner) {
    return [
      { label: 'Name', value: member => member.name + (member.user === session.user.id ? ' (you)' : '') },
      { label: 'E-mail address', value: member => member.email },
      { label: 'Role', value: member => words(member.role) },
      { label: 'Since', value: member => member.since, show: member => date(member.since) },
      ...(isOwner ? [{ label: 'Act', plain: true, show: member => this.acts(member) }] : []),
    ];
  }

  acts(member) {
    const other = member.role === 'OWNER' ? 'MEMBER' : 'OWNER';
    return html`<span class="acts">
      <button class="plain" @click=${() => this.appoint(member, other)}>Make ${words(other)} …</button>
      <button class="plain" @click=${() => this.takeOut(member)}>${
        member.user === session.user.id ? 'Leave' : 'Take out'
      } …</button>
    </span>`;
  }

  form() {
    return html`<h2>Let somebody in</h2>
      <form class="narrow-form" @submit=${this.find}>
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
        this.refused = { detail: `${user.name} shares the portfolio already` };
      } else if (await this.letIn(user, email)) {
        form.reset();
        await this.reload();
      }
    } catch (problem) {
      this.refused =
        problem.status === 404
          ? { detail: 'Nobody has an account with this address', maybe: 'An administrator can make one.' }
          : problem;
    } finally {
      this.busy = false;
    }
  }

  letIn(user, email) {
    return confirm({
      title: `Let ${user.name} in`,
      body: html`<p>${user.name} (${email}) will see all of this portfolio, its past too, and
        may record, run and freeze.
          You can take him or her out again.</p>
        <label>As
          <select name="role"><option value="MEMBER">Member</option><option value="OWNER">Owner: also says who
            shares it</option></select>
        </label>`,
      verb: 'Let in',
      act: fields => put(`${this.path}/${user.id}`, { role: fields.get('role') }),
    });
  }

  async appoint(member, role) {
    const done = await confirm({
      title: `Make ${member.name} ${words(role)}`,
      body: html`<p>${
        role === 'OWNER'
          ? `${member.name} may then say who shares the portfolio, and take you out too.`
          : `${member.name} may then no longer say who shares the portfolio.`
      }</p>`,
      verb: `Make ${words(role)}`,
      act: () => put(`${this.path}/${member.user}`, { role }),
    });
    if (done) await this.reload();
  }

  async takeOut(member) {
    const isMe = member.user === session.user.id;
    const done = await confirm({
      title: isMe ? 'Leave the portfolio' : `Take ${member.name} out`,
      body: html`<p>${isMe ? 'You' : member.name} will no longer see any of it. What was recorded stays.
        ${isMe ? 'Only an owner can let you in again.' : 'You can let him or her in again.'}</p>`,
      verb: isMe ? 'Leave' : 'Take out',
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
