// Writes tables as CSV. A cell that a spreadsheet would run as a formula, also after a control
// character, gets an apostrophe in front; numbers do not.

import { isDecimal } from 'app/decimal.js';

const cell = value => {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = /^[=+\-@\p{Cc}]/u.test(text) && !isDecimal(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** @param {unknown[][]} rows the header row first */
export const csv = rows => rows.map(row => `${row.map(cell).join(',')}\r\n`).join('');

/** Offers a text to the user as a file. */
export function download(name, text, type = 'text/csv') {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
