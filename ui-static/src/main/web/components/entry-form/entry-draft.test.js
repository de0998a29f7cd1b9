import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calculatedTotal, draftOf, effectOf, emptyDraft, fieldOf, outcome, read } from './entry-draft.js';
import { KINDS, kindOf, kindOfEntry } from './entry-kinds.js';

const BUY = {
  code: 'BUY',
  listing: 'xlon:VWRP',
  units: '10',
  price: '36.905',
  fees: '5.95',
  time: '2026-09-01T10:30',
};

const faultsOf = draft => Object.fromEntries(read(draft).faults);

test('a buy is read as the ledger takes it', () => {
  const { entry, faults } = read({ ...BUY, total: '£375.00', reference: ' A1 ', note: ' first ' });
  assert.equal(faults.size, 0);
  assert.deepEqual(entry, {
    type: 'BUY',
    listing: 'XLON:VWRP',
    units: '10',
    price: '36.905',
    fees: '5.95',
    amount: '-375',
    trade_time: '2026-09-01T09:30:00.000Z',
    reference: 'A1',
    note: 'first',
  });
});

test('empty fields are left out of the entry', () => {
  const { entry } = read(BUY);
  assert.equal(entry.amount, undefined);
  assert.ok(!('reference' in entry));
});

test('a missing field is an error', () => {
  assert.deepEqual(faultsOf({ code: 'BUY', time: '' }), {
    listing: 'This field is required.',
    units: 'This field is required.',
    price: 'This field is required.',
    time: 'Enter a date and a time.',
  });
});

test('units and prices are above 0, and never below', () => {
  assert.deepEqual(faultsOf({ ...BUY, units: '0', price: '-1' }), {
    units: 'Must be above 0.',
    price: 'Must not be negative. Choose the kind of entry instead.',
  });
});

test('money has no more than pence', () => {
  assert.match(faultsOf({ code: 'FEE', amount: '1.005', time: BUY.time }).amount, /at most two decimals/);
});

test('a listing is written as venue and ticker', () => {
  assert.match(faultsOf({ ...BUY, listing: 'VWRP' }).listing, /Choose a listing/);
});

test('the kind gives an amount its sign, an adjustment has its own', () => {
  const amountOf = (code, amount) => read({ code, amount, time: BUY.time }).entry.amount;
  assert.equal(amountOf('CONTRIBUTION', '500'), '500');
  assert.equal(amountOf('WITHDRAWAL', '500'), '-500');
  assert.equal(amountOf('CASH_ADJUSTMENT', '-3.20'), '-3.20');
});

test('a dividend may name a listing', () => {
  assert.equal(read({ code: 'DIVIDEND', amount: '5', time: BUY.time }).entry.listing, undefined);
  assert.equal(
    read({ code: 'DIVIDEND', amount: '5', time: BUY.time, listing: 'XLON:VWRP' }).entry.listing,
    'XLON:VWRP',
  );
});

test('a total is units times price, with the fees against you both ways', () => {
  assert.equal(calculatedTotal(BUY), '375');
  assert.equal(calculatedTotal({ ...BUY, code: 'SELL' }), '363.1');
  assert.equal(calculatedTotal({ ...BUY, fees: '' }), '369.05');
  assert.equal(calculatedTotal({ ...BUY, price: '' }), null);
  assert.equal(calculatedTotal({ ...BUY, fees: 'much' }), null);
});

test('effects: a buy takes cash and brings units, a sale the other way round', () => {
  assert.deepEqual(effectOf(read(BUY).entry, '375'), { cash: '-375', listing: 'XLON:VWRP', units: '10' });
  const sale = read({ ...BUY, code: 'SELL' }).entry;
  assert.deepEqual(effectOf(sale, '363.1'), { cash: '363.1', listing: 'XLON:VWRP', units: '-10' });
});

test('effects: a transfer of units moves no cash', () => {
  const { entry } = read({ code: 'UNITS_OUT', listing: 'XLON:VWRP', units: '3', time: BUY.time });
  assert.deepEqual(effectOf(entry, null), { cash: '0', listing: 'XLON:VWRP', units: '-3' });
});

test('the outcome adds up what several entries do to a listing, and shows what would be short', () => {
  const effects = [
    { cash: '-100', listing: 'A', units: '2' },
    { cash: '30', listing: 'B', units: '-5' },
    { cash: '0', listing: 'A', units: '1.5' },
    { cash: '1', listing: null, units: '0' },
  ];
  assert.deepEqual(outcome(effects, '50', new Map([['B', '4']])), {
    cash: { before: '50', change: '-69', after: '-19' },
    units: [
      { listing: 'A', before: '0', change: '3.5', after: '3.5', short: false },
      { listing: 'B', before: '4', change: '-5', after: '-1', short: true },
    ],
  });
});

test('an entry becomes a draft again, without its reference', () => {
  const draft = draftOf({
    type: 'BUY',
    trade_time: '2026-09-01T09:30:00Z',
    listing: 'XLON:VWRP',
    units: '10',
    price: '36.905',
    fees: '0.00',
    amount: '-369.05',
    note: 'first',
    reference: 'A1',
  });
  assert.deepEqual(
    [draft.time, draft.fees, draft.total, draft.reference],
    ['2026-09-01T10:30', '', '369.05', undefined],
  );
  assert.equal(read(draft).entry.amount, '-369.05');
});

test('a fault of the API is shown at the field in which it was typed', () => {
  assert.equal(fieldOf('trade_time', BUY), 'time');
  assert.equal(fieldOf('amount', BUY), 'total');
  assert.equal(fieldOf('amount', { code: 'FEE' }), 'amount');
  assert.equal(fieldOf('units', BUY), 'units');
});

test('with a listing an entry moves units, without one cash', () => {
  assert.equal(kindOfEntry({ type: 'TRANSFER_IN', listing: 'XLON:VWRP' }).code, 'UNITS_IN');
  assert.equal(kindOfEntry({ type: 'TRANSFER_IN', listing: null }).code, 'CASH_IN');
  assert.equal(kindOfEntry({ type: 'DIVIDEND', listing: 'XLON:VWRP' }).code, 'DIVIDEND');
});

test('income and fees that are taken back have kinds of their own, whose reversal keeps the kind', () => {
  const kind = (type, amount, more) => kindOfEntry({ type, amount, listing: null, ...more }).code;
  assert.equal(kind('FEE', '-4.17'), 'FEE');
  assert.equal(kind('FEE', '4.17'), 'FEE_BACK');
  assert.equal(kind('FEE', '4.17', { reverses: 'x' }), 'FEE');
  assert.equal(kind('DIVIDEND', '-23.45', { listing: 'XLON:VWRP' }), 'DIVIDEND_BACK');
  assert.equal(kind('INTEREST', '0.50'), 'INTEREST');
  assert.equal(read({ code: 'FEE_BACK', amount: '4.17', time: BUY.time }).entry.amount, '4.17');
  assert.equal(read({ code: 'DIVIDEND_BACK', amount: '23.45', time: BUY.time }).entry.amount, '-23.45');
});

test('each kind can be begun, and an unknown one is the first', () => {
  for (const { code } of KINDS) assert.equal(kindOf(emptyDraft(code).code).code, code);
  assert.equal(kindOf('NO_SUCH').code, KINDS[0].code);
});
