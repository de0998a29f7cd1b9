import { count, moment } from 'app/format.js';
import { html, nothing } from 'lit';

/**
 * What each provider promises, and the environment variables that each needs. `promises` is shown to
 * whoever chooses one.
 */
const PROVIDERS = {
  yahoo: {
    promises: [
      'Free, no key',
      'Closes of most venues, and prices about 15 minutes late',
      'States the currency',
      'No guarantee: it is no official service, and may refuse or change at any time',
    ],
    needs: [],
  },
  eodhd: {
    promises: [
      'Needs a key; the free one allows 20 requests a day',
      'Closes in the evening, and prices 15 to 20 minutes late',
      'States no currency for prices: that of the listing counts',
    ],
    needs: ['TA_EODHD_KEY'],
  },
  alphavantage: {
    promises: [
      'Needs a key; the free one allows 25 requests a day',
      'Closes only, in the night',
      'States no currency for prices: that of the listing counts',
    ],
    needs: ['TA_ALPHAVANTAGE_KEY'],
  },
  file: {
    promises: ['Free, and needs no network', 'Whatever you put into a folder, as often as you do'],
    needs: ['TA_PRICES_FOLDER', 'TA_PRICES_MAPPING'],
  },
  simulated: {
    promises: ['Made-up prices, to try things out'],
    needs: ['TA_SIMULATED_ANCHOR'],
  },
  ecb: {
    promises: ['Free, no key', 'Official reference rates of some 30 currencies, each working day at about 16:00 CET'],
    needs: [],
  },
  frankfurter: {
    promises: ['Free, no key', 'The same rates of the European Central Bank, from an independent service'],
    needs: [],
  },
};

/** The order in which they are offered. */
const ORDER = Object.keys(PROVIDERS);
const placeOf = ({ name }) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
export const inOrder = providers => [...providers].sort((a, b) => placeOf(a) - placeOf(b));

/** Of one that the operator describes in a file, the product knows nothing more. */
export const promisesOf = name => PROVIDERS[name]?.promises ?? ['Set up by the operator of this installation'];

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

/** How to configure a provider, so that it can be chosen; for administrators with the names of the variables. */
export function toConfigure({ name, last_failure: why }, admin) {
  if (!PROVIDERS[name]) return html`<span class="quiet">${admin && why ? why : 'Its file has errors.'}</span>`;
  const needs = PROVIDERS[name]?.needs ?? [];
  if (needs.length === 0) return html`<span class="quiet">No worker has reported yet that it can ask it.</span>`;
  if (!admin) return html`<span class="quiet">An administrator has to set it up first.</span>`;
  return html`<span class="quiet">To offer it, set
    ${needs.map((variable, place) => html`${place ? ' and ' : nothing}<code>${variable}</code>`)} where the service
      runs, and restart it.</span>`;
}
