import { get, patch } from 'app/api.js';
import { moment } from 'app/format.js';
import { Page } from 'app/page.js';
import { session } from 'app/session.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import { saved } from './portfolio-fields.js';
import { gives, health, titleOf, toConfigure } from './provider-words.js';

const DEFAULT = 'the provider of the installation';

/** Where the prices of the portfolio come from, and how the providers fare. */
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
      ${one?.simulated ? html`<p class="look">▲ Its prices are made up: they are for trying things out.</p>` : nothing}
      ${saved(this.said)} ${this.form(chosen, providers)}
      <h2>How they fare</h2>
      <p>As the last refreshes found them. Providers are asked when prices are refreshed, and not by this page.</p>
      <ta-table caption="Providers" .rows=${providers} .keyOf=${({ name }) => name} .columns=${COLUMNS}></ta-table>
    `;
  }

  form(chosen, providers) {
    const choice = providers.filter(
      provider => provider.provides.includes('PRICES') && (provider.configured || provider.name === chosen),
    );
    return html`<form class="narrow-form" @submit=${this.choose}>
      <label>Fetch its prices from
        <select name="provider">
          <option value="" ?selected=${!chosen}>The provider of the installation</option>
          ${choice.map(
            ({ name, simulated }) =>
              html`<option value=${name} ?selected=${name === chosen}>${titleOf(name)}${
                simulated ? ', made up' : ''
              }</option>`,
          )}
        </select>
      </label>
      <p class="hint">The one of the installation is what <code>TA_PRICE_PROVIDER</code> names where the service is
        started. Exchange rates come
        from the one that <code>TA_RATE_PROVIDER</code> names, for all portfolios.</p>
      <button>Choose …</button>
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
      body: html`<p>From the next refresh on, the prices of this portfolio come from ${to}, no longer from ${from}.
        Prices that are there stay,
          and the checks hold the first new ones against them. You can change it back at any time.</p>
        ${
          provider?.simulated
            ? html`<p class="look">▲ What it says is made up: no advice that follows is worth anything.</p>`
            : nothing
        }`,
      verb: 'Fetch from there',
      act: () => patch(`/portfolios/${this.params.portfolio}`, { price_provider: wish }),
    });
    if (!done) return;
    this.said = `From the next refresh on, prices come from ${to}.`;
    await Promise.all([this.reload(), session.reloadPortfolios()]);
  }
}

const COLUMNS = [
  {
    label: 'Provider',
    value: ({ name }) => titleOf(name),
    show: ({ name, simulated }) =>
      html`<span>${titleOf(name)} ${simulated ? html`<span class="tag look">made up</span>` : nothing}<br><code
        class="quiet">${name}</code></span>`,
  },
  { label: 'Gives', value: gives },
  {
    label: 'How it fares',
    value: provider => (provider.configured ? provider.state : 'NOT_CONFIGURED'),
    show: provider => (provider.configured ? health(provider) : toConfigure(provider)),
  },
  {
    label: 'Answered last',
    value: provider => provider.last_success_at,
    show: ({ last_success_at: at }) => (at ? html`<time datetime=${at}>${moment(at)}</time>` : ''),
  },
  {
    label: 'Failed last',
    value: provider => provider.last_failure_at && `${provider.last_failure_at} ${provider.last_failure}`,
    show: ({ last_failure_at: at, last_failure: why }) =>
      at ? html`<span><time datetime=${at}>${moment(at)}</time><br><span class="quiet">${why}</span></span>` : '',
  },
];

customElements.define('ta-providers-page', ProvidersPage);
