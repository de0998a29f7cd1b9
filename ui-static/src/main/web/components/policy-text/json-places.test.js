import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextAt, pathOf, placeOfLine, places, pointerOf } from './json-places.js';

const POLICY = `{
  "name": "Mine",
  "drift_bands": {
    "major": {"absolute_pp": 2.0}
  },
  "sleeves": [
    {"code": "core"},
    {
      "code": "small"
    }
  ]
}`;

const place = pointer => {
  const { line, lastLine, text } = places(POLICY).find(each => each.pointer === pointer);
  return [line, lastLine, text];
};

/** What is asked for where the text has a bar. */
function contextIn(text) {
  const at = text.indexOf('|');
  const { role, path, start, end, hasColon } = contextAt(text.replace('|', ''), at);
  return [role, pointerOf(path), text.replace('|', '').slice(start, end), hasColon];
}

test('pointers escape slashes and tildes, and lead back', () => {
  const path = ['a/b', '~c', 0, ''];
  assert.equal(pointerOf(path), '/a~1b/~0c/0/');
  assert.deepEqual(pathOf('/a~1b/~0c/0/'), ['a/b', '~c', '0', '']);
  assert.deepEqual(pathOf(pointerOf(['~1'])), ['~1']);
  assert.equal(pointerOf([]), '');
});

test('places has each value with its lines, from its key to its end', () => {
  assert.deepEqual(place(''), [1, 12, null]);
  assert.deepEqual(place('/name'), [2, 2, 'Mine']);
  assert.deepEqual(place('/drift_bands'), [3, 5, null]);
  assert.deepEqual(place('/drift_bands/major/absolute_pp'), [4, 4, 2]);
  assert.deepEqual(place('/sleeves/1'), [8, 10, null]);
  assert.deepEqual(place('/sleeves/1/code'), [9, 9, 'small']);
});

test('places reads a text that is half written', () => {
  const found = places('{"a": [1, {"b": tru').map(({ pointer, text }) => [pointer, text]);
  assert.deepEqual(found, [
    ['', null],
    ['/a', null],
    ['/a/0', 1],
    ['/a/1', null],
    ['/a/1/b', 'tru'],
  ]);
  assert.deepEqual(places(''), []);
  assert.deepEqual(places('}]').length, 0);
});

test('places is not misled by signs within texts', () => {
  const found = places('{"a{\\"": "}],:", "b": "x"}').map(({ pointer }) => pointer);
  assert.deepEqual(found, ['', '/a{"', '/b']);
});

test('a line belongs to the value that begins there, else to the innermost around it', () => {
  const found = places(POLICY);
  assert.equal(placeOfLine(found, 4).pointer, '/drift_bands/major');
  assert.equal(placeOfLine(found, 5).pointer, '/drift_bands');
  assert.equal(placeOfLine(found, 10).pointer, '/sleeves/1');
  assert.equal(placeOfLine(found, 12), undefined);
});

test('an offset is in a key, in a value, or where one is to come', () => {
  assert.deepEqual(contextIn('{"dri|ft": 1}'), ['key', '', '"drift"', true]);
  assert.deepEqual(contextIn('{"dri|'), ['key', '', '"dri', false]);
  assert.deepEqual(contextIn('{"a": {|}}'), ['key', '/a', '', false]);
  assert.deepEqual(contextIn('{"a": |}'), ['value', '/a', '', false]);
  assert.deepEqual(contextIn('{"a": tr|ue}'), ['value', '/a', 'true', false]);
  assert.deepEqual(contextIn('{"a": 1, |}'), ['key', '', '', false]);
  assert.deepEqual(contextIn('[1, |]'), ['value', '/1', '', false]);
  assert.deepEqual(contextIn('{"a": [{"b": "x"}, {"|'), ['key', '/a/1', '"', false]);
  assert.deepEqual(contextIn('|'), ['value', '', '', false]);
});
