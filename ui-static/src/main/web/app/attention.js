// Counts what waits for the user: unread notifications and open alerts. Fetched each minute while the tab is visible,
// after each change, and after each navigation. It never asks the user to sign in.

import { changes, glance } from 'app/api.js';

const MINUTE = 60_000;

/** Delay after a change, in milliseconds, so that several changes cause one request. */
const SHORTLY = 400;

/** More alerts than this are shown as “20+”. */
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

  /** @param {string} portfolio the portfolio whose alerts are counted */
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
      // The count is fetched again in a minute; the pages themselves report errors.
    }
  }
}

export const attention = new Attention();
