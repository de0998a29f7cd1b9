// The conclusions of a run in groups: the roots from which the trace is walked back.

/**
 * Without orders the outcome comes first, since readers then ask why there is nothing to do.
 *
 * @returns {{name: string, facts: object[], isAside: ?boolean}[]} groups that are not empty; `isAside` marks groups
 *     that few readers need
 */
export function conclusionsOf(index) {
  const found = index.ofType('CheckVerdict').filter(fact => fact.values.verdict === 'FINDING');
  const passed = index.ofType('CheckVerdict').filter(fact => fact.values.verdict !== 'FINDING');
  const gates = index.ofType('GateVerdict').filter(fact => fact.values.verdict !== 'PASSED');
  const orders = index.ofType('Line');
  const outcome = { name: 'Outcome', facts: index.ofType('OutcomeVerdict') };
  const nothing = orders.length === 0;
  return [
    { name: 'Orders', facts: orders },
    ...(nothing ? [outcome] : []),
    { name: 'What stopped the run', facts: gates },
    { name: 'Findings', facts: found },
    { name: 'Suppressed orders', facts: index.ofType('SuppressedOrder') },
    { name: 'Sleeves', facts: index.ofType('DriftVerdict') },
    {
      name: 'Cadence, waves, sunsets',
      facts: ['CadenceVerdict', 'HoldVerdict', 'WithdrawalVerdict', 'WaveVerdict', 'SunsetVerdict'].flatMap(type =>
        index.ofType(type),
      ),
    },
    { name: 'Guards', facts: index.ofType('GuardVerdict') },
    { name: 'Limits', facts: ['ConstraintVerdict', 'LimitVerdict'].flatMap(type => index.ofType(type)) },
    ...(nothing ? [] : [outcome]),
    { name: 'Checks that passed', facts: passed, isAside: true },
  ].filter(group => group.facts.length > 0);
}

/** The conclusion that is selected at first. */
export const firstConclusion = index => conclusionsOf(index)[0]?.facts[0] ?? null;
