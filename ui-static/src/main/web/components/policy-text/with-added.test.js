import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal } from './json-text.js';
import { withAdded, withRemoved, withValue } from './with-added.js';

test('an element is added last, in the margin of its list', () => {
  const text = '{\n  "guards": [\n    {"name": "a]"}\n  ]\n}\n';
  const added = withAdded(text, '/guards/-', { name: 'b' });
  assert.equal(added, '{\n  "guards": [\n    {"name": "a]"},\n    {"name": "b"}\n  ]\n}\n');
});

test('what is missing around the value is added too', () => {
  assert.deepEqual(JSON.parse(withAdded('{}', '/guards/-', 1)), { guards: [1] });
  assert.deepEqual(JSON.parse(withAdded('{"a": 1}', '/cadence/monthly/withdrawal', { amount: 5 })), {
    a: 1,
    cadence: { monthly: { withdrawal: { amount: 5 } } },
  });
});

test('empty lists and single lines take a value', () => {
  assert.deepEqual(JSON.parse(withAdded('{"x": [], "y": {"z": "}"}}', '/x/-', 2)), { x: [2], y: { z: '}' } });
  assert.deepEqual(JSON.parse(withAdded('{"x": [1], "y": 2}', '/x/-', 2)), { x: [1, 2], y: 2 });
});

test('what stands on one line stays on one line, and nested values get lines of their own', () => {
  assert.equal(withAdded('{"a": {"b": 1}}', '/a/c', new Decimal('0.50')), '{"a": {"b": 1, "c": 0.5}}');
  const added = withAdded('{\n  "x": 1\n}', '/guards/-', { name: 'a', when: [{ is: 'above' }] });
  assert.equal(
    added,
    '{\n  "x": 1,\n  "guards": [\n    {\n      "name": "a",\n      "when": [\n        {"is": "above"}\n      ]\n' +
      '    }\n  ]\n}',
  );
});

test('a value is replaced where it stands, and nothing else changes, byte for byte', () => {
  const text = '{ "a" :\t1.50 ,\r\n\n  "b": {"c/d": [ 1,2 ], "x": "\\u00e9"} }\n\n';
  assert.equal(withValue(text, '/a', new Decimal('100000000000000.05')), text.replace('1.50', '100000000000000.05'));
  assert.equal(withValue(text, '/b/c~1d/1', 'é'), text.replace('1,2', '1,"é"'));
  assert.equal(withValue(text, '/b/c~1d', ['x']), text.replace('[ 1,2 ]', '["x"]'));
  assert.deepEqual(JSON.parse(withValue(text, '/b/e~1f', true)).b['e/f'], true);
});

test('a value is removed with its key and its comma', () => {
  const text = '{\n  "a": 1,\n  "b": [1, {"x": 2}, 3],\n  "c": 4\n}\n';
  assert.equal(withRemoved(text, '/a'), '{\n  "b": [1, {"x": 2}, 3],\n  "c": 4\n}\n');
  assert.equal(withRemoved(text, '/c'), '{\n  "a": 1,\n  "b": [1, {"x": 2}, 3]\n}\n');
  assert.equal(withRemoved(text, '/b/1'), text.replace('{"x": 2}, ', ''));
  assert.equal(withRemoved(text, '/b/1/x'), text.replace('{"x": 2}', '{}'));
  assert.equal(withValue(text, '/b', undefined), '{\n  "a": 1,\n  "c": 4\n}\n');
  assert.equal(withRemoved(text, '/none'), text);
});

test('decimals are written digit by digit, without needless zeros', () => {
  assert.equal(withAdded('{"a": []}', '/a/-', new Decimal('007.10')), '{"a": [\n  7.1\n]}');
  assert.equal(withValue('{"a": 1}', '/a', new Decimal('0.1000000000000000001')), '{"a": 0.1000000000000000001}');
});

test('line ends are those of the text', () => {
  const text = '{\r\n  "a": 1\r\n}\r\n';
  assert.equal(withAdded(text, '/b', { c: 2 }).replaceAll('\r\n', '').includes('\n'), false);
  assert.deepEqual(JSON.parse(withAdded(text, '/b', { c: 2 })), { a: 1, b: { c: 2 } });
});
