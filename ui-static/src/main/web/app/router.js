// The address holds the state: page, ids, filters. Links are ordinary links; the router only prevents a full reload.

import { mayLeave } from 'app/leaving.js';

const listeners = new Set();

/** The place of the current entry in the history of the tab, and its path: a Back that is refused is undone. */
let place = history.state?.place ?? 0;
let path = location.pathname;
let undoing = false;

/** The current address. */
export const here = () => ({
  path: location.pathname,
  query: new URLSearchParams(location.search),
  hash: location.hash,
});

/** Calls `listener` after each navigation. */
export function onNavigation(listener) {
  listeners.add(listener);
}

/** Navigates to a path of this site, unless the user stays because of what they typed. */
export function go(target, { replace = false } = {}) {
  const isElsewhere = !replace && new URL(target, location.href).pathname !== location.pathname;
  if (isElsewhere && !mayLeave()) return;
  if (!replace) place += 1;
  history[replace ? 'replaceState' : 'pushState']({ place }, '', target);
  arrive();
}

/** A dialog belongs to the page that it was opened on. */
function arrive() {
  if (location.pathname !== path) {
    for (const dialog of globalThis.document?.querySelectorAll('dialog[open]:not(ta-sign-in-dialog *)') ?? [])
      dialog.close();
  }
  path = location.pathname;
  tellListeners();
}

/** The browser has gone back or forward already, so staying means to return. */
function moved({ state }) {
  if (undoing) {
    undoing = false;
    return;
  }
  const to = state?.place ?? place + 1; // an entry without a place is new: a link to a part of the page
  if (location.pathname !== path && to !== place && !mayLeave()) {
    undoing = true;
    history.go(place - to);
    return;
  }
  if (!state) history.replaceState({ place: to }, '');
  place = to;
  arrive();
}

function tellListeners() {
  for (const listener of listeners) listener();
}

/** Changes query parameters without leaving the page, such as filters; empty values remove theirs. */
export function setQuery(changes) {
  const query = here().query;
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '' || value === false) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  go(location.pathname + (text ? `?${text}` : '') + location.hash, { replace: true });
}

/** Matches a path against a pattern such as `/portfolios/:portfolio/runs/:run`. @returns its parameters, or null */
export function match(pattern, path) {
  const names = [];
  const expression = pattern.replace(/:([a-z]+)/g, (_, name) => {
    names.push(name);
    return '([^/]+)';
  });
  const found = new RegExp(`^${expression}/?$`).exec(path);
  return found && Object.fromEntries(names.map((name, place) => [name, decodeURIComponent(found[place + 1])]));
}

addEventListener('popstate', moved);

addEventListener('click', event => {
  const link = event.composedPath().find(element => element instanceof HTMLAnchorElement);
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
  if (link.origin !== location.origin || link.getAttribute('href').startsWith('#')) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
});
