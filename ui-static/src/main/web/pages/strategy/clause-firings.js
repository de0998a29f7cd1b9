import { get } from 'app/api.js';
import { count, moment } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import 'components/problem-note/problem-note.js';

/**
 * When each clause of the active policy last decided something, and the clauses that never did.
 *
 *     <ta-clause-firings portfolio=${id} .linkOf=${clause => `…?clause=${encodeURIComponent(clause)}`}>
 *     </ta-clause-firings>
 *
 * @element ta-clause-firings
 * @prop {string} portfolio - the id of the portfolio
 * @prop {(clause: string) => string} linkOf - the address of a clause's rules
 */
class ClauseFirings extends View {
  static properties = {
    portfolio: {},
    linkOf: { attribute: false },
    clauses: { state: true },
    problem: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('portfolio')) this.fetch();
  }

  async fetch() {
    const { portfolio } = this;
    this.problem = undefined;
    try {
      const clauses = await get(`/portfolios/${portfolio}/strategy/clauses`);
      if (portfolio === this.portfolio) this.clauses = clauses;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`<h2>When each clause last decided something</h2>
      <p class="quiet">A clause decides when one of its rules finds something, makes a run act, or refuses an order, or
        when an order comes of it. Runs under earlier versions count while the clause was the same.</p>
      <ta-problem .problem=${this.problem} .retry=${() => this.fetch()}></ta-problem>
      ${this.clauses ? this.table() : nothing}`;
  }

  table() {
    const never = this.clauses.filter(clause => !clause.last_run).length;
    return html`<p role="status">${
      never ? `${count(never, 'clause')} of ${this.clauses.length} never did.` : 'Every clause did.'
    }</p>
    <ta-table caption="When each clause last decided something" .rows=${this.clauses} .keyOf=${row => row.clause}
      .columns=${[
        {
          label: 'Clause',
          value: row => row.clause,
          show: row => html`<a href=${this.linkOf(row.clause)}><code>${row.clause}</code></a>`,
        },
        { label: 'Line', value: row => String(row.line), figure: true },
        {
          label: 'Last decided',
          value: row => row.last_as_of ?? 'never',
          show: row =>
            row.last_run
              ? html`<a href="/portfolios/${this.portfolio}/runs/${row.last_run}">${moment(row.last_as_of)}</a>`
              : 'never',
        },
      ]}></ta-table>`;
  }
}

customElements.define('ta-clause-firings', ClauseFirings);
