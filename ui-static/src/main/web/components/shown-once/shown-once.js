import { View } from 'app/view.js';
import { html } from 'lit';

/**
 * A secret that is shown only once, with a copy button.
 *
 *     <ta-shown-once label="The token" .secret=${token.token} .note=${'Keep it like a password.'}></ta-shown-once>
 *
 * @element ta-shown-once
 * @prop {string} label - the name of the secret
 * @prop {string} secret - the secret
 * @prop {string} note - what it is for
 */
class ShownOnce extends View {
  static properties = { label: {}, secret: {}, note: {}, said: { state: true } };

  render() {
    return html`<div class="once">
      <label>${this.label}
        <input class="mono" readonly .value=${this.secret} @focus=${event => event.target.select()}>
      </label>
      <div class="row">
        <button type="button" class="plain" @click=${this.copy}>Copy</button>
        <span class="quiet" role="status">${this.said ?? 'Copy it now: it is shown only once.'}</span>
      </div>
      <p class="quiet">${this.note}</p>
    </div>`;
  }

  /** Without HTTPS a page cannot use the clipboard, so the text is only selected. */
  async copy() {
    try {
      await navigator.clipboard.writeText(this.secret);
      this.said = 'Copied.';
    } catch {
      this.querySelector('input').select();
      this.said = 'Selected. Press Ctrl+C or ⌘C to copy it.';
    }
  }
}

customElements.define('ta-shown-once', ShownOnce);
