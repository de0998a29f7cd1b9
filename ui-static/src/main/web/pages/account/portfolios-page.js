import { freshKey, get, post } from 'app/api.js';
import { date, words } from 'app/format.js';
import { Page } from 'app/page.js';
import { go } from 'app/router.js';
import { session } from 'app/session.js';
import { html, nothing } from 'lit';
import { portfolioFields, TAX_TREATMENTS } from '../settings/portfolio-fields.js';
import './first-steps.js';
import 'components/data-table/data-table.js';
import 'components/problem-note/problem-note.js';

const CURRENCIES = ['GBP', 'EUR', 'USD', 'CHF', 'JPY', 'AUD', 'CAD', 'SEK', 'NOK', 'DKK'];

/**
 * The portfolios of the user, their invitations to others, and a form for a new one. `?begin=<id>` shows the first
 * steps of a portfolio.
 *
 * @element ta-portfolios-page
 */
class PortfoliosPage extends Page {
  static properties = { busy: { state: true }, refused: { state: true }, notAnswered: { state: true } };

  /** One key for each filled-in form: if it is sent again after a lost response, it still creates one portfolio. */
  key = freshKey();

  async fetchData() {
    const [invitations] = await Promise.all([get('/invitations'), session.reloadPortfolios()]);
    return { invitations, portfolios: session.portfolios };
  }

  content({ invitations, portfolios }) {
    const begun = portfolios.find(({ id }) => id === this.query.get('begin'));
    return html`
      <h1>${portfolios.length || invitations.length ? 'Portfolios' : 'Create your portfolio'}</h1>
      ${invitations.map(invitation => this.invitation(invitation))}
      ${begun ? html`<ta-first-steps .portfolio=${begun}></ta-first-steps>` : nothing}
      ${
        portfolios.length
          ? html`<ta-table caption="Portfolios" .columns=${this.columns()} .rows=${portfolios}
            .keyOf=${({ id }) => id}></ta-table>
            <p><a href="/performance">Performance of all portfolios</a></p>`
          : html`<p>A portfolio is one account at one broker, with its own policy and ledger. You can have
              several, and share each of them.</p>
            <ta-first-steps></ta-first-steps>`
      }
      ${portfolios.length || invitations.length ? html`<h2>New portfolio</h2>` : nothing}
      ${this.form()}
    `;
  }

  invitation(invitation) {
    const { portfolio, name, role, since } = invitation;
    return html`<section>
      <p>You are invited to share the portfolio <strong>${name}</strong> as its ${words(role)}, since
        ${date(since)}.</p>
      <div class="actions">
        <button ?disabled=${this.busy} @click=${() => this.answer(portfolio, 'accept')}>Accept</button>
        <button class="plain" ?disabled=${this.busy} @click=${() => this.answer(portfolio, 'decline')}>Decline</button>
      </div>
      ${this.notAnswered ? html`<ta-problem .problem=${this.notAnswered}></ta-problem>` : nothing}
    </section>`;
  }

  async answer(portfolio, verb) {
    this.busy = true;
    this.notAnswered = undefined;
    try {
      await post(`/invitations/${portfolio}/${verb}`);
      await this.reload();
    } catch (problem) {
      this.notAnswered = problem;
    } finally {
      this.busy = false;
    }
  }

  columns() {
    return [
      {
        label: 'Name',
        value: ({ name }) => name,
        show: ({ id, name }) => html`<a href="/portfolios/${id}">${name}</a>`,
      },
      { label: 'Broker', value: ({ broker }) => broker },
      { label: 'Tax treatment', value: ({ tax_treatment: treatment }) => TAX_TREATMENTS[treatment] ?? treatment },
      { label: 'Currency', value: ({ base_currency: currency }) => currency },
      {
        label: 'State',
        value: ({ frozen, simulated }) =>
          [frozen && 'frozen', simulated && 'simulated prices'].filter(Boolean).join(', ') || 'in use',
        show: portfolio => this.state(portfolio),
      },
      { label: 'First steps', plain: true, show: ({ id }) => html`<a href="?begin=${id}">First steps</a>` },
    ];
  }

  state({ frozen, simulated }) {
    return html`<span>${frozen ? html`<span class="look">frozen</span>` : 'in use'}${
      simulated ? ', simulated prices' : nothing
    }</span>`;
  }

  form() {
    return html`<form class="narrow-form" @submit=${this.make}>
      ${portfolioFields({})}
      <div class="row">
        <label>Currency
          <select name="base_currency">${CURRENCIES.map(code => html`<option>${code}</option>`)}</select>
        </label>
        <label>Time zone
          <input name="time_zone" required list="zones" autocomplete="off" .defaultValue=${defaultZone()}>
        </label>
        <datalist id="zones">${Intl.supportedValuesOf('timeZone').map(
          zone => html`<option value=${zone}></option>`,
        )}</datalist>
      </div>
      <p class="hint">Everything is valued in this currency; months begin and end in this time zone.
        Neither can be changed later.</p>
      <button ?disabled=${this.busy}>Create the portfolio</button>
      ${this.refused ? html`<ta-problem .problem=${this.refused}></ta-problem>` : nothing}
    </form>`;
  }

  async make(event) {
    event.preventDefault();
    const form = event.target;
    this.busy = true;
    this.refused = undefined;
    try {
      const made = await post(
        '/portfolios',
        Object.fromEntries([...new FormData(form)].map(([name, text]) => [name, text.trim()])),
        this.key,
      );
      form.reset();
      this.key = freshKey();
      go(`/portfolios?begin=${made.id}`);
      await this.reload();
      this.querySelector('ta-first-steps')?.scrollIntoView({ block: 'center' });
    } catch (problem) {
      this.refused = problem;
      if (problem.status >= 400 && problem.status < 500) this.key = freshKey();
    } finally {
      this.busy = false;
    }
  }
}

/** The zone of the browser, if it has a place; else London. */
const defaultZone = () => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone?.includes('/') ? zone : 'Europe/London';
};

customElements.define('ta-portfolios-page', PortfoliosPage);
