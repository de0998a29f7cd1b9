// The address holds the state: page, ids, filters. Links are ordinary links; the router only prevents a full reload.

const listeners = new Set();

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

/** Navigates to a path of this site. */
export function go(path, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  tellListeners();
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

addEventListener('popstate', tellListeners);

addEventListener('click', event => {
  const link = event.composedPath().find(element => element instanceof HTMLAnchorElement);
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
  if (link.origin !== location.origin || link.getAttribute('href').startsWith('#')) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
});
