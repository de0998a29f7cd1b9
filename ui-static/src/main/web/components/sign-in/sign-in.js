import { session } from 'app/session.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import '../problem-note/problem-note.js';

/**
 * The sign-in form.
 *
 *     <ta-sign-in @signed-in=${…}></ta-sign-in>
 *
 * @element ta-sign-in
 * @prop {?string} email - the address of the user who must sign in again; any user may sign in without it
 *
 * @fires signed-in - after a successful sign-in
 */
class SignIn extends View {
  static properties = { email: {}, problem: { state: true }, busy: { state: true } };

  render() {
    return html`
      ${this.email ? html`<h2>Sign in again</h2>` : html`<h1>Sign in</h1>`}
      ${
        location.protocol === 'https:' || location.hostname === 'localhost' || location.hostname === '127.0.0.1'
          ? nothing
          : html`<p class="stop">This connection is not encrypted. Others on the network can read what you type.</p>`
      }
      <form @submit=${this.submit}>
        <label>E-mail address
          <input name="email" type="email" autocomplete="username" required maxlength="254" .value=${this.email ?? ''}
            ?readonly=${this.email} ?autofocus=${!this.email}>
        </label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required maxlength="256"
            ?autofocus=${Boolean(this.email)}></label>
        <button ?disabled=${this.busy}>Sign in</button>
        ${this.problem ? html`<ta-problem .problem=${this.problem}></ta-problem>` : nothing}
      </form>
    `;
  }

  async submit(event) {
    event.preventDefault();
    const fields = new FormData(event.target);
    this.busy = true;
    this.problem = undefined;
    try {
      await session.signIn(fields.get('email'), fields.get('password'));
      event.target.reset();
      this.tell('signed-in');
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

/**
 * The sign-in form as a dialog over a page whose session has ended. What was typed into the page stays.
 *
 *     await dialog.ask(user)
 *
 * @element ta-sign-in-dialog
 */
class SignInDialog extends View {
  static properties = { user: { state: true } };

  /** @returns {Promise<void>} resolves once that user has signed in again; for another user the page reloads */
  async ask(user) {
    this.user = user;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    return new Promise(resolve => (this.resolve = resolve));
  }

  render() {
    return html`<dialog aria-label="Sign in again" @cancel=${event => event.preventDefault()} @close=${this.insist}>
      ${
        this.user
          ? html`<p>Your session has ended. Nothing you entered is lost.</p>
            <ta-sign-in .email=${this.user.email} @signed-in=${this.done}></ta-sign-in>
            <p class="quiet">Not you? <a href="/" target="_self">Leave this page</a>. What was
              entered here will be lost.</p>`
          : nothing
      }
    </dialog>`;
  }

  /** Opens the dialog again: a second Escape closes any dialog, but the page needs the session. */
  insist(event) {
    if (this.user) event.target.showModal();
  }

  done() {
    this.user = null;
    this.querySelector('dialog').close();
    this.resolve();
  }
}

customElements.define('ta-sign-in', SignIn);
customElements.define('ta-sign-in-dialog', SignInDialog);
