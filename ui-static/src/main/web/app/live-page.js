import { glance } from 'app/api.js';
import { Page } from 'app/page.js';

const FIRST_PAUSE = 1500;
const LONGEST_PAUSE = 10_000;

/**
 * A page that looks again by itself, but only while something on it is under way, and somebody looks. To be written
 * besides: `isUnderWay(data)`; and `fetchData(ask)` asks by what it is given, which is `get` for a person and `glance`
 * for the page itself. What cannot be fetched meanwhile is fetched the next time; the page keeps what it shows.
 */
export class LivePage extends Page {
  /** How long it waits for the next look when nothing is under way, in milliseconds; without one it looks no more. */
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
    // What somebody fetched besides in the meantime is not in this answer.
    if (data !== undefined && before === this.data) {
      this.data = data;
      this.problem = undefined;
    }
    this.pause = Math.min(LONGEST_PAUSE, this.pause * 1.5);
    this.later();
  }
}
