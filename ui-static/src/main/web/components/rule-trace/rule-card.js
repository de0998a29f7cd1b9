import { count, words } from 'app/format.js';
import { html, nothing } from 'lit';
import { light, linkTo } from './rule-trace-links.js';

/**
 * A rule that fired: its name, its sentence and its text.
 *
 * @param {?object} rule undefined for a step of arithmetic
 * @param {number} size the number of its firings
 * @param {object[]} [reasons] the reasons of an order, from the explanation
 */
export function ruleCard(firing, rule, size, reasons = []) {
  return html`<div class="lit card">
      <p><code class="name">${firing.rule}</code></p>
      <p>${firing.sentence}</p>
    </div>
    <p class="quiet">
      ${rule ? 'Rule' : 'Step of arithmetic, which decides nothing'}. Phase
        ${words(firing.phase)}, firing ${firing.seq}.
      ${firing.clause === null ? 'Part of every policy, without a clause.' : nothing}
      ${size > 1 ? html`<a href=${linkTo({ view: 'firings', q: firing.rule })}>It fired ${size} times</a>` : nothing}
    </p>
    ${reasons.length ? html`<ul class="rules">${reasons.map(reason)}</ul>` : nothing}
    ${rule ? html`<pre tabindex="0" aria-label="Text of the rule" role="region">${rule.drl}</pre>` : nothing}`;
}

const reason = ({ sentence, rule, facts }) => html`<li>${sentence}
  ${
    facts.length
      ? html`<br><button class="touch" @click=${() => light({ fact: facts[0] })}>${rule ?? facts[0]}</button>`
      : nothing
  }</li>`;

/** The rules of a clause, with the number of their firings. */
export function rulesOfClause(clause, firings, rules) {
  const fired = Map.groupBy(firings, firing => firing.rule);
  const silent = [...(rules?.values() ?? [])].filter(rule => within(rule.clause, clause) && !fired.has(rule.name));
  return html`
    <p class="lit card"><code class="name">${clause}</code></p>
    ${fired.size === 0 && silent.length === 0 ? html`<p>This clause has no rules.</p>` : nothing}
    <ul class="rules">
      ${[...fired].map(
        ([name, its]) => html`<li>
          <button class="touch" @click=${() => light({ firing: its[0].seq })}>${name}</button>
          <span class="quiet">fired ${
            its.length === 1
              ? 'once'
              : html`<a href=${linkTo({ view: 'firings', q: name })}>${count(its.length, 'time')}</a>`
          }</span>
          <p>${its[0].sentence}</p>
        </li>`,
      )}
      ${silent.map(
        rule => html`<li class="quiet"><code>${rule.name}</code> did not fire in this run<p>${rule.sentence}</p></li>`,
      )}
    </ul>
  `;
}

const within = (clause, outer) => clause !== null && (clause === outer || clause.startsWith(`${outer}/`));
