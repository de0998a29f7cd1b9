// The signed-in user and their portfolios. Fires `changed` when the portfolios have changed.

import { get, glance, post, rememberToken } from 'app/api.js';
import { forget, mayLeave } from 'app/leaving.js';

class Session extends EventTarget {
  /** @type {?{id: string, email: string, name: string, admin: boolean}} */
  user = null;

  /**
   * @type {{id: string, name: string, base_currency: string, time_zone: string, frozen: ?string, frozen_since: ?string,
   *     simulated: boolean}[]}
   */
  portfolios = [];

  /** Resumes an earlier session. @returns {Promise<boolean>} whether there was one */
  async resume() {
    const portfolios = glance('/portfolios'); // requested before the session is known, since there nearly always is one
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

  /** @param {boolean} everywhere whether to end all sessions of the user */
  async signOut(everywhere = false) {
    if (!mayLeave()) return;
    await post(`/auth/logout${everywhere ? '?everywhere=true' : ''}`);
    location.assign('/');
  }

  /** Checks that the session is still the same user's: someone else may have signed in in another tab. */
  async look() {
    this.keep(await glance('/auth/me'));
  }

  /** Reloads the page if another user is signed in, so that they see nothing of the first user's. */
  keep(me) {
    if (this.user && this.user.id !== me.id) {
      forget();
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
