import { get, patch } from 'app/api.js';
import { moment } from 'app/format.js';
import { forget } from 'app/leaving.js';
import { Page } from 'app/page.js';
import { hasSymbols, titleOf } from 'app/provider-question.js';
import { session } from 'app/session.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import { saved } from './portfolio-fields.js';
import { gives, health, inOrder, promisesOf, toConfigure } from './provider-words.js';
import './fallback-list.js';
import './symbol-mapping.js';

const KINDS = {
  PRICES: { field: 'price_provider', name: 'prices', nobody: 'Nobody yet: choose a source.' },
  RATES: {
    field: 'rate_provider',
    name: 'exchange rates',
    nobody: 'Nobody yet: needed only for listings in another currency.',
  },
};

/**
 * Where the prices and the exchange rates of the portfolio come from, what each source promises, and the symbols of the
 * listings at the source.
 *
 * @element ta-providers-page
 */
class ProvidersPage extends Page {
  static properties = { said: { state: true } };

  willUpdate(changed) {
    if (changed.has('params')) this.said = undefined;
    super.willUpdate(changed);
  }

  async fetchData() {
    const [portfolio, providers] = await Promise.all([get(`/portfolios/${this.params.portfolio}`), get('/providers')]);
    return { portfolio, providers: inOrder(providers) };
  }

  content({ portfolio, providers }) {
    const { price_provider: chosen } = portfolio;
    return html`
      <h1>Prices and rates</h1>
      ${
        providers.find(({ name }) => name === chosen)?.simulated
          ? html`<p class="look">▲ The prices are simulated. Use them only to try things out.</p>`
          : nothing
      }
      ${saved(this.said)}
      <div class="columns">
        ${this.form('PRICES', portfolio, providers)} ${this.form('RATES', portfolio, providers)}
      </div>
      <ta-fallback-list .portfolio=${portfolio} .providers=${providers}
        @ta-saved=${() => session.reloadPortfolios()}></ta-fallback-list>
      ${
        hasSymbols(chosen)
          ? html`<ta-symbol-mapping portfolio=${portfolio.id} provider=${chosen}></ta-symbol-mapping>`
          : nothing
      }
      <h2>State of the sources</h2>
      <p>As of the last refreshes.</p>
      <ta-table caption="Providers" .rows=${providers} .keyOf=${({ name }) => name} .columns=${COLUMNS}></ta-table>
    `;
  }

  form(kind, portfolio, providers) {
    const { field, name, nobody } = KINDS[kind];
    const chosen = portfolio[field] ?? '';
    return html`<section>
      <form @submit=${event => this.choose(event, kind)}>
        <fieldset class="sources">
          <legend>Fetch ${name} from</legend>
          ${providers
            .filter(one => one.provides.includes(kind) && (one.configured || session.user.admin || one.name === chosen))
            .sort((a, b) => Number(b.configured) - Number(a.configured))
            .map(one => this.source(one, chosen))}
          <label><input type="radio" name="provider" value="" ?checked=${!chosen}><span>The default of the
            installation<br><span class="quiet">${nobody.replace('Nobody yet', 'There may be none')}</span></span>
          </label>
        </fieldset>
        <button>Choose</button>
      </form>
    </section>`;
  }

  source(provider, chosen) {
    const { name, configured } = provider;
    return html`<label class=${configured ? '' : 'quiet'}>
      <input type="radio" name="provider" value=${name} ?checked=${name === chosen} ?disabled=${!configured}>
      <span><strong>${titleOf(name)}</strong>
        ${provider.simulated ? html`<span class="tag look">simulated</span>` : nothing}
        <br><span class="quiet">${promisesOf(name).join('. ')}.</span>
        ${configured ? nothing : html`<br>${toConfigure(provider, session.user.admin)}`}</span>
    </label>`;
  }

  async choose(event, kind) {
    event.preventDefault();
    const { portfolio, providers } = this.data;
    const { field, name } = KINDS[kind];
    const chosen = portfolio[field] ?? '';
    const wish = new FormData(event.target).get('provider');
    this.said = wish === chosen ? 'Nothing has changed.' : undefined;
    if (wish === chosen) return;
    const change = () => patch(`/portfolios/${portfolio.id}`, { [field]: wish, ...without(kind, portfolio, wish) });
    const done = await this.resultOf(chosen ? this.ask(kind, chosen, wish, providers, change) : change());
    if (!done) return;
    forget(this);
    this.said = `From the next refresh on, ${name} come from ${wish ? titleOf(wish) : 'the default'}.`;
    await Promise.all([this.reload(), session.reloadPortfolios()]);
  }

  /** The first choice needs no question. */
  ask(kind, chosen, wish, providers, act) {
    const { name } = KINDS[kind];
    const [from, to] = [chosen, wish].map(one => (one ? titleOf(one) : 'the default'));
    return confirm({
      title: `Fetch ${name} from ${to}`,
      body: html`<p>From the next refresh on, the ${name} of this portfolio come from ${to} instead of ${from}. Existing
        ones are kept, and the first new ones are compared with them. You can change this back at any time.</p>
        ${
          providers.find(one => one.name === wish)?.simulated
            ? html`<p class="look">▲ Its prices are simulated. Do not trade on recommendations based on them.</p>`
            : nothing
        }`,
      verb: 'Change the source',
      act,
    });
  }
}

/** A source that becomes the first one is no fallback any more. */
const without = (kind, { fallback_providers: names }, wish) =>
  kind === 'PRICES' && names.includes(wish) ? { fallback_providers: names.filter(name => name !== wish) } : {};

const COLUMNS = [
  { label: 'Source', value: ({ name }) => titleOf(name) },
  { label: 'Provides', value: gives },
  {
    label: 'State',
    value: provider => (provider.configured ? provider.state : 'NOT_CONFIGURED'),
    show: provider => (provider.configured ? health(provider) : html`<span class="quiet">Not set up.</span>`),
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
