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
const arrive = path => {
  const { href, origin, pathname, search, hash } = new URL(path, 'http://here');
  globalThis.location = { href, origin, pathname, search, hash };
};
const move = how => (state, _title, path) => {
  globalThis.history.state = state;
  if (path === undefined) return;
  visited.push(`${how} ${path}`);
  arrive(path);
};
globalThis.history = {
  state: null,
  pushState: move('push'),
  replaceState: move('replace'),
  go: steps => visited.push(`return ${steps}`),
};
arrive('/portfolios/p/runs');
let answer = true;
globalThis.document = { contains: () => true, querySelectorAll: () => [] };
globalThis.confirm = () => {
  visited.push('asked');
  return answer;
};

const { go, here, match, onNavigation, setQuery } = await import('./router.js');
const { forget, stayUntil, watchTyping } = await import('./leaving.js');
watchTyping();

/** Types into a field of a form. */
function type(text) {
  const field = { value: '', isConnected: true, matches: () => true, closest: () => null };
  listeners.focusin({ target: field });
  field.value = 'x';
  listeners.input({ target: field });
  field.value = text;
  listeners.input({ target: field });
}

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
    forget();
    answer = true;
    go('/portfolios/p/runs');
    arrive('/portfolios/p/runs?task=X#top');
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
    listeners.popstate({ state: null });
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

  test('a link, and Back, ask before they lose what was typed', () => {
    type('a reason');
    answer = false;
    click(new HTMLAnchorElement('/users'));
    assert.deepEqual(visited, ['asked']);
    const { place } = history.state;
    arrive('/portfolios/p/ledger');
    listeners.popstate({ state: { place: place - 1 } });
    assert.deepEqual(visited, ['asked', 'asked', 'return 1']);
    arrive('/portfolios/p/runs');
    listeners.popstate({ state: { place } });
    assert.equal(visited.length, 3);
    answer = true;
    click(new HTMLAnchorElement('/users'));
    assert.deepEqual(visited.slice(3), ['asked', 'push /users']);
    go('/portfolios');
    assert.deepEqual(visited.slice(5), ['push /portfolios']);
  });

  test('a filter, another part of the page, and what was typed and deleted again ask nothing', () => {
    type('');
    go('/users');
    type('a reason');
    go('/users?tab=2', { replace: true });
    click(new HTMLAnchorElement('/users?tab=3'));
    assert.deepEqual(visited, ['push /users', 'replace /users?tab=2', 'push /users?tab=3']);
  });

  test('while a change is under way neither a link nor Back leaves the page', async () => {
    let done;
    const change = stayUntil(
      new Promise(resolve => {
        done = resolve;
      }),
    );
    click(new HTMLAnchorElement('/users'));
    const { place } = history.state;
    arrive('/portfolios/p/ledger');
    listeners.popstate({ state: { place: place - 1 } });
    assert.deepEqual(visited, ['return 1']);
    arrive('/portfolios/p/runs');
    listeners.popstate({ state: { place } });
    done();
    await change;
    click(new HTMLAnchorElement('/users'));
    assert.deepEqual(visited, ['return 1', 'push /users']);
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
