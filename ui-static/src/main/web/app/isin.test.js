import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isinFault } from './isin.js';

const CHECK_DIGIT = 'The last digit should be 5, not 4. Check each character.';

test('real ISINs are valid, also in lower case and with blanks around them', () => {
  for (const isin of ['US0378331005', 'GB0002634946', 'IE00B3RBWM25', 'AU0000XVGZA3', ' ie00b3rbwm25 '])
    assert.equal(isinFault(isin), null, isin);
});

test('a wrong check digit is shown with the right one', () => {
  assert.equal(isinFault('US0378331004'), CHECK_DIGIT);
});

test('a mistyped digit and two swapped digits are found', () => {
  assert.notEqual(isinFault('US0378331015'), null);
  assert.notEqual(isinFault('US0378313005'), null);
});

test('while typing, it says how many characters are missing', () => {
  assert.equal(isinFault(''), 'An ISIN has 12 characters; 12 more to type.');
  assert.equal(isinFault('IE00B3'), 'An ISIN has 12 characters; 6 more to type.');
  assert.equal(isinFault('IE00B3RBWM255'), 'An ISIN has 12 characters; this has 13.');
});

test('the country is checked from the first character on', () => {
  for (const text of ['1', 'I1', '12', '1E00B3RBWM25']) assert.match(isinFault(text), /starts with two letters/, text);
  assert.match(isinFault('I'), /11 more to type/);
});

test('other characters are rejected', () => {
  assert.equal(isinFault('IE00-B3RBWM2'), 'An ISIN has only letters and digits.');
});
