import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clauseAt, linesOf } from './json-lines.js';

const TEXT = `{
  "a/b": {"~c": 1},
  "list": [
    true, "x\\"]",
    {
      "deep": null
    }
  ]
}
`;
const LINES = linesOf(TEXT);

test('each value has its lines, by its pointer', () => {
  assert.deepEqual(
    [...LINES].map(([pointer, { from, to }]) => [pointer, from, to]),
    [
      ['/a~1b/~0c', 2, 2],
      ['/a~1b', 2, 2],
      ['/list/0', 4, 4],
      ['/list/1', 4, 4],
      ['/list/2/deep', 6, 6],
      ['/list/2', 5, 7],
      ['/list', 3, 8],
      ['', 1, 9],
    ],
  );
});

test('empty containers and a lone value', () => {
  assert.deepEqual([...linesOf('{"a": {}, "b": []}').keys()], ['/a', '/b', '']);
  assert.deepEqual([...linesOf(' 12 ')], [['', { from: 1, to: 1 }]]);
});

test('a line means the innermost clause that something came of', () => {
  const all = () => true;
  assert.equal(clauseAt(LINES, 6, all), '/list/2/deep');
  assert.equal(
    clauseAt(LINES, 6, pointer => pointer === '/list'),
    '/list',
  );
  assert.equal(clauseAt(LINES, 3, all), '/list');
  assert.equal(clauseAt(LINES, 9, all), null);
  assert.equal(
    clauseAt(LINES, 6, () => false),
    null,
  );
});
