import { get } from 'app/api.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';
import { firstConclusion } from './conclusions.js';
import { reasonsOf } from './reasons.js';
import { linkWith } from './rule-trace-links.js';
import { selectionOf } from './selection.js';
import { indexed } from './trace-index.js';
import { fetchPolicy, fetchTrace } from './trace-store.js';
import './firing-list.js';
import './trace-compare.js';
import './trace-sheet.js';
import './trace-tree.js';
import './why-not.js';

const VIEWS = { '': 'Why', 'why-not': 'Why not', firings: 'Firings', compare: 'Compare' };

/** On a screen that is wide enough for three columns, the first conclusion is selected at the start. */
const wide = matchMedia('(min-width: 861px)');

/**
 * The trace of a run in four views: the conclusions walked back to what was recorded, what was not recommended and why,
 * all firings, and a comparison with the run before. The sheet below shows clause, rule and facts of the selection.
 *
 *     <ta-rule-trace .run=${run} .policyVersion=${version} .query=${query} .explanation=${explanation}></ta-rule-trace>
 *
 * The address has the view (`view=why-not|firings|compare`) and the selection (`clause=`, `firing=` or `fact=`).
 *
 * @element ta-rule-trace
 * @prop {object} run - as the API sends it; with `simulated` for one that no other is compared with
 * @prop {number} policyVersion - the number of the version of the policy that the run used
 * @prop {URLSearchParams} query - the query of the address
 * @prop {?object} explanation - the explanation of the run, if there is one
 */
class RuleTrace extends View {
  static properties = {
    run: { attribute: false },
    policyVersion: { attribute: false },
    query: { attribute: false },
    explanation: { attribute: false },
    trace: { state: true },
    policy: { state: true },
    listings: { state: true },
    problem: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('run') && changed.get('run')?.id !== this.run.id) this.load();
    if (changed.has('explanation') || !this.reasons) this.reasons = reasonsOf(this.explanation);
    if (this.trace) this.lit = this.selected();
  }

  /** Loads trace, policy and listings. The trace is shown as soon as it has arrived. */
  async load() {
    const { id, portfolio } = this.run;
    this.trace = this.policy = this.problem = undefined;
    fetchPolicy(portfolio, this.policyVersion).then(
      policy => (this.policy = policy),
      problem => (this.problem = problem),
    );
    listingsOf(portfolio).then(
      listings => (this.listings = listings),
      () => {},
    );
    try {
      const trace = await fetchTrace(id);
      if (id === this.run.id) this.trace = trace;
    } catch (problem) {
      this.problem = problem;
    }
  }

  selected() {
    const named = selectionOf(indexed(this.trace), this.query);
    if (named || !wide.matches || this.query.get('view') || this.query.has('closed')) return named;
    const first = firstConclusion(indexed(this.trace));
    return first ? selectionOf(indexed(this.trace), new URLSearchParams({ fact: first.id })) : null;
  }

  render() {
    if (this.problem) return html`<ta-problem .problem=${this.problem} .retry=${() => this.load()}></ta-problem>`;
    const view = this.query.get('view') ?? '';
    return html`
      <nav class="views" aria-label="Views of the trace">
        ${Object.entries(VIEWS)
          .filter(([key]) => key !== 'compare' || !this.run.simulated)
          .map(
            ([key, name]) =>
              html`<a href=${linkWith({ view: key })} aria-current=${key === view ? 'page' : nothing}>${name}</a>`,
          )}
      </nav>
      ${this.trace ? this.view(view) : html`<p class="quiet" role="status">Loading the trace …</p>`}
    `;
  }

  view(view) {
    const index = indexed(this.trace);
    const place = {
      trace: this.trace,
      index,
      portfolio: this.run.portfolio,
      listings: this.listings,
      rules: this.policy?.rules,
      reasons: this.reasons,
    };
    return html`${this.missing()}
      <div class="view">${this.body(view, index)}</div>
      <ta-trace-sheet .lit=${this.lit} .place=${place} .policy=${this.policy}></ta-trace-sheet>`;
  }

  /** A note if the address names something that this trace does not have. */
  missing() {
    const named = ['firing', 'fact'].find(name => this.query.get(name));
    if (!named || selectionOf(indexed(this.trace), this.query)) return nothing;
    return html`<p class="quiet" role="status">This trace has no ${named} ${this.query.get(named)}. Ids are valid
      in one run only.</p>`;
  }

  body(view, index) {
    const { lit } = this;
    switch (view) {
      case 'why-not':
        return html`<ta-why-not .index=${index} .lit=${lit}></ta-why-not>`;
      case 'firings':
        return html`<ta-firing-list .index=${index} .lit=${lit} .query=${this.query}></ta-firing-list>`;
      case 'compare':
        return html`<ta-trace-compare .index=${index} .run=${this.run}></ta-trace-compare>`;
      default:
        return html`<ta-trace-tree .index=${index} .lit=${lit}></ta-trace-tree>`;
    }
  }
}

async function listingsOf(portfolio) {
  return new Map((await get(`/portfolios/${portfolio}/constituents`)).map(one => [one.listing, one.listing_id]));
}

customElements.define('ta-rule-trace', RuleTrace);
