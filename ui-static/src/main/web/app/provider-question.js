// Asks a price provider something through a worker, and waits for the answer.

import { ask, get } from 'app/api.js';

/** The pause between two looks for the answer, and the longest wait, in milliseconds. */
const PAUSE = 400;
const PATIENCE = 45_000;

const TITLES = {
  yahoo: 'Yahoo',
  eodhd: 'EODHD',
  alphavantage: 'Alpha Vantage',
  file: 'Files',
  simulated: 'Simulation',
  ecb: 'European Central Bank',
  frankfurter: 'Frankfurter',
};

/** A provider's name, for people. */
export const titleOf = name => TITLES[name] ?? name;

/** The providers that can be searched. */
export const SEARCHABLE = ['yahoo', 'eodhd', 'alphavantage'];

/** Whether a provider has symbols of its own. */
export const hasSymbols = name => Boolean(name) && !['file', 'simulated'].includes(name);

/**
 * @param {string} portfolio
 * @param {{provider: string, kind: 'SEARCH' | 'PRICE', text: string, listing: ?string}} question
 * @returns {Promise<{found: object[], problem: ?string}>} `problem` says why there is no answer, and what may help
 */
export async function askProvider(portfolio, question) {
  const path = `/portfolios/${portfolio}/provider-questions`;
  const { id } = await ask(path, { listing: null, ...question });
  for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
    await new Promise(resolve => setTimeout(resolve, PAUSE));
    const answer = await get(`${path}/${id}`);
    if (answer.answered_at) return answer;
  }
  return { found: [], problem: 'There is no answer yet. Check on the page System that a worker is running.' };
}
