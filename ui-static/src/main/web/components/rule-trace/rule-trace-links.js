// Addresses of the parts of a trace.

import { here, setQuery } from 'app/router.js';

const DARK = { clause: null, firing: null, fact: null, closed: null };

/** Selects one clause, firing or fact. */
export const light = what => setQuery({ ...DARK, ...what });

/** Selects nothing. On a wide screen, `closed` keeps the first conclusion from being selected. */
export const close = () => setQuery({ ...DARK, closed: '1' });

/** The address of this page with changed parameters. */
export function linkWith(changes) {
  const query = here().query;
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  return `${location.pathname}?${query}`;
}

/** The address of this page with another selection. */
export const linkTo = what => linkWith({ ...DARK, ...what });

/** The addresses from other pages. */
export const factPath = (portfolio, run, fact) => `/portfolios/${portfolio}/runs/${run}?fact=${fact}`;
export const clausePath = (portfolio, run, clause) =>
  `/portfolios/${portfolio}/runs/${run}?clause=${encodeURIComponent(clause)}`;
