import { count, sentence } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/rendered-markdown/rendered-markdown.js';

/**
 * The manifesto of a draft: its text, its preview, and the placeholders that cannot be filled from the policy. The
 * preview has the figures of the policy once the text is saved.
 *
 *     <ta-manifesto-editor .text=${typed} .filled=${shown} .errors=${validation?.manifesto_errors}
 *       @text-changed=${event => …}></ta-manifesto-editor>
 *
 * @element ta-manifesto-editor
 * @prop {string} text - as its author typed it
 * @prop {?string} filled - the saved text with its placeholders filled; null while the text is not saved
 * @prop {object[]} errors - as the API sends them
 *
 * @fires {CustomEvent<string>} text-changed - the new text
 */
class ManifestoEditor extends View {
  static properties = { text: {}, filled: { attribute: false }, errors: { attribute: false } };

  render() {
    return html`<div class="side-by-side" id="part-manifesto">
      <div>
        <label>Manifesto, in Markdown <textarea class="manifesto-input" .value=${this.text}
          @input=${event => this.tell('text-changed', event.target.value)}></textarea></label>
        <p class="quiet"><code>{{/cadence/monthly/contribution}}</code> stands for that value of the policy, and
          <code>{{/sleeves/0/target_weight | percent}}</code> for a fraction in percent.</p>
        <div role="status">${this.errors?.length ? this.mistakes() : nothing}</div>
      </div>
      <section aria-label="Preview"><ta-markdown label="Manifesto"
        .text=${this.filled ?? this.text}></ta-markdown></section>
    </div>`;
  }

  mistakes() {
    return html`<h2>${sentence(count(this.errors.length, 'error'))}</h2>
      <ol class="fault-list">
        ${this.errors.map(
          error => html`<li><button @click=${() => this.goTo(error)}>line ${error.line}: ${error.message}</button>
            ${error.maybe ? html`<br>${error.maybe}` : nothing}</li>`,
        )}
      </ol>`;
  }

  /** Puts the cursor at the place of an error, whose column counts characters. */
  goTo({ line, column }) {
    const lines = this.text.split(/\r\n|\r|\n/).slice(0, line);
    const last = [...lines.pop()].slice(0, column - 1).join('');
    const place = lines.reduce((sum, each) => sum + each.length + 1, last.length);
    const input = this.querySelector('textarea');
    input.focus();
    input.setSelectionRange(place, place);
  }
}

customElements.define('ta-manifesto-editor', ManifestoEditor);
