// Why the orders of a run are there, by their facts in its trace.

/** @returns {Map<string, object[]>} by the id of an order's fact; empty without an explanation */
export const reasonsOf = explanation =>
  new Map((explanation?.orders ?? []).map(({ order, reasons }) => [order.facts[0], reasons]));
