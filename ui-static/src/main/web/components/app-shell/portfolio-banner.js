import { date } from 'app/format.js';
import { session } from 'app/session.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { term } from '../term-hint/term-hint.js';

/**
 * Warnings on every page of a portfolio that is frozen or has simulated prices.
 *
 *     <ta-portfolio-banner .portfolio=${id}></ta-portfolio-banner>
 *
 * @element ta-portfolio-banner
 * @prop {string} portfolio - the id of the portfolio
 */
class PortfolioBanner extends View {
  static properties = { portfolio: {} };

  constructor() {
    super();
    session.addEventListener('changed', () => this.requestUpdate());
  }

  render() {
    const portfolio = session.portfolio(this.portfolio);
    if (!portfolio?.simulated && !portfolio?.frozen) return nothing;
    return html`<section aria-label="About this portfolio">
      ${portfolio.simulated ? this.simulated() : nothing}${portfolio.frozen ? this.frozen(portfolio) : nothing}
    </section>`;
  }

  simulated() {
    return html`<p class="banner note">The prices of this portfolio are simulated. They are not market prices.</p>`;
  }

  frozen({ frozen, frozen_since: since }) {
    return html`<p class="banner look" role="status">
      <strong>${term('freeze', 'Frozen')} since ${date(since)}:</strong> ${frozen}
      <a href="/portfolios/${this.portfolio}/settings/freeze">See the cause and lift the freeze</a>
    </p>`;
  }
}

customElements.define('ta-portfolio-banner', PortfolioBanner);
