import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv } from './csv.js';

test('each row ends with a line break, the head too', () => {
  assert.equal(
    csv([
      ['Date', 'Units'],
      ['2026-09-01', '10'],
    ]),
    'Date,Units\r\n2026-09-01,10\r\n',
  );
  assert.equal(csv([]), '');
});

test('cells with commas, quotes and line breaks are quoted', () => {
  assert.equal(csv([['a,b', 'say "so"', 'one\ntwo']]), '"a,b","say ""so""","one\ntwo"\r\n');
});

test('nothing is an empty cell', () => {
  assert.equal(csv([[null, undefined, '', 0, false]]), ',,,0,false\r\n');
});

test('a cell that a spreadsheet would calculate is led in by an apostrophe, a number is not', () => {
  assert.equal(csv([['=1+1', '+a', '@b', '-c', '\tx']]), "'=1+1,'+a,'@b,'-c,'\tx\r\n");
  assert.equal(csv([['\n=1', '\u0001=1']]), '"\'\n=1",\'\u0001=1\r\n');
  assert.equal(csv([['-12.50', '-c,d']]), '-12.50,"\'-c,d"\r\n');
});
