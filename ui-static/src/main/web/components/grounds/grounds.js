import { html, nothing } from 'lit';

/**
 * Links from a sentence of an explanation to its rule and its clause in the trace of the run.
 *
 *     <li>${why.sentence} ${groundsOf(why, '/portfolios/…/runs/…')}</li>
 *
 * @param {{rule: ?string, clause: ?string, facts: string[]}} why a Reason of the API
 * @param {string} trace the path of the run
 */
export function groundsOf({ rule, clause, facts }, trace) {
  const fact = facts?.[0];
  if (!clause && !fact) return nothing;
  return html`<span class="grounds">
    ${fact ? factLink(fact, trace, rule ?? `fact ${fact}`) : nothing} ${clause ? clauseLink(clause, trace) : nothing}
  </span>`;
}

/** A link to a fact in the trace. */
export const factLink = (fact, trace, text = fact) => html`<a href="${trace}?fact=${fact}">${text}</a>`;

/** A link to a clause in the trace; its slashes stay legible in the address. */
export const clauseLink = (clause, trace) =>
  html`<a class="mono" href="${trace}?clause=${encodeURIComponent(clause).replaceAll('%2F', '/')}">${clause}</a>`;
