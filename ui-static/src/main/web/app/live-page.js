import { Page } from 'app/page.js';

const FIRST_PAUSE = 1500;
const LONGEST_PAUSE = 10_000;

/**
 * A page that looks again by itself, but only while something on it is under way, and somebody looks. To be written besides:
 * `isUnderWay(data)`. What cannot be fetched meanwhile is fetched the next time; the page keeps what it shows.
 */
export class LivePage extends Page {
  async reload() {
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
    if (this.isConnected && this.data !== undefined && this.isUnderWay(this.data)) this.timer = setTimeout(() => this.lookAgain(), this.pause);
  }

  async lookAgain() {
    const asked = this.asked;
    const data = document.hidden ? undefined : await this.fetchData().catch(() => undefined);
    if (asked !== this.asked) return;
    if (data !== undefined) this.data = this.joined(data, this.data);
    this.pause = Math.min(LONGEST_PAUSE, this.pause * 1.5);
    this.later();
  }

  /** What is shown after another look: what is new, unless a page keeps some of what it had. */
  joined(data) {
    return data;
  }
}
