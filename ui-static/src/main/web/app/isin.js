// An ISIN is twelve characters, the last a check digit over the others (ISO 6166).

/**
 * What is wrong with an ISIN, for whoever is typing it.
 *
 * @param {string} text
 * @returns {?string} a sentence; null when nothing is
 */
export function isinFault(text) {
  const isin = text.trim().toUpperCase();
  if (!/^[A-Z0-9]*$/.test(isin)) return 'An ISIN has letters and digits only.';
  if (!/^([A-Z]?|[A-Z]{2}.*)$/.test(isin)) return 'An ISIN begins with two letters, its country.';
  if (isin.length < 12) return `An ISIN has 12 characters; ${12 - isin.length} to go.`;
  if (isin.length > 12) return `An ISIN has 12 characters; these are ${isin.length}.`;
  const right = checkDigit(isin.slice(0, 11));
  return right === isin[11] ? null : `The check digit is ${isin[11]}, but should be ${right}: a character is mistyped.`;
}

/** Letters become numbers from 10 on; from the right every other digit counts twice. */
function checkDigit(body) {
  const digits = [...body].map(character => parseInt(character, 36).toString()).join('');
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const weighted = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
