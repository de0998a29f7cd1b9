import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import {
  all,
  changes,
  get,
  glance,
  noShorter,
  onSessionEnd,
  patch,
  post,
  poster,
  rememberToken,
  remove,
  some,
  withQuery,
} from './api.js';

let answers;
let sent;

const json = (status, body) => new Response(JSON.stringify(body), { status });

describe('the API', () => {
  beforeEach(() => {
    sent = [];
    mock.method(globalThis, 'fetch', async (path, options) => {
      sent.push({ path, ...options });
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer instanceof Error ? Promise.reject(answer) : answer.clone();
    });
  });

  afterEach(() => {
    mock.restoreAll();
    rememberToken(null);
    onSessionEnd(null, null);
  });

  test('get answers the body, and sends nothing but the path', async () => {
    answers = [json(200, { a: '1.50' })];
    assert.deepEqual(await get('/x'), { a: '1.50' });
    assert.deepEqual(sent, [{ path: '/api/v1/x', method: 'GET', headers: {}, body: undefined }]);
  });

  test('changes carry the token of the session, a key, and the body as JSON', async () => {
    answers = [json(200, {})];
    rememberToken({ csrf_token: 't' });
    await post('/x', { a: 1 }, 'k');
    await patch('/x', { a: 2 });
    assert.deepEqual(sent[0].headers, {
      'X-CSRF-Token': 't',
      'Idempotency-Key': 'k',
      'Content-Type': 'application/json',
    });
    assert.equal(sent[0].body, '{"a":1}');
    assert.equal(sent[1].headers['Idempotency-Key'], undefined);
  });

  test('a change without an answer body is null', async () => {
    answers = [new Response(null, { status: 204 })];
    assert.equal(await remove('/x'), null);
  });

  test('a refusal is a problem with its code and its faults', async () => {
    answers = [json(422, { status: 422, code: 'INVALID', detail: 'No.', errors: [{ at: '/a', detail: 'Too long.' }] })];
    await assert.rejects(post('/x'), {
      code: 'INVALID',
      detail: 'No.',
      maybe: null,
      errors: [{ at: '/a', detail: 'Too long.' }],
    });
  });

  test('no answer, or one that is not JSON, is a problem too', async () => {
    answers = [new TypeError('refused')];
    await assert.rejects(get('/x'), { code: 'NO_ANSWER', status: 0 });
    answers = [new Response('<h1>Bad gateway</h1>', { status: 502 })];
    await assert.rejects(get('/x'), { code: 'NO_ANSWER', status: 502 });
  });

  test('each change is told, a look is not', async () => {
    answers = [json(200, {})];
    const told = mock.fn();
    changes.addEventListener('changed', told, { once: true });
    await get('/x');
    assert.equal(told.mock.callCount(), 0);
    await post('/x');
    assert.equal(told.mock.callCount(), 1);
  });

  test('a poster keeps its key for the same change, and only for that', async () => {
    answers = [new TypeError('lost'), json(200, {})];
    const send = poster();
    await assert.rejects(send('/x', { a: 1 }));
    await send('/x', { a: 1 });
    await send('/x', { a: 2 });
    const [first, again, other] = sent.map(({ headers }) => headers['Idempotency-Key']);
    assert.match(first, /^[0-9a-f]{32}$/);
    assert.equal(again, first);
    assert.notEqual(other, first);
  });

  test('a request that finds the session ended is repeated after the sign-in', async () => {
    answers = [json(401, { code: 'UNAUTHENTICATED' }), json(200, { ok: true })];
    const ask = mock.fn(async () => {});
    onSessionEnd(ask, null);
    assert.deepEqual(await post('/x', {}, 'k'), { ok: true });
    assert.equal(ask.mock.callCount(), 1);
    assert.deepEqual(
      sent.map(({ headers }) => headers['Idempotency-Key']),
      ['k', 'k'],
    );
  });

  test('nobody is asked to sign in for a glance, nor while signing in', async () => {
    answers = [json(401, { code: 'UNAUTHENTICATED' })];
    const ask = mock.fn();
    onSessionEnd(ask, null);
    await assert.rejects(glance('/x'), { code: 'UNAUTHENTICATED' });
    await assert.rejects(get('/auth/me'), { code: 'UNAUTHENTICATED' });
    assert.equal(ask.mock.callCount(), 0);
  });

  test('a change from an old session looks who is there, then is repeated', async () => {
    answers = [json(403, { code: 'CSRF' }), json(200, {})];
    const look = mock.fn(async () => rememberToken({ csrf_token: 'new' }));
    onSessionEnd(null, look);
    await post('/x');
    assert.equal(look.mock.callCount(), 1);
    assert.equal(sent[1].headers['X-CSRF-Token'], 'new');
  });

  test('another refusal of a change is only a refusal', async () => {
    answers = [json(403, { code: 'FORBIDDEN' })];
    const look = mock.fn();
    onSessionEnd(null, look);
    await assert.rejects(post('/x'), { code: 'FORBIDDEN' });
    assert.equal(look.mock.callCount(), 0);
  });

  test('lists are fetched part by part, as far as it takes', async () => {
    const parts = () => [
      json(200, { items: [1, 2], next: 'c1' }),
      json(200, { items: [3], next: 'c2' }),
      json(200, { items: [4], next: null }),
    ];
    answers = parts();
    assert.deepEqual(await all('/x'), [1, 2, 3, 4]);
    assert.deepEqual(
      sent.map(({ path }) => path),
      ['/api/v1/x?limit=200', '/api/v1/x?limit=200&cursor=c1', '/api/v1/x?limit=200&cursor=c2'],
    );
    answers = parts();
    assert.deepEqual(await some('/x', items => items.length >= 3), { items: [1, 2, 3], next: 'c2' });
    answers = parts();
    assert.deepEqual(await noShorter('/x', 3), { items: [1, 2, 3], next: 'c2' });
  });

  test('a query has the parameters that are there', () => {
    assert.equal(withQuery('/x', {}), '/x');
    assert.equal(withQuery('/x', { a: null, b: undefined, c: '' }), '/x');
    assert.equal(withQuery('/x', { a: 0, b: 'c d' }), '/x?a=0&b=c+d');
    assert.equal(withQuery('/x?y=1', { a: 1 }), '/x?y=1&a=1');
  });
});
