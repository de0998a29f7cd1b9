import { glance } from 'app/api.js';
import { Page } from 'app/page.js';

const FIRST_PAUSE = 1500;
const LONGEST_PAUSE = 10_000;

/**
 * A page that refreshes itself while work is in progress and the tab is visible. Subclasses also implement
 * `isUnderWay(data)`, and their `fetchData(ask)` sends its requests with the given function: `get` for the user,
 * `glance` for a refresh. If a refresh fails, the page keeps its data and tries again later.
 */
export class LivePage extends Page {
  /** Pause between refreshes while no work is in progress, in milliseconds; null for none. */
  static idlePause = null;

  async reload() {
    clearTimeout(this.timer);
    this.pause = FIRST_PAUSE;
    await super.reload();
    this.later();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  later() {
    clearTimeout(this.timer);
    if (!this.isConnected || this.data === undefined) return;
    const pause = this.isUnderWay(this.data) ? this.pause : this.constructor.idlePause;
    if (pause) this.timer = setTimeout(() => this.lookAgain(), pause);
  }

  async lookAgain() {
    const { asked, data: before } = this;
    const data = document.hidden ? undefined : await this.fetchData(glance).catch(() => undefined);
    if (asked !== this.asked) return;
    // If the user loaded more meanwhile, this response lacks it and is dropped.
    if (data !== undefined && before === this.data) {
      this.data = data;
      this.problem = undefined;
    }
    this.pause = Math.min(LONGEST_PAUSE, this.pause * 1.5);
    this.later();
  }
}
