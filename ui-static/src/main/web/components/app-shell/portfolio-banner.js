import { date } from 'app/format.js';
import { session } from 'app/session.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';

/**
 * What must be known on every page of a portfolio: that it is frozen, and that its prices are simulated.
 *
 *     <ta-portfolio-banner .portfolio=${id}></ta-portfolio-banner>
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
    return html`<section aria-label="On this portfolio">
      ${portfolio.simulated ? this.simulated() : nothing}${portfolio.frozen ? this.frozen(portfolio) : nothing}
    </section>`;
  }

  simulated() {
    return html`<p class="banner note">The prices of this portfolio are simulated: nobody ever paid them.</p>`;
  }

  frozen({ frozen, frozen_since: since }) {
    return html`<p class="banner look" role="status">
      <strong>Frozen since ${date(since)}:</strong> ${frozen}
      <a href="/portfolios/${this.portfolio}/settings/freeze">See what froze it, and lift it</a>
    </p>`;
  }
}

customElements.define('ta-portfolio-banner', PortfolioBanner);
