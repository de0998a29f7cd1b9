// Who is signed in, and which portfolios he has. One place; whoever shows them listens for the event `changed`.

import { get, glance, post, rememberToken } from 'app/api.js';

class Session extends EventTarget {
  /** @type {?{id: string, email: string, name: string, admin: boolean}} */
  user = null;

  /**
   * @type {{id: string, name: string, base_currency: string, time_zone: string, frozen: ?string, frozen_since: ?string,
   * simulated: boolean}[]}
   */
  portfolios = [];

  /** Finds out whether a session goes on. @returns {Promise<boolean>} */
  async resume() {
    const portfolios = glance('/portfolios'); // asked for at once, as nearly always a session goes on
    portfolios.catch(() => {});
    try {
      await this.begin(await get('/auth/me'), portfolios);
      return true;
    } catch (problem) {
      if (problem.status === 401) return false;
      throw problem;
    }
  }

  async signIn(email, password) {
    await this.begin(await post('/auth/login', { email, password }));
  }

  /** @param {boolean} everywhere ends all sessions of the user */
  async signOut(everywhere = false) {
    await post(`/auth/logout${everywhere ? '?everywhere=true' : ''}`);
    location.assign('/');
  }

  /** Whether it is still the same user: somebody else may have signed in in another tab. */
  async look() {
    this.keep(await glance('/auth/me'));
  }

  /** What one user typed or sees is none of another's: the page begins anew for him. */
  keep(me) {
    if (this.user && this.user.id !== me.id) {
      location.replace('/');
      throw new Error('another user has signed in');
    }
    rememberToken(me);
  }

  async begin(me, portfolios) {
    this.keep(me);
    this.user = me;
    await this.reloadPortfolios(portfolios);
  }

  async reloadPortfolios(portfolios = get('/portfolios')) {
    this.portfolios = await portfolios;
    this.dispatchEvent(new Event('changed'));
  }

  /** @param {string} id */
  portfolio(id) {
    return this.portfolios.find(portfolio => portfolio.id === id);
  }
}

export const session = new Session();
