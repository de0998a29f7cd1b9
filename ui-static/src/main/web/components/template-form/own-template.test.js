import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forgetTemplate, guessOf, keepTemplate, keptTemplate, tableOf, templateOf, wordsOf } from './own-template.js';

const FILE =
  'My broker\nDate;Type;Shares;Price;Total;Note\n31/03/2026;Kauf;2;10,5;"21,00";"a; b"\n' +
  ';;;;;\n01/04/2026;Zins;;;0,10;\n';

test('the head of the table is the first line with the most cells', () => {
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
  const how = { form: 'dd/MM/yyyy', decimal: ',', signed: true };
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

test('a template is kept for files with its columns, until it is forgotten', () => {
  const items = new Map();
  globalThis.localStorage = { getItem: key => items.get(key) ?? null, setItem: (key, value) => items.set(key, value) };
  const template = JSON.stringify({ headers: [['Date', 'Total']] });
  keepTemplate(template);
  assert.equal(keptTemplate(['Date', 'Total', '']), template);
  assert.equal(keptTemplate(['Date']), null);
  forgetTemplate(template);
  assert.equal(keptTemplate(['Date', 'Total']), null);
});
