import { count, moment } from 'app/format.js';
import { html } from 'lit';

/**
 * What people call a provider, and what its configuration needs: variables of the service’s environment, of which a key
 * may come from a file.
 */
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

/** How a provider fares, in a word and a shape, and what that means. */
export function health({ state, failures_in_a_row: row, paused_until: until }) {
  switch (state) {
    case 'OK':
      return html`<span>✓ Works.</span>`;
    case 'FAILING':
      return html`<span><span class="look">▲ Fails</span>, ${count(row, 'time')} in a row. It is asked again at
        the next refresh.</span>`;
    case 'PAUSED':
      return html`<span><span class="look">▲ Paused</span> until ${moment(until)}, as it failed ${count(row, 'time')} in
        a row. Then it is asked again by itself.</span>`;
    default:
      return html`<span class="quiet">○ Not asked yet.</span>`;
  }
}

/** What to set where the service is started, so that a provider can be chosen. */
export function toConfigure({ name }) {
  const needs = PROVIDERS[name]?.needs ?? [];
  if (needs.length === 0) return html`<span class="quiet">Not configured.</span>`;
  return html`<span class="quiet">Not configured: set
    ${needs.map((variable, place) => html`${place ? ' and ' : ''}<code>${variable}</code>`)} where the service is
      started, then start it again.</span>`;
}
