import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withAdded } from './with-added.js';

test('an element is added last, in the margin of its list', () => {
  const text = '{\n  "guards": [\n    {"name": "a]"}\n  ]\n}\n';
  const added = withAdded(text, '/guards/-', { name: 'b' });
  assert.equal(added, '{\n  "guards": [\n    {"name": "a]"},\n    {\n      "name": "b"\n    }\n  ]\n}\n');
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
