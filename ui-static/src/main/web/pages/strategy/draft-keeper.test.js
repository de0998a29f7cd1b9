import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';

const kept = new Map();
globalThis.localStorage = {
  getItem: key => kept.get(key) ?? null,
  setItem: (key, text) => kept.set(key, text),
  removeItem: key => kept.delete(key),
};
const { DraftKeeper } = await import('./draft-keeper.js');

const texts = (policy, hash = 'h1', manifesto = null) => ({
  version: { state: 'DRAFT', revision: hash },
  policy,
  manifesto,
});

/** The draft as it is at the service; null when that does not answer. */
let service;
let saves;

describe('a draft', () => {
  beforeEach(() => {
    kept.clear();
    service = texts('one');
    saves = [];
    mock.method(globalThis, 'fetch', async (_path, { method, body, headers }) => {
      if (!service) throw new TypeError('refused');
      if (method === 'PUT') {
        if (headers['If-Match'] !== `"${service.version.revision}"`)
          return new Response(JSON.stringify({ status: 409, code: 'DRAFT_CHANGED' }), { status: 409 });
        saves.push(JSON.parse(body));
        service = texts(JSON.parse(body).policy, `h${saves.length + 1}`);
      }
      return new Response(JSON.stringify(service));
    });
  });

  afterEach(() => mock.restoreAll());

  const keeperOf = (base, user = 'ann') => new DraftKeeper('/portfolios/p/strategy/versions/1', base, user);

  test('what is typed is kept in the browser until the service has it', async () => {
    const keeper = keeperOf(service);
    keeper.write({ policy: 'two' });
    assert.deepEqual([keeper.state, kept.size], ['typed', 1]);
    assert.ok(await keeper.save());
    assert.deepEqual([keeper.state, kept.size, saves], ['saved', 0, [{ policy: 'two' }]]);
  });

  test('nothing is sent when nothing was typed', async () => {
    assert.ok(await keeperOf(service).save());
    assert.deepEqual(saves, []);
  });

  test('what is kept in the browser but cannot be read is passed over', () => {
    const { key } = keeperOf(service);
    for (const garbage of ['{"policy": "tw', 'null', '7', '{"policy": 7, "manifesto": ""}']) {
      kept.set(key, garbage);
      const keeper = keeperOf(service);
      assert.deepEqual([keeper.state, keeper.policy, keeper.restored], ['saved', 'one', false]);
    }
  });

  test('an earlier visit’s text is here again', async () => {
    const first = keeperOf(service);
    first.write({ policy: 'two' });
    clearTimeout(first.timer);
    const keeper = keeperOf(service);
    assert.deepEqual([keeper.restored, keeper.policy, keeper.state], [true, 'two', 'typed']);
    assert.ok(await keeper.save());
    assert.equal(keeper.restored, false);
  });

  test('a text that the service has by now is forgotten', () => {
    const keeper = keeperOf(service);
    keeper.write({ policy: 'two' });
    clearTimeout(keeper.timer);
    const next = keeperOf(texts('two', 'h2', ''));
    assert.deepEqual([next.restored, next.state, kept.size], [false, 'saved', 0]);
  });

  test('a draft that was changed elsewhere is a conflict, and nothing is overwritten', async () => {
    const keeper = keeperOf(service);
    service = texts('theirs', 'h9');
    keeper.write({ policy: 'mine' });
    assert.equal(await keeper.save(), false);
    assert.deepEqual([keeper.state, keeper.theirs.policy, saves], ['conflict', 'theirs', []]);
    assert.equal(await keeper.save(), false);
  });

  test('a conflict ends with either text', async () => {
    for (const [choice, expected] of [
      ['keepMine', 'mine'],
      ['takeTheirs', 'theirs'],
    ]) {
      const keeper = keeperOf(texts('one'));
      service = texts('theirs', 'h9');
      keeper.write({ policy: 'mine' });
      await keeper.save();
      await keeper[choice]();
      assert.deepEqual([keeper.state, keeper.policy, service.policy], ['saved', expected, expected]);
    }
  });

  test('saves of one revision at the same time are one save and one conflict', async () => {
    const [mine, other] = [keeperOf(service), keeperOf(service)];
    mine.write({ policy: 'mine' });
    other.write({ policy: 'other' });
    assert.deepEqual(await Promise.all([mine.save(), other.save()]), [true, false]);
    assert.deepEqual([mine.state, other.state, other.theirs.policy], ['saved', 'conflict', 'mine']);
    assert.equal(keeperOf(service).policy, 'other', 'the text of the conflict survives a reload');
  });

  test('an unsaved text belongs to its user', async () => {
    const keeper = keeperOf(service);
    keeper.write({ policy: 'of Ann' });
    clearTimeout(keeper.timer);
    const bob = keeperOf(service, 'bob');
    assert.deepEqual([bob.restored, bob.policy, bob.state], [false, 'one', 'saved']);
    assert.ok(await bob.save());
    assert.deepEqual(saves, []);
    const again = keeperOf(service);
    assert.deepEqual([again.restored, again.policy], [true, 'of Ann']);
    clearTimeout(again.timer);
  });

  test('what was shown and was changed elsewhere is a conflict, though nothing was typed', async () => {
    const keeper = keeperOf(service);
    service = texts('theirs', 'h9');
    assert.equal(await keeper.meet({ code: 'BUSY' }), false);
    assert.equal(await keeper.meet({ code: 'DRAFT_CHANGED' }), true);
    assert.deepEqual([keeper.state, keeper.policy, keeper.theirs.policy], ['conflict', 'one', 'theirs']);
  });

  test('a kept text of an older draft is a conflict at once', () => {
    const keeper = keeperOf(service);
    keeper.write({ policy: 'mine' });
    clearTimeout(keeper.timer);
    assert.equal(keeperOf(texts('theirs', 'h9')).state, 'conflict');
  });

  test('a service that does not answer is asked again later', async () => {
    const keeper = keeperOf(service);
    service = null;
    keeper.write({ policy: 'two' });
    assert.equal(await keeper.save(), false);
    assert.deepEqual([keeper.state, keeper.problem.code, kept.size], ['failed', 'NO_ANSWER', 1]);
    service = texts('one');
    assert.ok(await keeper.save());
    clearTimeout(keeper.timer);
  });

  test('whoever leaves the page leaves nothing unsaved', async () => {
    const keeper = keeperOf(service);
    keeper.write({ policy: 'two' });
    keeper.leave();
    await keeper.under;
    await new Promise(resolve => setTimeout(resolve));
    assert.equal(saves.length, 1);
  });
});
