import { get, post, rememberToken } from 'app/api.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import './token-list.js';
import 'components/problem-note/problem-note.js';

const LENGTH_MIN = 12;

/**
 * The account of the user: password, tokens, sessions.
 *
 * @element ta-account-page
 */
class AccountPage extends Page {
  static properties = { busy: { state: true }, refused: { state: true }, said: { state: true } };

  fetchData() {
    return get('/auth/me');
  }

  content(me) {
    return html`
      <h1>Your account</h1>
      <dl class="pairs">
        <dt>Name</dt><dd>${me.name}</dd>
        <dt>E-mail address</dt><dd>${me.email}</dd>
        ${me.admin ? html`<dt>Role</dt><dd>administrator of <a href="/users">users</a> and registry</dd>` : nothing}
      </dl>
      <h2>Password</h2>
      ${this.passwordForm(me)}
      <ta-token-list></ta-token-list>
      <h2>Sessions</h2>
      <p>A session ends after 12 hours without use, and after 30 days in any case. If you left a session open or
        lost a device, sign out everywhere.</p>
      <div class="actions">
        <button class="plain" @click=${() => session.signOut()}>Sign out here</button>
        <button class="plain" @click=${this.signOutEverywhere}>Sign out everywhere …</button>
      </div>
    `;
  }

  passwordForm(me) {
    return html`<form class="narrow-form" @submit=${this.changePassword}>
      <input class="for-readers" name="username" autocomplete="username" tabindex="-1" aria-hidden="true" readonly
        .value=${me.email}>
      <label>Current password <input name="current" type="password" autocomplete="current-password" required
        maxlength="256"></label>
      <label>New password
        <input name="password" type="password" autocomplete="new-password" required minlength=${LENGTH_MIN}
          maxlength="256" aria-describedby="good">
      </label>
      <p class="hint" id="good">At least ${LENGTH_MIN} characters. A sentence of your own works well.</p>
      <label>Repeat the new password <input name="again" type="password" autocomplete="new-password" required></label>
      <button ?disabled=${this.busy}>Change password</button>
      <p class="quiet">This signs you out everywhere else and revokes your tokens.</p>
      ${this.said ? html`<p class="changed" role="status">${this.said}</p>` : nothing}
      ${this.refused ? html`<ta-problem .problem=${this.refused}></ta-problem>` : nothing}
    </form>`;
  }

  async changePassword(event) {
    event.preventDefault();
    const form = event.target;
    const fields = new FormData(form);
    this.said = this.refused = undefined;
    if (fields.get('password') !== fields.get('again')) {
      this.refused = { detail: 'The new passwords do not match' };
      return;
    }
    this.busy = true;
    try {
      rememberToken(await post('/auth/password', { current: fields.get('current'), password: fields.get('password') }));
      form.reset();
      this.said = 'Password changed. You are signed out everywhere else, and your tokens are revoked.';
    } catch (problem) {
      this.refused = problem.errors.some(({ at }) => at === '/current')
        ? { ...problem, detail: 'The current password is wrong' }
        : problem;
    } finally {
      this.busy = false;
    }
  }

  async signOutEverywhere() {
    await confirm({
      title: 'Sign out everywhere',
      body: html`<p>All your sessions end, on this device too, and all your tokens are revoked.</p>`,
      verb: 'Sign out everywhere',
      act: () => session.signOut(true),
    });
  }
}

customElements.define('ta-account-page', AccountPage);
