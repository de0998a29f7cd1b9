import { get } from 'app/api.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';
import 'components/rule-list/rule-list.js';

/**
 * The rules that a draft becomes, once somebody wants to see them: compiling takes seconds. Those of the clause that is
 * being written are lit up; a touch on another clause tells `clause-chosen`.
 *
 *     <ta-draft-rules path="/portfolios/…/versions/3" .of=${text} .ready=${true}
 *     clause="/drift_bands/major"></ta-draft-rules>
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
      <summary>The rules that it becomes</summary>
      ${this.open ? this.content() : nothing}
    </details>`;
  }

  content() {
    if (this.problem) return html`<ta-problem .problem=${this.problem} .retry=${() => this.fetch()}></ta-problem>`;
    if (this.rules) return html`<ta-rule-list .rules=${this.rules} clause=${this.clause ?? ''}></ta-rule-list>`;
    return html`<p class="quiet" role="status">${
      this.ready ? 'Compiling the rules …' : 'They can be shown once it is saved and has no errors.'
    }</p>`;
  }
}

customElements.define('ta-draft-rules', DraftRules);
