import { html, nothing } from 'lit';

/**
 * What a sentence of an explanation rests on: its rule and its clause, which lead to the trace of the run.
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

/** To a fact in the trace. */
export const factLink = (fact, trace, text = fact) => html`<a href="${trace}?fact=${fact}">${text}</a>`;

/** To a clause in the trace; its slashes stay legible. */
export const clauseLink = (clause, trace) =>
  html`<a class="mono" href="${trace}?clause=${encodeURIComponent(clause).replaceAll('%2F', '/')}">${clause}</a>`;
