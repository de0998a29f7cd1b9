import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';

/** After this time without data, in milliseconds, the page says that it is loading. */
const PATIENCE = 300;

/**
 * A page that fetches its data and renders it. Subclasses implement `fetchData()`, which resolves to the data for
 * `this.params` and `this.query`, and `content(data)`, the template. While data is fetched again, the page keeps
 * showing the old data, so that nothing jumps.
 *
 * @prop {Record<string, string>} params - the ids in the path
 * @prop {URLSearchParams} query - the query of the address
 *
 * @fires page-loaded - after each load, successful or not; bubbles
 */
export class Page extends View {
  static properties = {
    params: { attribute: false },
    query: { attribute: false },
    data: { state: true },
    problem: { state: true },
    slow: { state: true },
  };

  /** Whether a change of the query, such as a filter, needs new data. */
  static refetchOnQuery = false;

  willUpdate(changed) {
    if (changed.has('params') || (changed.has('query') && this.constructor.refetchOnQuery)) {
      if (changed.has('params')) this.data = undefined;
      this.reload();
    }
  }

  /** Fetches the data again; resolves when the page shows it. */
  async reload() {
    const asked = Symbol('asked');
    this.asked = asked;
    const timer = setTimeout(() => {
      this.slow = true;
    }, PATIENCE);
    try {
      const data = await this.fetchData();
      if (asked === this.asked) {
        this.data = data;
        this.problem = undefined;
      }
    } catch (problem) {
      if (asked === this.asked) this.problem = problem;
    } finally {
      clearTimeout(timer);
      this.slow = false;
    }
    await this.updateComplete;
    this.tell('page-loaded');
  }

  /** Resolves to the result of a promise, or to undefined if it fails; the page then shows the problem. */
  async resultOf(promise) {
    try {
      return await promise;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (this.problem) {
      return html`<ta-problem .problem=${this.problem} .retry=${() => this.reload()}></ta-problem>`;
    }
    if (this.data !== undefined) return this.content(this.data);
    return this.slow ? html`<p class="quiet" role="status">Loading …</p>` : nothing;
  }
}
