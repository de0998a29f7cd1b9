// The kinds of ledger entries and their fields. A transfer or an adjustment has two kinds: one with a listing moves
// units, one without moves cash. So have income and fees: one for what comes in, one for what goes out.

import { isNegative, negated } from 'app/decimal.js';

/**
 * `type` is the type in the ledger; `fields` are in the order of the form; `sign` is the direction of the amount, 0 if
 * the user enters it; `says` is the hint of the form.
 */
export const KINDS = [
  {
    code: 'CONTRIBUTION',
    name: 'Contribution',
    fields: ['amount'],
    sign: 1,
    says: 'Cash that you or your employer paid in.',
  },
  {
    code: 'TAX_RELIEF',
    name: 'Tax relief',
    fields: ['amount'],
    sign: 1,
    says: 'Cash that HMRC added to your contributions.',
  },
  {
    code: 'BUY',
    name: 'Buy',
    fields: ['listing', 'units', 'price', 'fees', 'total'],
    sign: -1,
    says: 'Units that you bought.',
  },
  {
    code: 'SELL',
    name: 'Sell',
    fields: ['listing', 'units', 'price', 'fees', 'total'],
    sign: 1,
    says: 'Units that you sold.',
  },
  {
    code: 'DIVIDEND',
    name: 'Dividend',
    fields: ['optionalListing', 'amount'],
    sign: 1,
    says: 'Income that was paid as cash.',
  },
  {
    code: 'DIVIDEND_BACK',
    type: 'DIVIDEND',
    name: 'Dividend: clawed back',
    fields: ['optionalListing', 'amount'],
    sign: -1,
    says: 'A dividend that was paid before and is taken back.',
  },
  { code: 'INTEREST', name: 'Interest', fields: ['amount'], sign: 1, says: 'Interest on your cash.' },
  {
    code: 'INTEREST_CHARGED',
    type: 'INTEREST',
    name: 'Interest: charged',
    fields: ['amount'],
    sign: -1,
    says: 'Interest that you pay, or that is taken back.',
  },
  {
    code: 'FEE',
    name: 'Fee',
    fields: ['optionalListing', 'amount'],
    sign: -1,
    says: 'A charge of the broker. Enter the fees of a trade with the trade.',
  },
  {
    code: 'FEE_BACK',
    type: 'FEE',
    name: 'Fee: given back',
    fields: ['optionalListing', 'amount'],
    sign: 1,
    says: 'A rebate, a loyalty bonus, or a charge that is taken back.',
  },
  {
    code: 'EXCHANGE',
    name: 'Exchange: into another currency',
    fields: ['amount', 'fees', 'exchanged'],
    sign: -1,
    says: 'Cash that your broker changed into another currency.',
  },
  {
    code: 'EXCHANGE_BACK',
    type: 'EXCHANGE',
    name: 'Exchange: out of another currency',
    fields: ['amount', 'fees', 'exchanged'],
    sign: 1,
    says: 'Cash in another currency that your broker changed back.',
  },
  { code: 'WITHDRAWAL', name: 'Withdrawal', fields: ['amount'], sign: -1, says: 'Cash that was paid out to you.' },
  {
    code: 'CASH_IN',
    type: 'TRANSFER_IN',
    name: 'Transfer in: cash',
    fields: ['amount'],
    sign: 1,
    says: 'Cash from another provider.',
  },
  {
    code: 'UNITS_IN',
    type: 'TRANSFER_IN',
    name: 'Transfer in: units',
    fields: ['listing', 'units', 'cost'],
    sign: 1,
    says: 'Units from another provider, with what they cost you.',
  },
  {
    code: 'CASH_OUT',
    type: 'TRANSFER_OUT',
    name: 'Transfer out: cash',
    fields: ['amount'],
    sign: -1,
    says: 'Cash to another provider.',
  },
  {
    code: 'UNITS_OUT',
    type: 'TRANSFER_OUT',
    name: 'Transfer out: units',
    fields: ['listing', 'units'],
    sign: -1,
    says: 'Units to another provider.',
  },
  {
    code: 'CASH_ADJUSTMENT',
    type: 'ADJUSTMENT',
    name: 'Adjustment: cash',
    fields: ['amount'],
    sign: 0,
    says: 'A correction of the cash: positive adds, negative takes away.',
  },
  {
    code: 'UNITS_ADJUSTMENT',
    type: 'ADJUSTMENT',
    name: 'Adjustment: units',
    fields: ['listing', 'units', 'cost'],
    sign: 0,
    says: 'Units and cost that a corporate action adds; negative takes away.',
  },
].map(kind => ({ type: kind.code, ...kind }));

export const kindOf = code => KINDS.find(kind => kind.code === code) ?? KINDS[0];

/** The kind of an entry of the ledger. A reversal is of the kind of its entry. */
export function kindOfEntry({ type, listing, amount = '0', reverses = null }) {
  const ofUnits = kind => kind.fields.includes('listing');
  const leaves = isNegative(reverses ? negated(amount) : amount);
  const same = KINDS.filter(kind => kind.type === type);
  return (
    same.find(kind => ofUnits(kind) === Boolean(listing) && kind.sign < 0 === leaves) ??
    same.find(kind => ofUnits(kind) === Boolean(listing)) ??
    same.find(kind => kind.sign < 0 === leaves) ??
    same[0]
  );
}
