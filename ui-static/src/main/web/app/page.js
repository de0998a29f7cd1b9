import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';

/** How long a page waits for its data before it says so, in milliseconds. */
const PATIENCE = 300;

/**
 * A page: it fetches what it shows, and shows it. To be written: `fetchData()`, which answers the data for
 * `this.params` and `this.query`, and `content(data)`, the template. `this.params` are the ids in the path,
 * `this.query` a URLSearchParams.
 *
 * While data is fetched anew, the page keeps showing the old one, so that nothing jumps.
 */
export class Page extends View {
  static properties = {
    params: { attribute: false },
    query: { attribute: false },
    data: { state: true },
    problem: { state: true },
    slow: { state: true },
  };

  /** Whether another query, as a filter, needs other data. */
  static refetchOnQuery = false;

  willUpdate(changed) {
    if (changed.has('params') || (changed.has('query') && this.constructor.refetchOnQuery)) {
      if (changed.has('params')) this.data = undefined;
      this.reload();
    }
  }

  /** Fetches again; answers when the new data is there. */
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

  /** The result of a promise, or undefined if it fails: the page then shows the problem. */
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
    return this.slow ? html`<p class="quiet" role="status">Fetching …</p>` : nothing;
  }
}
