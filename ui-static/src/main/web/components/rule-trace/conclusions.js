// What a run came to, in groups: the places from which a trace is walked back.

/** @returns {{name: string, facts: object[], note: ?string}[]} groups that have something in them */
export function conclusionsOf(index) {
  const found = index.ofType('CheckVerdict').filter(fact => fact.values.verdict === 'FINDING');
  const checks = index.ofType('CheckVerdict').length;
  const gates = index.ofType('GateVerdict').filter(fact => fact.values.verdict !== 'PASSED');
  return [
    { name: 'Orders', facts: index.ofType('Line') },
    { name: 'What stopped the run', facts: gates },
    { name: 'Findings', facts: found, note: `${checks - found.length} of ${checks} checks passed` },
    { name: 'Orders that did not come about', facts: index.ofType('SuppressedOrder') },
    { name: 'Sleeves', facts: index.ofType('DriftVerdict') },
    {
      name: 'Cadence, waves, sunsets',
      facts: ['CadenceVerdict', 'HoldVerdict', 'WaveVerdict', 'SunsetVerdict'].flatMap(type => index.ofType(type)),
    },
    { name: 'Limits', facts: index.ofType('ConstraintVerdict') },
    { name: 'Outcome', facts: index.ofType('OutcomeVerdict') },
  ].filter(group => group.facts.length > 0);
}

/** The first thing that a reader wants to know the reason of. */
export const firstConclusion = index => conclusionsOf(index)[0]?.facts[0] ?? null;
