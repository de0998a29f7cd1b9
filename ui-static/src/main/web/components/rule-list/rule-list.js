import { count, words } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';

/**
 * The rules of a policy, grouped by clause, with a filter.
 *
 *     <ta-rule-list .rules=${rules} clause="/drift_bands/major" @clause-chosen=${event => …}></ta-rule-list>
 *
 * @element ta-rule-list
 * @prop {object[]} rules - as the API sends them
 * @prop {string} clause - its rules are highlighted; the first is scrolled into view
 *
 * @fires {CustomEvent<string>} clause-chosen - the pointer of the clause that was clicked
 */
class RuleList extends View {
  static properties = { rules: { attribute: false }, clause: {}, text: { state: true } };

  render() {
    const sought = (this.text ?? '').trim().toLowerCase();
    const found = this.rules.filter(
      rule =>
        !sought || [rule.name, rule.sentence, rule.clause ?? ''].some(part => part.toLowerCase().includes(sought)),
    );
    const groups = byClause(found);
    const lit = litClauses(this.clause, [...groups.keys()]);
    return html`
      <div class="tools">
        <input type="search" aria-label="Filter: rules" placeholder="Filter" .value=${this.text ?? ''}
          @input=${event => (this.text = event.target.value)}>
        <span class="quiet" role="status">${
          sought ? `${found.length} of ${this.rules.length}` : count(this.rules.length, 'rule')
        }</span>
      </div>
      <div class="rules" tabindex="0" role="group" aria-label="Rules">
        ${[...groups].map(([clause, rules]) => this.group(clause, rules, lit.has(clause)))}
        ${found.length === 0 ? html`<p class="empty">No rule contains “${this.text}”.</p>` : nothing}
      </div>
    `;
  }

  group(clause, rules, lit) {
    return html`<section class=${lit ? 'rule-group lit' : 'rule-group'}>
      <h3>
        ${
          clause
            ? html`<button class="touch mono" aria-pressed=${lit}
              @click=${() => this.tell('clause-chosen', clause)}>${clause}</button>
              <span class="quiet">line ${rules[0].line}</span>`
            : html`In every policy`
        }
      </h3>
      <ul>${rules.map(rule => this.rule(rule))}</ul>
    </section>`;
  }

  rule(rule) {
    return html`<li>
      <details>
        <summary>${rule.sentence} <span class="quiet mono">${rule.name}</span></summary>
        <p class="quiet">${words(rule.phase)}${rule.decides ? nothing : ', only for the trace: decides nothing'}</p>
        <pre><code>${rule.drl}</code></pre>
      </details>
    </li>`;
  }

  updated(changed) {
    if (changed.has('clause') && this.clause)
      scrollWithin(this.querySelector('.rules'), this.querySelector('.rule-group.lit'));
  }
}

/** The clauses whose rules belong to a clause: itself and its parts, else the innermost clause around it. */
export function litClauses(clause, clauses) {
  for (let at = clause; at; at = at.slice(0, at.lastIndexOf('/'))) {
    const within = clauses.filter(other => other === at || other.startsWith(`${at}/`));
    if (within.length && (at === clause || within.includes(at)))
      return new Set(within.includes(at) && at !== clause ? [at] : within);
  }
  return new Set();
}

/** Groups rules by clause in the order of the policy; rules without a clause come last. */
function byClause(rules) {
  const groups = new Map();
  for (const rule of [...rules].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0))
    groups.set(rule.clause ?? '', [...(groups.get(rule.clause ?? '') ?? []), rule]);
  return groups;
}

/** Scrolls the list, not the page, so that what was clicked stays in place. */
function scrollWithin(box, element) {
  if (!box || !element || box.scrollHeight <= box.clientHeight) return;
  box.scrollTop += element.getBoundingClientRect().top - box.getBoundingClientRect().top - 8;
}

customElements.define('ta-rule-list', RuleList);
