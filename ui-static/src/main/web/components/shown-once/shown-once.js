import { View } from 'app/view.js';
import { html } from 'lit';

/**
 * A secret that is shown this once, with a button that copies it.
 *
 *     <ta-shown-once label="The token" .secret=${token.token} .note=${'Keep it like a password.'}></ta-shown-once>
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
        <span class="quiet" role="status">${this.said ?? 'It is shown this once: nobody can look it up again.'}</span>
      </div>
      <p class="quiet">${this.note}</p>
    </div>`;
  }

  /** A page that is not encrypted has no clipboard: there the text is selected, for the reader's own keys. */
  async copy() {
    try {
      await navigator.clipboard.writeText(this.secret);
      this.said = 'Copied.';
    } catch {
      this.querySelector('input').select();
      this.said = 'Selected: copy it by Ctrl+C or ⌘C.';
    }
  }
}

customElements.define('ta-shown-once', ShownOnce);
