// Sentences for steps of arithmetic. They decide nothing, so they are not among the policy's rules.

const STEPS = {
  'allocation.budget': 'The amount to spend: the contribution, or what is left of it, limited by the cash.',
  'allocation.gap': 'The amount that a sleeve lacks to its target after the budget is invested.',
  'cadence.default-order': 'A default order and the sleeve that it would buy.',
  'cadence.priority-count': 'The number of priority sleeves with a claim.',
  'cadence.sleeve': 'A sleeve in the cadence: its drift, and whether the cash park buys it in this run.',
  'constraint.eligibility': 'An instrument and the limits that apply to it.',
  'constraint.summary': 'All orders together, to be compared with the limits.',
  'data-quality.coverage': 'Whether a listing has a close.',
  'data-quality.holding-price': 'A holding and the price that values it.',
  'data-quality.reading': 'A price and the one before it in the same currency: its move and its age.',
  'order.draft': 'An order before it is tested: amount, price, units.',
  'order.line': 'An order that passed all tests.',
  'order.suppressed': 'An order that failed a test.',
  'outcome.reading': 'The facts that the outcome is concluded from.',
  'trigger.cadence-reading': 'The month of the run, in the time zone of the policy.',
  'trigger.drawdown': 'The distance of the index from its peak.',
  'trigger.sunset-reading': 'A sunset date and the day of the run.',
  'trigger.wave-reading': 'A wave and the drawdown.',
  'valuation.position': 'Units times price.',
  'valuation.price-base': 'A price in the currency of the portfolio.',
  'valuation.sleeve-weight': 'The share of a sleeve in all that is invested, and its distance from the target.',
};

/** The rule without its subject: `drift-band.under` for `drift-band.under [core]`. */
export const familyOf = rule => rule.replace(/ \[.*\]$/, '');

/** The sentence of a rule or a step. @param {?object} rule one of the policy's rules; undefined for a step */
export const sentenceOf = (name, rule) => rule?.sentence ?? STEPS[familyOf(name)] ?? '';
