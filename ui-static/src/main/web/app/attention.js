// What waits for you: notices that you have not read, and alerts that nobody has settled. Asked for every minute while
// somebody looks, after each change and at each change of place; nobody is asked to sign in for it.

import { changes, glance } from 'app/api.js';

const MINUTE = 60_000;

/** How long to wait after a change, so that several at once are asked about once, in milliseconds. */
const SHORTLY = 400;

/** More alerts than this are "20+". */
const ALERTS_MAX = 20;

class Attention extends EventTarget {
  unread = 0;
  alerts = 0;
  more = false;

  constructor() {
    super();
    setInterval(() => this.refresh(), MINUTE);
    changes.addEventListener('changed', () => this.soon());
    document.addEventListener('visibilitychange', () => this.soon());
  }

  /** @param {string} portfolio whose alerts count */
  watch(portfolio) {
    if (portfolio === this.portfolio) return;
    this.portfolio = portfolio;
    this.soon();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), SHORTLY);
  }

  async refresh() {
    if (!this.portfolio || document.hidden) return;
    const asked = this.portfolio;
    try {
      const [feed, open] = await Promise.all([
        glance('/notifications'),
        glance(`/portfolios/${asked}/alerts?open=true&limit=${ALERTS_MAX}`),
      ]);
      if (asked !== this.portfolio) return;
      Object.assign(this, { unread: feed.unread, alerts: open.items.length, more: Boolean(open.next) });
      this.dispatchEvent(new Event('changed'));
    } catch {
      // What cannot be counted now is counted in a minute; the pages themselves say what is wrong.
    }
  }
}

export const attention = new Attention();
