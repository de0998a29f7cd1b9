// What a person chose in the preview of an import, and how it is sent.

/** @returns {{listings: object[], openings: object[], leave_out: number[], take: number[]}} */
export const noChoices = () => ({ listings: [], openings: [], leave_out: [], take: [] });

/** Only what was chosen, as the API takes it. */
export const choicesOf = choices => Object.fromEntries(Object.entries(choices).filter(([, list]) => list.length > 0));

/** Adds choices for securities, in place of earlier ones. */
export const withChoices = (list, added) => [
  ...list.filter(one => !added.some(choice => choice.security === one.security)),
  ...added,
];

/**
 * The listing that a form's fields say; null while something is missing.
 *
 * @param {FormData} fields
 * @returns {?object} as the API takes it
 */
export function listingOf(security, fields) {
  const text = name => (fields.get(name) ?? '').toString().trim();
  const listing = `${text('venue')}:${text('ticker')}`.toUpperCase();
  if (!text('venue') || !text('ticker')) return null;
  const chosen = { security, listing };
  for (const name of ['isin', 'name', 'quote_unit']) if (text(name)) chosen[name] = text(name);
  if (chosen.quote_unit) chosen.currency = chosen.quote_unit === 'GBX' ? 'GBP' : chosen.quote_unit;
  return chosen;
}

/** A blob's bytes in Base64. @param {Blob} file */
export const base64Of = file =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
