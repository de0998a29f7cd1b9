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

/** Wide enough for the three columns beside each other: there the first conclusion is lit from the start. */
const wide = matchMedia('(min-width: 861px)');

/**
 * Why a run decided as it did: its conclusions walked back to what was recorded, what was not recommended and why, all
 * that fired, and what was other the time before. Whatever is touched is shown below as clause, rule and facts.
 *
 *     <ta-rule-trace .run=${run} .policySha256=${sha} .query=${query} .explanation=${explanation}></ta-rule-trace>
 *
 * The address has the view (`view=why-not|firings|compare`) and what is lit (`clause=`, `firing=` or `fact=`).
 */
class RuleTrace extends View {
  static properties = {
    run: { attribute: false },
    policySha256: {},
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

  /** The trace is shown as soon as it is there; the policy's text and the names of listings come beside it. */
  async load() {
    const { id, portfolio } = this.run;
    this.trace = this.policy = this.problem = undefined;
    fetchPolicy(portfolio, this.policySha256).then(
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
        ${Object.entries(VIEWS).map(
          ([key, name]) =>
            html`<a href=${linkWith({ view: key })} aria-current=${key === view ? 'page' : nothing}>${name}</a>`,
        )}
      </nav>
      ${this.trace ? this.view(view) : html`<p class="quiet" role="status">Fetching the trace …</p>`}
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

  /** The address may come from another run, or be mistyped. */
  missing() {
    const named = ['firing', 'fact'].find(name => this.query.get(name));
    if (!named || selectionOf(indexed(this.trace), this.query)) return nothing;
    return html`<p class="quiet" role="status">The trace of this run has no ${named} ${this.query.get(named)}: ids
      are of one run only.</p>`;
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
