// Firings as rows that can be filtered by phase, sleeve, listing, verdict and text.

import { isVerdict } from './trace-index.js';

const made = new WeakMap();

/**
 * @typedef {{firing: object, phase: string, verdict: ?string, sleeve: ?string, listing: ?string, text: string}}
 *     FiringRow
 * @returns {FiringRow[]} in the order of firing; made once for each trace
 */
export function firingRows(index) {
  if (!made.has(index))
    made.set(
      index,
      index.trace.firings.map(firing => rowOf(index, firing)),
    );
  return made.get(index);
}

function rowOf(index, firing) {
  const fact = index.fact(firing.outputs[0]);
  const values = fact?.values ?? {};
  const input = index.fact(firing.inputs[0])?.values ?? {};
  const listing = values.listing ?? input.listing ?? null;
  const sleeve = values.sleeve ?? input.sleeve ?? (listing ? index.sleeveOf(listing) : null);
  const verdict = fact && isVerdict(fact) ? values.verdict : null;
  const said = [
    firing.seq,
    firing.rule,
    firing.clause,
    fact?.type,
    fact?.sentence,
    values.subject,
    verdict,
    listing,
    sleeve,
  ];
  const text = said.map(part => part ?? '').join(' ');
  return { firing, fact, phase: firing.phase, verdict, sleeve, listing, text: text.toLowerCase() };
}

/** The values of each filter. @returns {Record<string, string[]>} */
export function choicesOf(rows) {
  const choices = { phase: new Set(), sleeve: new Set(), listing: new Set(), verdict: new Set() };
  for (const row of rows) for (const name in choices) if (row[name]) choices[name].add(row[name]);
  const sorted = name => [...choices[name]].sort();
  return {
    phase: [...choices.phase],
    sleeve: sorted('sleeve'),
    listing: sorted('listing'),
    verdict: sorted('verdict'),
  };
}

/** The rows that match all filters. @param {{phase, sleeve, listing, verdict, q}} wanted each may be empty */
export function filtered(rows, wanted) {
  const words = (wanted.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const exact = ['phase', 'sleeve', 'listing', 'verdict'].filter(name => wanted[name]);
  if (words.length === 0 && exact.length === 0) return rows;
  return rows.filter(
    row => exact.every(name => row[name] === wanted[name]) && words.every(word => row.text.includes(word)),
  );
}
