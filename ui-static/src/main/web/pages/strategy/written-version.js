import { get } from 'app/api.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/policy-changes/policy-changes.js';
import 'components/policy-text/policy-text.js';
import 'components/problem-note/problem-note.js';
import 'components/rendered-markdown/rendered-markdown.js';
import 'components/rule-list/rule-list.js';
import 'components/tab-row/tab-row.js';
import { placeOfLine, places } from 'components/policy-text/json-places.js';
import { litClauses } from 'components/rule-list/rule-list.js';
import { termLine } from 'components/term-hint/term-hint.js';
import '../simulate/simulation-summary.js';
import { draftFrom } from './begin-draft.js';
import { stateOf, versionFacts } from './version-facts.js';

const TABS = [
  { key: 'policy', label: 'Policy' },
  { key: 'rules', label: 'Rules', narrow: true },
  { key: 'manifesto', label: 'Manifesto' },
  { key: 'changes', label: 'Changes' },
];

/**
 * A version that is or was active: its text beside its rules, its manifesto, and a comparison with other versions.
 *
 * @element ta-written-version
 * @prop {string} portfolio - the id of the portfolio
 * @prop {object} data - the version, all versions, and the schema of a policy
 * @prop {URLSearchParams} query - the query of the address
 * @prop {?number} replaced - the version that this one has just replaced, null if there was none; undefined otherwise
 */
class WrittenVersion extends View {
  static properties = {
    portfolio: {},
    data: { attribute: false },
    query: { attribute: false },
    replaced: { attribute: false },
    rules: { state: true },
    changes: { state: true },
    problem: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('data')) {
      Object.assign(this, {
        rules: undefined,
        problem: undefined,
        compared: undefined,
        places: places(this.data.texts.policy),
      });
      this.fetchRules();
    }
    if (this.tab === 'changes') this.compare();
  }

  get number() {
    return this.data.texts.version.number;
  }

  get tab() {
    return TABS.some(({ key }) => key === this.query.get('tab')) ? this.query.get('tab') : 'policy';
  }

  /** The version to compare with: the chosen one, else the one before. */
  get against() {
    const others = this.data.versions.map(({ number }) => number).filter(number => number !== this.number);
    const asked = Number(this.query.get('against'));
    return others.includes(asked) ? asked : (others.filter(number => number < this.number)[0] ?? others[0]);
  }

  async fetchRules() {
    const { data } = this;
    try {
      const rules = await get(`/portfolios/${this.portfolio}/strategy/versions/${this.number}/rules`);
      if (data === this.data) this.rules = rules;
    } catch (problem) {
      this.problem = problem;
    }
  }

  async compare() {
    const pair = `from=${this.against}&to=${this.number}`;
    if (this.against === undefined || pair === this.compared) return;
    this.compared = pair;
    this.changes = undefined;
    try {
      const changes = await get(`/portfolios/${this.portfolio}/strategy/diff?${pair}`);
      if (pair === this.compared) this.changes = changes;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { version } = this.data.texts;
    return html`
      <div class="head">
        <h1>Version ${version.number} <span class="tag">${stateOf(version)}</span></h1>
        <p class="actions"><button @click=${() => draftFrom(this.portfolio, version.number)}>Edit in a
          draft</button></p>
      </div>
      ${this.replaced === undefined ? nothing : this.welcome()}
      ${versionFacts(version)}
      <ta-simulation-summary base="/portfolios/${this.portfolio}"
        .approved=${version.number}></ta-simulation-summary>
      ${termLine('sleeve', 'drift', 'band', 'cash park', 'wave', 'sunset')}
      <ta-problem .problem=${this.problem} .retry=${() => this.again()}></ta-problem>
      <ta-tabs label="Parts" chosen=${this.tab} .tabs=${TABS}></ta-tabs>
      ${this.part()}
    `;
  }

  /** Confirms the approval and links to the version before. */
  welcome() {
    return html`<p class="changed" role="status"><strong>Version ${this.number} is now your active policy.</strong>
      ${
        this.replaced
          ? html`To go back, <a href="/portfolios/${this.portfolio}/strategy/versions/${this.replaced}">create a draft
            from version ${this.replaced}</a> and approve it.`
          : nothing
      }</p>`;
  }

  again() {
    this.problem = undefined;
    this.compared = undefined;
    this.fetchRules();
  }

  part() {
    if (this.tab === 'manifesto')
      return html`<section id="part-manifesto" role="tabpanel" aria-label="Manifesto">${this.manifesto()}</section>`;
    if (this.tab === 'changes')
      return html`<section id="part-changes" role="tabpanel"
        aria-label="Changes"><h2 class="for-readers">Changes</h2>${this.comparison()}</section>`;
    return this.policyAndRules();
  }

  policyAndRules() {
    const clause = this.query.get('clause');
    const place = this.places.find(({ pointer }) => pointer === clause);
    return html`<div class="side-by-side">
        <section id="part-policy" aria-label="Policy" ?hidden-narrow=${this.tab !== 'policy'}>
          <h2 class="for-readers">Policy</h2>
          <ta-policy-text label="Policy of version ${this.number}" .text=${this.data.texts.policy}
            .lit=${place ? [place.line, place.lastLine] : null}
            @line-chosen=${event => this.chooseLine(event.detail)}></ta-policy-text>
          <p class="quiet">Select a line to highlight its rules, or a clause to highlight its lines.</p>
        </section>
        <section id="part-rules" aria-label="Rules" ?hidden-narrow=${this.tab !== 'rules'}>
          <h2 class="for-readers">Rules</h2>
          ${
            this.rules
              ? html`<ta-rule-list .rules=${this.rules} clause=${clause ?? ''}
                @clause-chosen=${event => setQuery({ clause: event.detail })}></ta-rule-list>`
              : this.problem
                ? nothing
                : html`<p class="quiet" role="status">Compiling the rules …</p>`
          }
        </section>
      </div>
      ${clause && this.rules ? this.choice(clause, place) : nothing}`;
  }

  /** On a phone, rules and lines are in different tabs; this line leads from one to the other. */
  choice(clause, place) {
    const lit = litClauses(
      clause,
      this.rules.map(rule => rule.clause ?? ''),
    );
    const size = this.rules.filter(rule => lit.has(rule.clause ?? '')).length;
    const said = size === 0 ? 'no rules of its own: other clauses use it' : size === 1 ? '1 rule' : `${size} rules`;
    const isRules = this.tab === 'rules';
    const show = () => setQuery({ tab: isRules ? null : 'rules' });
    return html`<p class="choice-bar no-print" role="status"><code>${clause}</code>:
      ${isRules && place ? `line ${place.line}` : said}
      ${
        size || isRules
          ? html`<button class="plain" @click=${show}>${isRules ? 'Show the line' : 'Show the rules'}</button>`
          : nothing
      }</p>`;
  }

  chooseLine(line) {
    setQuery({ clause: placeOfLine(this.places, line)?.pointer });
  }

  manifesto() {
    const { manifesto_filled: manifesto } = this.data.texts;
    if (!manifesto)
      return html`<h2>Manifesto</h2><p class="empty">This version has no manifesto. Create a
        draft from it to write one.</p>`;
    return html`<ta-markdown label="Manifesto" .text=${manifesto}
      .linkOf=${pointer => `?clause=${encodeURIComponent(pointer)}`}></ta-markdown>`;
  }

  comparison() {
    const others = this.data.versions.filter(({ number }) => number !== this.number);
    if (others.length === 0) return html`<p class="empty">There is no other version to compare with.</p>`;
    return html`<label class="compare">Compare with
        <select @change=${event => setQuery({ against: event.target.value })}>
          ${others.map(
            other => html`<option value=${other.number} ?selected=${other.number === this.against}>
              Version ${other.number}, ${stateOf(other)}</option>`,
          )}
        </select></label>
      ${
        this.changes
          ? html`<ta-policy-changes .changes=${this.changes} .schema=${this.data.schema}
            currency=${session.portfolio(this.portfolio).base_currency}
            from="Version ${this.against}" to="Version ${this.number}"></ta-policy-changes>`
          : this.problem
            ? nothing
            : html`<p class="quiet" role="status">Comparing …</p>`
      }`;
  }
}

customElements.define('ta-written-version', WrittenVersion);
