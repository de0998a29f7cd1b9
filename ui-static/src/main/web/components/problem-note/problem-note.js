import { sentence, words } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';

/**
 * What went wrong, where, and what can be done.
 *
 *     <ta-problem .problem=${problem} .retry=${() => this.reload()}></ta-problem>
 */
class ProblemNote extends View {
  static properties = { problem: { attribute: false }, retry: { attribute: false } };

  render() {
    if (!this.problem) return nothing;
    const { title, detail, message, maybe, errors = [], code, requestId } = this.problem;
    return html`<div class="problem" role="alert">
      <p><strong>${sentence(said(errors) || detail || title || message || 'That did not work')}</strong></p>
      ${
        errors.length > 1
          ? html`<ul>${errors.map(error => html`<li><code>${error.at}</code> ${error.detail}</li>`)}</ul>`
          : nothing
      }
      ${maybe ? html`<p>${maybe}</p>` : nothing}
      <p class="quiet">
        ${code ? html`<code>${code}</code>` : nothing} ${requestId ? html`request <code>${requestId}</code>` : nothing}
      </p>
      ${this.retry ? html`<button class="plain" @click=${this.retry}>Try again</button>` : nothing}
    </div>`;
  }
}

/** A fault in words: its pointer is for programs, and the field's name only where the sentence lacks its subject. */
export function faultInWords({ at, detail }) {
  const name = at.split('/').at(-1);
  return sentence(/^(is|has) /.test(detail) && /^[a-z_]+$/.test(name) ? `${words(name)} ${detail}` : detail);
}

const said = errors => (errors.length === 1 && errors[0].at.startsWith('/') ? faultInWords(errors[0]) : null);

customElements.define('ta-problem', ProblemNote);
