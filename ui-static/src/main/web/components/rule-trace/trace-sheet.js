import { count } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { factCard } from './fact-card.js';
import { ruleCard, rulesOfClause } from './rule-card.js';
import { close, light, linkTo } from './rule-trace-links.js';
import './policy-listing.js';

/** Facts listed at first and per click on “Show more”. */
const PORTION = 25;

/** Up to this number, the facts that a rule matched are open at first. */
const FEW = 2;

const COLUMNS = { clause: 'Clause', rule: 'Rule', facts: 'Facts' };

/**
 * A sheet with the clause, the rule and the facts of the selection side by side. A click in one column selects what
 * belongs to it in the others. On a phone the columns are tabs.
 *
 *     <ta-trace-sheet .lit=${selection} .policy=${policy}
 *       .place=${{ trace, index, portfolio, listings, rules, reasons }}></ta-trace-sheet>
 *
 * @element ta-trace-sheet
 * @prop {?object} lit - from `selectionOf`; without it the sheet is closed
 * @prop {object} place - the trace and what is needed to render it
 * @prop {object} policy - from `fetchPolicy`; undefined while it is loading
 */
class TraceSheet extends View {
  static properties = {
    lit: { attribute: false },
    place: { attribute: false },
    policy: { attribute: false },
    tab: { state: true },
    listed: { state: true },
    copied: { state: true },
  };

  constructor() {
    super();
    this.tab = 'facts';
  }

  willUpdate(changed) {
    if (!changed.has('lit')) return;
    this.listed = PORTION;
    this.copied = false;
    if (this.lit?.what === 'clause' && changed.get('lit')?.what !== 'clause') this.tab = 'rule';
  }

  render() {
    if (!this.lit) return nothing;
    return html`<section class="sheet" aria-label="Clause, rule and facts">
      <div class="grip">
        <div class="tabs" role="group" aria-label="Columns">
          ${Object.entries(COLUMNS).map(
            ([key, name]) =>
              html`<button class="plain" aria-pressed=${this.tab === key}
                @click=${() => (this.tab = key)}>${name}</button>`,
          )}
        </div>
        <button class="quiet" @click=${this.copy}>${this.copied ? 'Copied' : 'Copy link'}</button>
        <button class="quiet" @click=${close}>Close</button>
      </div>
      <div class="three">
        ${this.column('clause', this.clause())} ${this.column('rule', this.rule())}
          ${this.column('facts', this.facts())}
      </div>
    </section>`;
  }

  column(key, content) {
    return html`<section class="column ${key} ${this.tab === key ? 'shown' : ''}" aria-label=${COLUMNS[key]}
      tabindex=${key === 'clause' ? nothing : '0'}>
      <h3>${COLUMNS[key]}</h3>
      ${content}
    </section>`;
  }

  clause() {
    if (this.policy === undefined) return html`<p class="quiet">Loading the policy …</p>`;
    return html`<p class="quiet">
        ${this.lit.clause === null ? 'No clause: part of every policy.' : html`<code>${this.lit.clause}</code>`}
        <a href="/portfolios/${this.place.portfolio}/strategy/versions/${this.policy.number}">version
          ${this.policy.number}</a>
      </p>
      <ta-policy-listing .text=${this.policy.text} .clause=${this.lit.clause}
        .counts=${pointer => this.counts(pointer)}></ta-policy-listing>`;
  }

  /** Whether a clause has rules or firings. */
  counts(pointer) {
    this.ruled ??= new Set([...this.policy.rules.values()].map(rule => rule.clause));
    return this.ruled.has(pointer) || this.place.index.clauses.has(pointer);
  }

  rule() {
    const { index, rules, reasons } = this.place;
    if (this.lit.what === 'clause') return rulesOfClause(this.lit.clause, this.lit.firings, rules);
    if (!this.lit.firing) return html`<p>No rule concluded this fact: it is part of the snapshot.</p>${this.uses()}`;
    const { firing } = this.lit;
    return ruleCard(firing, rules?.get(firing.rule), index.ofRule(firing.rule).length, reasons.get(firing.outputs[0]));
  }

  uses() {
    const uses = this.place.index.usedBy(this.lit.fact);
    if (uses.length === 0) return html`<p class="quiet">No rule used it.</p>`;
    return html`<p class="quiet">Used by ${count(uses.length, 'firing')}:</p>
      <ul class="rules">
        ${uses.slice(0, this.listed).map(
          firing =>
            html`<li>
                <button class="touch" @click=${() => light({ firing: firing.seq })}>${firing.rule}</button>
              </li>`,
        )}
      </ul>
      ${this.more(uses)}`;
  }

  facts() {
    const { index } = this.place;
    const { firing, firings, fact } = this.lit;
    if (this.lit.what === 'clause') {
      if (firings.length === 0) return html`<p>No rule of this clause fired in this run.</p>`;
      return this.group(
        'Concluded',
        firings.flatMap(one => index.outputs(one)),
        false,
      );
    }
    if (!firing) return this.group('Recorded', [index.fact(fact)], true);
    const inputs = index.inputs(firing);
    return html`
      ${this.group('Concluded', index.outputs(firing), true)}
      ${this.group('From', inputs, inputs.length <= FEW)}
    `;
  }

  group(name, facts, open) {
    if (facts.length === 0) return name === 'From' ? html`<p class="quiet">From the policy alone.</p>` : nothing;
    const light = this.lit.fact ?? this.lit.firing?.outputs[0];
    return html`<h4>${name}${facts.length > 1 ? ` (${facts.length})` : nothing}</h4>
      ${facts
        .slice(0, this.listed)
        .map(fact =>
          keyed(
            `${this.lit.firing?.seq} ${fact.id}`,
            factCard(fact, this.place, { lit: fact.id === light, open: open || fact.id === light }),
          ),
        )}
      ${this.more(facts)}`;
  }

  more(all) {
    if (all.length <= this.listed) return nothing;
    return html`<button class="plain" @click=${() => (this.listed += PORTION)}>Show
      ${Math.min(PORTION, all.length - this.listed)} more of ${all.length}</button>`;
  }

  async copy() {
    const { what, clause, firing, fact } = this.lit;
    const address = location.origin + linkTo({ [what]: { clause, firing: firing?.seq, fact }[what] });
    await navigator.clipboard.writeText(address);
    this.copied = true;
  }
}

customElements.define('ta-trace-sheet', TraceSheet);
