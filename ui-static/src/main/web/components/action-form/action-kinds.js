// The kinds of corporate actions and the fields that each of them needs.

/** `fields` are in the order of the form; `says` is the hint of the form. */
export const KINDS = [
  {
    code: 'SPLIT',
    name: 'Split or consolidation',
    fields: ['units_before', 'units_after'],
    says: 'Each unit becomes several, or several become one. The cost stays; earlier prices are restated.',
  },
  {
    code: 'ISIN_CHANGE',
    name: 'New ISIN',
    fields: ['new_code'],
    says: 'Units, cost, prices and history stay. The old ISIN stays known.',
  },
  {
    code: 'TICKER_CHANGE',
    name: 'New ticker',
    fields: ['new_code'],
    says: 'Units, cost, prices and history stay. Then activate a policy that has the new ticker.',
  },
  {
    code: 'MERGER',
    name: 'Merger',
    fields: ['successor', 'units_before', 'units_after', 'cash_per_unit', 'cost_share'],
    optional: ['cash_per_unit', 'cost_share'],
    says: 'Units of another listing for yours, perhaps with cash, which takes its share of the cost.',
  },
  {
    code: 'CONVERSION',
    name: 'Conversion of a fund',
    fields: ['successor', 'units_before', 'units_after'],
    says: 'Units of another class or fund for yours, at the same cost.',
  },
  {
    code: 'SPIN_OFF',
    name: 'Spin-off',
    fields: ['successor', 'units_before', 'units_after', 'cost_share'],
    says: 'Units of a new listing beside yours. A share of the cost moves to them.',
  },
  {
    code: 'CAPITAL_RETURN',
    name: 'Capital return',
    fields: ['cash_per_unit'],
    says: 'Cash that reduces the cost. Your units stay.',
  },
  {
    code: 'UNIT_DIVIDEND',
    name: 'Dividend in units',
    fields: ['units_before', 'units_after', 'cost_per_unit'],
    says: 'New units in place of a cash dividend, at the stated cost. Units without a cost are a split.',
  },
  {
    code: 'DELISTING',
    name: 'Delisting',
    fields: ['cash_per_unit'],
    says: 'The end of the units. Enter 0 if nothing is paid: the cost is then a loss.',
  },
];

const GIVES_NEW_UNITS = ['SPIN_OFF', 'UNIT_DIVIDEND'];

/** The label of a field, for a kind. */
export function labelOf(name, { code }) {
  switch (name) {
    case 'units_before':
      return GIVES_NEW_UNITS.includes(code) ? 'For each … units held' : 'Units before';
    case 'units_after':
      return GIVES_NEW_UNITS.includes(code) ? 'New units' : 'Units after';
    case 'successor':
      return 'New listing';
    case 'cash_per_unit':
      return code === 'MERGER' ? 'Cash for a unit (optional)' : 'Cash for a unit';
    case 'cost_share':
      return code === 'MERGER' ? 'Share of the cost for the cash' : 'Share of the cost that moves';
    case 'cost_per_unit':
      return 'Cost of a new unit';
    default:
      return code === 'ISIN_CHANGE' ? 'New ISIN' : 'New ticker';
  }
}

/** What a field is about; empty if its label says enough. */
export function hintOf(name, { code }) {
  switch (name) {
    case 'cost_share':
      return code === 'MERGER'
        ? 'Between 0 and 1: cash ÷ (cash + first price of the new units). Needed with cash.'
        : 'Between 0 and 1, from the notice: 0.25 for a quarter.';
    case 'cash_per_unit':
    case 'cost_per_unit':
      return 'In the currency of the listing: pounds, not pence.';
    default:
      return '';
  }
}

export const kindOf = code => KINDS.find(kind => kind.code === (code === 'CONSOLIDATION' ? 'SPLIT' : code));
