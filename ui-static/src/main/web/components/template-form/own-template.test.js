import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  forgetTemplate,
  guessOf,
  keepTemplate,
  keptTemplate,
  tableOf,
  templateOf,
  textOf,
  wordsOf,
} from './own-template.js';

const FILE =
  'My broker\nDate;Type;Shares;Price;Total;Note\n31/03/2026;Kauf;2;10,5;"21,00";"a; b"\n' +
  ';;;;;\n01/04/2026;Zins;;;0,10;\n';

test('the head of the table is the first line that is as wide as the others', () => {
  const table = tableOf(FILE);
  assert.deepEqual(table.columns, ['Date', 'Type', 'Shares', 'Price', 'Total', 'Note']);
  assert.deepEqual(table.rows[0], ['31/03/2026', 'Kauf', '2', '10,5', '21,00', 'a; b']);
  assert.deepEqual(wordsOf(table, 'Type'), ['Kauf', 'Zins']);
});

test('columns are guessed by their names, each once', () => {
  assert.deepEqual(guessOf(['Date', 'Type', 'Shares', 'Price', 'Total']), {
    time: 'Date',
    type: 'Type',
    amount: 'Total',
    units: 'Shares',
    price: 'Price',
  });
});

test('a template has the columns and the words that were chosen', () => {
  const how = { form: 'dd/MM/yyyy', decimal: ',', signed: true, zone: 'Europe/Berlin' };
  const template = templateOf(
    ['Date', 'Type', 'Total'],
    { time: 'Date', type: 'Type', amount: 'Total', isin: '' },
    {
      Kauf: 'BUY',
      Zins: '',
    },
    how,
  );
  assert.deepEqual(template.cells, { time: 'Date', amount: 'Total' });
  assert.deepEqual(template.rows, [{ when: { Type: ['Kauf'] }, is: 'BUY' }]);
  assert.equal(template.signed, true);
});

test('the delimiter is the one that most lines agree on', () => {
  const names = 'Datum;Typ;Name;Betrag\n1;2;"Vanguard, FTSE All-World, UCITS, Acc";21,00\n1;2;B;1,00\n';
  assert.deepEqual(tableOf(names).columns, ['Datum', 'Typ', 'Name', 'Betrag']);
  assert.deepEqual(tableOf('Date,Type,Total\n1,a,2,\n1,b,3,\n').columns, ['Date', 'Type', 'Total']);
  const broken = tableOf('Date,Type,Note\n1,a,"two\nlines"\n1,b,c\n');
  assert.deepEqual(broken.rows[0], ['1', 'a', 'two\nlines']);
});

test('a name that appears again is numbered', () => {
  const table = tableOf('Date,Currency,Currency\n1,GBP,USD\n1,GBP,USD\n');
  assert.deepEqual(table.columns, ['Date', 'Currency', 'Currency 2']);
  assert.deepEqual(wordsOf(table, 'Currency 2'), ['USD']);
});

test('bytes that are no UTF-8 are of Windows', () => {
  assert.equal(textOf(new Uint8Array([0x53, 0x74, 0xfc, 0x63, 0x6b]).buffer), 'Stück');
  assert.equal(textOf(new TextEncoder().encode('Stück').buffer), 'Stück');
});

test('templates are kept for each user, until they are forgotten', () => {
  const items = new Map();
  globalThis.localStorage = { getItem: key => items.get(key) ?? null, setItem: (key, value) => items.set(key, value) };
  const [one, other] = [
    ['Date', 'Total'],
    ['Day', 'Sum'],
  ].map(names => JSON.stringify({ headers: [names] }));
  keepTemplate('ann', one);
  keepTemplate('ann', other);
  assert.equal(keptTemplate('ann', ['Date', 'Total', '']), one);
  assert.equal(keptTemplate('bob', ['Date', 'Total']), null);
  forgetTemplate('ann', one);
  assert.equal(keptTemplate('ann', ['Date', 'Total']), null);
  assert.equal(keptTemplate('ann', ['Day', 'Sum']), other);
  items.set('import-templates ann', '{broken');
  assert.equal(keptTemplate('ann', ['Day', 'Sum']), null);
});
