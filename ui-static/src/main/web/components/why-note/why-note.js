import { html, nothing } from 'lit';
import { View } from 'app/view.js';

/**
 * A sentence of an explanation with what it rests on: the clause and the fact, which lead to the trace of the run.
 *
 *     <ta-why .why=${reason} trace="/portfolios/…/runs/…"></ta-why>
 *
 * `why` is a Reason of the API: sentence, rule, clause, facts. With `bare`, only the links are shown.
 */
class WhyNote extends View {
  static properties = { why: { attribute: false }, trace: {}, bare: { type: Boolean } };

  render() {
    return html`${this.bare ? nothing : html`<span class="sentence">${this.why.sentence}</span> `}${groundsOf(this.why, this.trace)}`;
  }
}

/** The links alone, for places where an element of its own would be in the way. */
export function groundsOf({ rule, clause, facts }, trace) {
  const fact = facts?.[0];
  if (!clause && !fact) return nothing;
  return html`<span class="grounds">
    ${fact ? html`<a href="${trace}?fact=${fact}">${rule ?? `fact ${fact}`}</a>` : nothing}
    ${clause ? html`<a class="mono" href="${trace}?clause=${encodeURIComponent(clause).replaceAll('%2F', '/')}">${clause}</a>` : nothing}
  </span>`;
}

customElements.define('ta-why', WhyNote);
