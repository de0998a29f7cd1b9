// Steps of arithmetic, told like rules. They decide nothing, so the policy's rules do not have them.

const STEPS = {
  'allocation.budget': 'What may be spent: the contribution, as far as the cash allows, or what is left of it.',
  'allocation.gap': 'What a sleeve lacks to its target once the budget is invested.',
  'cadence.default-order': 'A default order, beside the sleeve that it would buy.',
  'cadence.priority-count': 'How many priority sleeves have a claim.',
  'cadence.sleeve':
    'A sleeve as the cadence sees it: how far it drifted, and whether the cash park buys it in this run.',
  'constraint.eligibility': 'What the limits ask of an instrument.',
  'constraint.summary': 'The orders together, to be held against the limits.',
  'data-quality.coverage': 'Whether a listing has a close.',
  'data-quality.holding-price': 'A holding, beside the price that values it.',
  'data-quality.reading': 'A price beside the one before it, both in their currency: how far it moved, how old it is.',
  'order.draft': 'An order as it would be, before it is tested: amount, price, units.',
  'order.line': 'An order that passed all tests.',
  'order.suppressed': 'An order that failed a test.',
  'outcome.reading': 'What there is to conclude from.',
  'trigger.cadence-reading': 'The month of the run, in the time zone of the policy.',
  'trigger.drawdown': 'How far the index is below its peak.',
  'trigger.sunset-reading': 'A sunset date beside the day of the run.',
  'trigger.wave-reading': 'A wave beside the drawdown.',
  'valuation.position': 'Units times price.',
  'valuation.price-base': 'A price in the currency of the portfolio.',
  'valuation.sleeve-weight':
    'What a sleeve is worth, as a share of all that is invested, and how far that is from its target.',
};

/** `drift-band.under` of `drift-band.under [core]`. */
export const familyOf = rule => rule.replace(/ \[.*\]$/, '');

/** What a rule or a step says. @param {?object} rule of the policy's rules; undefined for a step */
export const sentenceOf = (name, rule) => rule?.sentence ?? STEPS[familyOf(name)] ?? '';
