import { get } from 'app/api.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';
import 'components/rule-list/rule-list.js';

/**
 * The rules of a draft. They are compiled when the user opens them, since that takes seconds.
 *
 *     <ta-draft-rules path="/portfolios/…/versions/3" .of=${text} .ready=${true}
 *       clause="/drift_bands/major"></ta-draft-rules>
 *
 * @element ta-draft-rules
 * @prop {string} path - the path of the version below the API
 * @prop {string} of - the text as the service has it; a change compiles the rules again
 * @prop {boolean} ready - whether that text is free of errors
 * @prop {string} clause - the clause whose rules are highlighted
 *
 * @fires {CustomEvent<string>} clause-chosen - from `ta-rule-list`
 */
class DraftRules extends View {
  static properties = {
    path: {},
    of: {},
    ready: { type: Boolean },
    clause: {},
    open: { state: true },
    rules: { state: true },
    problem: { state: true },
  };

  updated() {
    if (this.open && this.ready && this.fetched !== this.of) this.fetch();
  }

  async fetch() {
    const text = this.of;
    this.fetched = text;
    this.problem = undefined;
    try {
      const rules = await get(`${this.path}/rules`);
      if (text === this.fetched) this.rules = rules;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<details @toggle=${event => (this.open = event.target.open)}>
      <summary>Rules of this draft</summary>
      ${this.open ? this.content() : nothing}
    </details>`;
  }

  content() {
    if (this.problem) return html`<ta-problem .problem=${this.problem} .retry=${() => this.fetch()}></ta-problem>`;
    if (this.rules) return html`<ta-rule-list .rules=${this.rules} clause=${this.clause ?? ''}></ta-rule-list>`;
    return html`<p class="quiet" role="status">${
      this.ready ? 'Compiling the rules …' : 'The rules are shown once the draft is saved and has no errors.'
    }</p>`;
  }
}

customElements.define('ta-draft-rules', DraftRules);
