// The selection in the address: a clause, a firing or a fact, with what belongs to it in the other columns.

/**
 * @param {URLSearchParams} query `clause`, `firing` or `fact`
 * @returns {?{what: 'clause'|'firing'|'fact', clause: ?string, line: ?number, firing: ?object, firings: object[], fact:
 *     ?string}} null if there is no selection, or the trace does not have it
 */
export function selectionOf(index, query) {
  const seq = query.get('firing');
  const id = query.get('fact');
  if (seq) {
    const firing = index.firings.get(Number(seq));
    return firing ? of('firing', firing) : null;
  }
  if (id) {
    const fact = index.fact(id);
    if (!fact) return null;
    const firing = index.madeBy(id);
    return firing
      ? { ...of('fact', firing), fact: id }
      : { what: 'fact', clause: null, line: null, firing: null, firings: [], fact: id };
  }
  const clause = query.get('clause');
  if (!clause) return null;
  return { what: 'clause', clause, line: null, firing: null, firings: index.ofClause(clause), fact: null };
}

const of = (what, firing) => ({
  what,
  clause: firing.clause,
  line: firing.line,
  firing,
  firings: [firing],
  fact: null,
});
