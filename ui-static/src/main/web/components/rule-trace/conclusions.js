// What a run came to, in groups: the places from which a trace is walked back.

/**
 * The outcome stands first where there is no order: that there is nothing to do is then what a reader asks about. What
 * is aside is of interest only to who looks for it.
 *
 * @returns {{name: string, facts: object[], isAside: ?boolean}[]} groups that have something in them
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
    { name: 'Orders that did not come about', facts: index.ofType('SuppressedOrder') },
    { name: 'Sleeves', facts: index.ofType('DriftVerdict') },
    {
      name: 'Cadence, waves, sunsets',
      facts: ['CadenceVerdict', 'HoldVerdict', 'WaveVerdict', 'SunsetVerdict'].flatMap(type => index.ofType(type)),
    },
    { name: 'Limits', facts: index.ofType('ConstraintVerdict') },
    ...(nothing ? [] : [outcome]),
    { name: 'Checks that passed', facts: passed, isAside: true },
  ].filter(group => group.facts.length > 0);
}

/** The first thing that a reader wants to know the reason of. */
export const firstConclusion = index => conclusionsOf(index)[0]?.facts[0] ?? null;
