import { get, patch } from 'app/api.js';
import { moment } from 'app/format.js';
import { forget } from 'app/leaving.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import { saved } from './portfolio-fields.js';
import { gives, health, titleOf, toConfigure } from './provider-words.js';

const DEFAULT = 'the default provider';

/**
 * The price provider of the portfolio, and the state of all providers.
 *
 * @element ta-providers-page
 */
class ProvidersPage extends Page {
  static properties = { said: { state: true } };

  async fetchData() {
    const [portfolio, providers] = await Promise.all([get(`/portfolios/${this.params.portfolio}`), get('/providers')]);
    return { chosen: portfolio.price_provider ?? '', providers };
  }

  content({ chosen, providers }) {
    const one = providers.find(({ name }) => name === chosen);
    return html`
      <h1>Providers</h1>
      <p>Prices of this portfolio come from <strong>${chosen ? titleOf(chosen) : DEFAULT}</strong>.
        ${one ? health(one) : nothing}</p>
      ${
        one?.simulated
          ? html`<p class="look">▲ Its prices are simulated. Use them only to try things out.</p>`
          : nothing
      }
      ${saved(this.said)} ${this.form(chosen, providers)}
      <h2>State of the providers</h2>
      <p>As of the last refreshes. This page does not ask the providers itself.</p>
      <ta-table caption="Providers" .rows=${providers} .keyOf=${({ name }) => name} .columns=${COLUMNS}></ta-table>
    `;
  }

  form(chosen, providers) {
    const choice = providers.filter(
      provider => provider.provides.includes('PRICES') && (provider.configured || provider.name === chosen),
    );
    return html`<form class="narrow-form" @submit=${this.choose}>
      <label>Fetch prices from
        <select name="provider">
          <option value="" ?selected=${!chosen}>The default provider</option>
          ${choice.map(
            ({ name, simulated }) =>
              html`<option value=${name} ?selected=${name === chosen}>${titleOf(name)}${
                simulated ? ', simulated' : ''
              }</option>`,
          )}
        </select>
      </label>
      <p class="hint">The service is configured with the default provider in <code>TA_PRICE_PROVIDER</code>. Exchange
        rates come from the provider in <code>TA_RATE_PROVIDER</code>, for all portfolios.</p>
      <button>Change …</button>
    </form>`;
  }

  async choose(event) {
    event.preventDefault();
    const { chosen, providers } = this.data;
    const wish = new FormData(event.target).get('provider');
    this.said = wish === chosen ? 'Nothing has changed.' : undefined;
    if (wish === chosen) return;
    const [from, to] = [chosen, wish].map(name => (name ? titleOf(name) : DEFAULT));
    const provider = providers.find(({ name }) => name === wish);
    const done = await confirm({
      title: `Fetch prices from ${to}`,
      body: html`<p>From the next refresh on, the prices of this portfolio come from ${to} instead of ${from}. Existing
        prices are kept, and the first new ones are compared with them. You can change this back at any time.</p>
        ${
          provider?.simulated
            ? html`<p class="look">▲ Its prices are simulated. Do not trade on recommendations based on them.</p>`
            : nothing
        }`,
      verb: 'Change the provider',
      act: () => patch(`/portfolios/${this.params.portfolio}`, { price_provider: wish }),
    });
    if (!done) return;
    forget(this);
    this.said = `From the next refresh on, prices come from ${to}.`;
    await Promise.all([this.reload(), session.reloadPortfolios()]);
  }
}

const COLUMNS = [
  {
    label: 'Provider',
    value: ({ name }) => titleOf(name),
    show: ({ name, simulated }) =>
      html`<span>${titleOf(name)} ${simulated ? html`<span class="tag look">simulated</span>` : nothing}<br><code
        class="quiet">${name}</code></span>`,
  },
  { label: 'Provides', value: gives },
  {
    label: 'State',
    value: provider => (provider.configured ? provider.state : 'NOT_CONFIGURED'),
    show: provider => (provider.configured ? health(provider) : toConfigure(provider)),
  },
  {
    label: 'Last success',
    value: provider => provider.last_success_at,
    show: ({ last_success_at: at }) => (at ? html`<time datetime=${at}>${moment(at)}</time>` : ''),
  },
  {
    label: 'Last failure',
    value: provider => provider.last_failure_at && `${provider.last_failure_at} ${provider.last_failure}`,
    show: ({ last_failure_at: at, last_failure: why }) =>
      at ? html`<span><time datetime=${at}>${moment(at)}</time><br><span class="quiet">${why}</span></span>` : '',
  },
];

customElements.define('ta-providers-page', ProvidersPage);
