import { sentence, words } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';

/**
 * An error: what happened, where, and what to do.
 *
 *     <ta-problem .problem=${problem} .retry=${() => this.reload()}></ta-problem>
 *
 * @element ta-problem
 * @prop {?import('app/api.js').Problem} problem - nothing is shown without one
 * @prop {?() => void} retry - what “Try again” does; without it there is no such button
 */
class ProblemNote extends View {
  static properties = { problem: { attribute: false }, retry: { attribute: false } };

  render() {
    if (!this.problem) return nothing;
    const { title, detail, message, maybe, errors = [], code, requestId } = this.problem;
    return html`<div class="problem" role="alert">
      <p><strong>${sentence(said(errors) || detail || title || message || 'Something went wrong')}</strong></p>
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

/** An error of a field as a sentence. The name of the field is added only if the sentence has no subject. */
export function faultInWords({ at, detail }) {
  const name = at.split('/').at(-1);
  return sentence(/^(is|has) /.test(detail) && /^[a-z_]+$/.test(name) ? `${words(name)} ${detail}` : detail);
}

const said = errors => (errors.length === 1 && errors[0].at.startsWith('/') ? faultInWords(errors[0]) : null);

customElements.define('ta-problem', ProblemNote);
