// Who is signed in, and which portfolios he has. One place; whoever shows them listens for the event `changed`.

import { get, post, rememberToken } from 'app/api.js';

class Session extends EventTarget {
  /** @type {?{id: string, email: string, name: string, admin: boolean}} */
  user = null;

  /** @type {{id: string, name: string, base_currency: string, time_zone: string, frozen: ?object}[]} */
  portfolios = [];

  /** Finds out whether a session goes on. @returns {Promise<boolean>} */
  async resume() {
    try {
      await this.begin(await get('/auth/me'));
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

  async begin(me) {
    rememberToken(me);
    this.user = me;
    await this.reloadPortfolios();
  }

  async reloadPortfolios() {
    this.portfolios = await get('/portfolios');
    this.dispatchEvent(new Event('changed'));
  }

  /** @param {string} id */
  portfolio(id) {
    return this.portfolios.find(portfolio => portfolio.id === id);
  }
}

export const session = new Session();
