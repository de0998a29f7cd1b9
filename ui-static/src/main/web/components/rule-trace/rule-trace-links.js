// Where things of a trace have their pages.

import { here, setQuery } from 'app/router.js';

const DARK = { clause: null, firing: null, fact: null, closed: null };

/** Lights up exactly one of clause, firing and fact. */
export const light = what => setQuery({ ...DARK, ...what });

/** Lights up nothing, on a wide screen neither. */
export const close = () => setQuery({ ...DARK, closed: '1' });

/** The address of this page with other parameters. */
export function linkWith(changes) {
  const query = here().query;
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  return `${location.pathname}?${query}`;
}

/** The same with something else lit up. */
export const linkTo = what => linkWith({ ...DARK, ...what });

/** The same from anywhere else on the site. */
export const factPath = (portfolio, run, fact) => `/portfolios/${portfolio}/runs/${run}?fact=${fact}`;
export const clausePath = (portfolio, run, clause) =>
  `/portfolios/${portfolio}/runs/${run}?clause=${encodeURIComponent(clause)}`;
