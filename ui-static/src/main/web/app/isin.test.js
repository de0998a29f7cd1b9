import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isinFault } from './isin.js';

const CHECK_DIGIT = 'The check digit is 4, but should be 5: a character is mistyped.';

test('real ISINs have no fault, in small letters and with blanks around them too', () => {
  for (const isin of ['US0378331005', 'GB0002634946', 'IE00B3RBWM25', 'AU0000XVGZA3', ' ie00b3rbwm25 '])
    assert.equal(isinFault(isin), null, isin);
});

test('a wrong check digit is named, with the right one', () => {
  assert.equal(isinFault('US0378331004'), CHECK_DIGIT);
});

test('a mistyped digit and two digits that changed places are found', () => {
  assert.notEqual(isinFault('US0378331015'), null);
  assert.notEqual(isinFault('US0378313005'), null);
});

test('while it is typed, it says how many characters are to come', () => {
  assert.equal(isinFault(''), 'An ISIN has 12 characters; 12 to go.');
  assert.equal(isinFault('IE00B3'), 'An ISIN has 12 characters; 6 to go.');
  assert.equal(isinFault('IE00B3RBWM255'), 'An ISIN has 12 characters; these are 13.');
});

test('the country comes first, from the first character on', () => {
  for (const text of ['1', 'I1', '12', '1E00B3RBWM25']) assert.match(isinFault(text), /begins with two letters/, text);
  assert.match(isinFault('I'), /11 to go/);
});

test('other signs are refused', () => {
  assert.equal(isinFault('IE00-B3RBWM2'), 'An ISIN has letters and digits only.');
});
