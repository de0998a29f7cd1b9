import { count, moment } from 'app/format.js';
import { html } from 'lit';

/** The names of providers, and the environment variables that each needs. */
const PROVIDERS = {
  file: { title: 'Files', needs: ['TA_PRICES_FOLDER', 'TA_PRICES_MAPPING'] },
  simulated: { title: 'Simulation', needs: ['TA_SIMULATED_ANCHOR'] },
  eodhd: { title: 'EODHD', needs: ['TA_EODHD_KEY'] },
  alphavantage: { title: 'Alpha Vantage', needs: ['TA_ALPHAVANTAGE_KEY'] },
  yahoo: { title: 'Yahoo', needs: [] },
  ecb: { title: 'European Central Bank', needs: [] },
  frankfurter: { title: 'Frankfurter', needs: [] },
};

export const titleOf = name => PROVIDERS[name]?.title ?? name;

const GIVES = { PRICES: 'prices', RATES: 'exchange rates' };

export const gives = provider => provider.provides.map(kind => GIVES[kind] ?? kind).join(' and ');

/** The state of a provider, as a word and a shape. */
export function health({ state, failures_in_a_row: row, paused_until: until }) {
  switch (state) {
    case 'OK':
      return html`<span>✓ Working.</span>`;
    case 'FAILING':
      return html`<span><span class="look">▲ Failing</span>: ${count(row, 'failure')} in a row. It is asked again at
        the next refresh.</span>`;
    case 'PAUSED':
      return html`<span><span class="look">▲ Paused</span> until ${moment(until)} after ${count(row, 'failure')} in
        a row. After that it is asked again.</span>`;
    default:
      return html`<span class="quiet">○ Not used yet.</span>`;
  }
}

/** How to configure a provider, so that it can be chosen. */
export function toConfigure({ name }) {
  const needs = PROVIDERS[name]?.needs ?? [];
  if (needs.length === 0) return html`<span class="quiet">Not configured.</span>`;
  return html`<span class="quiet">Not configured: set
    ${needs.map((variable, place) => html`${place ? ' and ' : ''}<code>${variable}</code>`)} in the environment of the
      service, then restart it.</span>`;
}
