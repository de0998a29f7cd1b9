// Checks ISINs: twelve characters, the last one a check digit (ISO 6166).

/**
 * What is wrong with an ISIN, while it is being typed.
 *
 * @param {string} text
 * @returns {?string} a sentence, or null if the ISIN is valid
 */
export function isinFault(text) {
  const isin = text.trim().toUpperCase();
  if (!/^[A-Z0-9]*$/.test(isin)) return 'An ISIN has only letters and digits.';
  if (!/^([A-Z]?|[A-Z]{2}.*)$/.test(isin)) return 'An ISIN starts with two letters for the country.';
  if (isin.length < 12) return `An ISIN has 12 characters; ${12 - isin.length} more to type.`;
  if (isin.length > 12) return `An ISIN has 12 characters; this has ${isin.length}.`;
  const right = checkDigit(isin.slice(0, 11));
  return right === isin[11] ? null : `The last digit should be ${right}, not ${isin[11]}. Check each character.`;
}

/** Letters become the numbers 10 to 35; every second digit from the right is doubled. */
function checkDigit(body) {
  const digits = [...body].map(character => parseInt(character, 36).toString()).join('');
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const weighted = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
