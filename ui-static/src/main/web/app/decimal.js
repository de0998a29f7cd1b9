// Exact arithmetic on decimals as strings, as the API sends them. No value ever becomes a binary floating-point number.

const SCALE = 20;
const ONE = 10n ** BigInt(SCALE);

/** @param {string} text for example `-12.50`; at most 20 decimals */
function parse(text) {
  const match = /^(-?)(\d+)(?:\.(\d{1,20}))?$/.exec(text);
  if (!match) throw new RangeError(`no decimal: ${text}`);
  const size = BigInt(match[2]) * ONE + BigInt((match[3] ?? '').padEnd(SCALE, '0'));
  return match[1] ? -size : size;
}

function write(value) {
  const size = value < 0n ? -value : value;
  const fraction = (size % ONE).toString().padStart(SCALE, '0').replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size / ONE}${fraction ? `.${fraction}` : ''}`;
}

/** Whether a typed text is a decimal that the API accepts. */
export const isDecimal = text => /^-?\d{1,20}(\.\d{1,18})?$/.test(text);

export const sum = (...texts) => write(texts.reduce((total, text) => total + parse(text), 0n));
export const minus = (a, b) => write(parse(a) - parse(b));

/** The product, cut off after 20 decimals. */
export const times = (a, b) => write((parse(a) * parse(b)) / ONE);

/** The quotient, cut off after 20 decimals. */
export const over = (a, b) => write((parse(a) * ONE) / parse(b));

/** Rounds half to even, as the ledger does. */
export function rounded(text, places) {
  const unit = 10n ** BigInt(SCALE - places);
  const value = parse(text);
  const size = value < 0n ? -value : value;
  const rest = size % unit;
  const up = rest * 2n > unit || (rest * 2n === unit && (size / unit) % 2n === 1n);
  const result = size - rest + (up ? unit : 0n);
  return write(value < 0n ? -result : result);
}

export const negated = text => write(-parse(text));

/** -1, 0 or 1, as `a` is less than, equal to or greater than `b`. */
export function compare(a, b) {
  const difference = parse(a) - parse(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const isNegative = text => compare(text, '0') < 0;
export const isZero = text => compare(text, '0') === 0;
export const magnitude = text => (text.startsWith('-') ? text.slice(1) : text);
