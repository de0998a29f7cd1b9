// Maps the sentences of an explanation to the facts of the trace.

/**
 * @returns {{sentences: Map<string, string>, reasons: Map<string, object[]>}} by the id of the fact; empty without an
 *     explanation
 */
export function explained(explanation) {
  const sentences = new Map();
  const reasons = new Map();
  if (!explanation) return { sentences, reasons };
  const say = (id, sentence) => id && !sentences.has(id) && sentences.set(id, sentence);
  for (const { order, reasons: its } of explanation.orders) {
    say(order.facts[0], order.sentence);
    reasons.set(order.facts[0], its);
  }
  for (const { subject, why } of explanation.suppressed)
    for (const id of why.facts) say(id, `${subject}: ${why.sentence}`);
  for (const { sleeve, why } of explanation.sleeves) say(why.facts[0], `${sleeve}: ${why.sentence}`);
  for (const { listing, why, remedy } of explanation.findings)
    say(why.facts[0], `${listing}: ${why.sentence} ${remedy}`);
  for (const { why } of [...explanation.triggers, ...explanation.constraints]) say(why.facts[0], why.sentence);
  return { sentences, reasons };
}
