import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

const listeners = {};
const visited = [];
globalThis.addEventListener = (name, listener) => {
  listeners[name] = listener;
};
globalThis.HTMLAnchorElement = class {
  constructor(href, more = {}) {
    const url = new URL(href, 'http://here');
    const { origin, pathname, search, hash } = url;
    Object.assign(this, { origin, pathname, search, hash, href, download: false, target: '' }, more);
  }
  hasAttribute(name) {
    return Boolean(this[name]);
  }
  getAttribute(name) {
    return this[name];
  }
};
const move = how => (_state, _title, path) => {
  visited.push(`${how} ${path}`);
  const { origin, pathname, search, hash } = new URL(path, 'http://here');
  globalThis.location = { origin, pathname, search, hash };
};
globalThis.history = { pushState: move('push'), replaceState: move('replace') };

const { go, here, match, onNavigation, setQuery } = await import('./router.js');

/** Whether the router kept the browser from loading the page. */
function click(link, more = {}) {
  let kept = false;
  listeners.click({
    composedPath: () => [link],
    button: 0,
    preventDefault: () => {
      kept = true;
    },
    ...more,
  });
  return kept;
}

describe('the router', () => {
  beforeEach(() => {
    globalThis.location = { origin: 'http://here', pathname: '/portfolios/p/runs', search: '?task=X', hash: '#top' };
    visited.length = 0;
  });

  test('match finds the parameters of a path', () => {
    assert.deepEqual(
      { ...match('/portfolios/:portfolio/runs/:run', '/portfolios/p1/runs/r2') },
      { portfolio: 'p1', run: 'r2' },
    );
    assert.deepEqual({ ...match('/users', '/users') }, {});
  });

  test('match takes a slash at the end, and no other remainder', () => {
    assert.ok(match('/users', '/users/'));
    assert.equal(match('/users', '/users/1'), null);
    assert.equal(match('/portfolios/:portfolio', '/portfolios/a/b'), null);
    assert.equal(match('/portfolios/:portfolio', '/portfolios/'), null);
  });

  test('match decodes what an address encodes', () => {
    assert.deepEqual({ ...match('/a/:listing', '/a/XLON%3AVWRP') }, { listing: 'XLON:VWRP' });
  });

  test('here is the current place', () => {
    const { path, query, hash } = here();
    assert.deepEqual([path, query.get('task'), hash], ['/portfolios/p/runs', 'X', '#top']);
  });

  test('go changes the address and calls back', () => {
    let calls = 0;
    onNavigation(() => calls++);
    go('/users');
    assert.deepEqual(visited, ['push /users']);
    listeners.popstate();
    assert.equal(calls, 2);
  });

  test('setQuery sets, keeps and removes parameters in place', () => {
    setQuery({ tab: 'rules' });
    setQuery({ task: '', q: 'a b' });
    setQuery({ tab: null, q: undefined, on: false });
    assert.deepEqual(visited, [
      'replace /portfolios/p/runs?task=X&tab=rules#top',
      'replace /portfolios/p/runs?tab=rules&q=a+b#top',
      'replace /portfolios/p/runs#top',
    ]);
  });

  test('a click on a link of the site stays in the page', () => {
    assert.ok(click(new HTMLAnchorElement('/users?q=1#x')));
    assert.deepEqual(visited, ['push /users?q=1#x']);
  });

  test('a click for a new tab, on another site, on a file or within the page is left to the browser', () => {
    assert.ok(!click(new HTMLAnchorElement('/users'), { ctrlKey: true }));
    assert.ok(!click(new HTMLAnchorElement('/users'), { button: 1 }));
    assert.ok(!click(new HTMLAnchorElement('/users'), { defaultPrevented: true }));
    assert.ok(!click(new HTMLAnchorElement('/users', { target: '_blank' })));
    assert.ok(!click(new HTMLAnchorElement('/users', { download: true })));
    assert.ok(!click(new HTMLAnchorElement('http://there/users')));
    assert.ok(!click(new HTMLAnchorElement('#main')));
    assert.ok(!click({}));
    assert.deepEqual(visited, []);
  });
});
