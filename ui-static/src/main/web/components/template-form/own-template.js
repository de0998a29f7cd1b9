// A template for a CSV file, from the columns that a person points at.

/** What a word of the type column can mean: the kind of a template's row, and its name. */
export const KINDS = [
  ['', 'leave out'],
  ['BUY', 'a purchase'],
  ['SELL', 'a sale'],
  ['TRADE', 'a purchase or a sale, by the sign'],
  ['CONTRIBUTION', 'money paid in'],
  ['WITHDRAWAL', 'money paid out'],
  ['PAYMENT', 'money paid in or out, by the sign'],
  ['TAX_RELIEF', 'tax relief'],
  ['DIVIDEND', 'a dividend'],
  ['INTEREST', 'interest'],
  ['FEE', 'a fee'],
  ['TRANSFER_IN', 'units moved here'],
  ['TRANSFER_OUT', 'units moved away'],
  ['NOTHING', 'no transaction'],
];

/** Forms of dates with an example. */
export const TIMES = [
  ['ISO', '2026-03-31'],
  ['dd/MM/yyyy', '31/03/2026'],
  ['dd-MM-yyyy', '31-03-2026'],
  ['dd.MM.yyyy', '31.03.2026'],
  ['MM/dd/yyyy', '03/31/2026'],
  ['d MMM yyyy', '31 Mar 2026'],
  ['dd/MM/yyyy HH:mm:ss', '31/03/2026 14:05:00'],
];

const GUESSES = {
  time: /date|time|datum/i,
  type: /type|action|transaction|side|typ$/i,
  amount: /total|amount|value|net/i,
  units: /quantity|shares|units|qty|stück/i,
  price: /price|kurs/i,
  fees: /fee|commission|charge|cost/i,
  currency: /currency|währung|ccy/i,
  isin: /isin/i,
  ticker: /ticker|symbol|epic/i,
  name: /name|security|investment|description/i,
  reference: /reference|order.?id|^id$|number/i,
};

/** The column for each field, as its name suggests; each column is used once. */
export function guessOf(columns) {
  const guess = {};
  for (const [name, pattern] of Object.entries(GUESSES)) {
    const found = columns.find(column => pattern.test(column) && !Object.values(guess).includes(column));
    if (found) guess[name] = found;
  }
  return guess;
}

/** The text of a file's bytes, as the service reads it: UTF-8, UTF-16 with its mark, or Windows' Western European. */
export function textOf(bytes) {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * The table of a CSV file. Its delimiter is the one with which most lines have equally many cells; its head is the
 * first line with about that many. A name that appears again is numbered, as the service does it.
 *
 * @returns {{headers: string[], columns: string[], rows: string[][]}} the names as written, and numbered
 */
export function tableOf(text) {
  const [best] = [',', ';', '\t']
    .map(delimiter => shapeOf(linesOf(text.replace(/^\uFEFF/, ''), delimiter)))
    .sort((a, b) => b.weight - a.weight);
  const at = best.lines.findIndex(line => line.length >= best.width - 1 && line.length > 1 && line.every(Boolean));
  const headers = best.lines[at] ?? [];
  return { headers, columns: numbered(headers), rows: best.lines.slice(at + 1).filter(row => row.some(Boolean)) };
}

/** The usual number of cells of some lines, and how many cells are in such lines. */
function shapeOf(lines) {
  const counts = new Map();
  for (const line of lines) if (line.length > 1) counts.set(line.length, (counts.get(line.length) ?? 0) + 1);
  const [width = 0, count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { lines, width, weight: count * 1000 + width };
}

function numbered(names) {
  const seen = new Map();
  return names.map(name => {
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return seen.get(name) === 1 ? name : `${name} ${seen.get(name)}`;
  });
}

/** Lines of cells; a cell in quotation marks may have delimiters and line breaks. */
function linesOf(text, delimiter) {
  const lines = [];
  let line = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i];
    if (quoted && c !== undefined) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === delimiter || c === '\n' || c === '\r' || c === undefined) {
      line.push(cell.trim());
      cell = '';
      if (c === delimiter) continue;
      if (line.some(Boolean)) lines.push(line);
      line = [];
    } else cell += c;
  }
  return lines;
}

/** The different texts of a column, at most 40. */
export const wordsOf = ({ columns, rows }, column) =>
  [...new Set(rows.map(row => row[columns.indexOf(column)] ?? ''))].slice(0, 40);

/**
 * The template.
 *
 * @param {string[]} headers all column names as the file has them
 * @param {Record<string, string>} chosen the column of each field
 * @param {Record<string, string>} kinds the kind of each word of the type column
 * @param {{form: string, decimal: string, signed: boolean, zone: string}} how
 */
export function templateOf(headers, chosen, kinds, { form, decimal, signed, zone }) {
  const { type, ...fields } = chosen;
  const cells = Object.fromEntries(Object.entries(fields).filter(([, column]) => column));
  return {
    name: 'own',
    title: 'Your own template',
    source: 'columns that you pointed at',
    form: 'csv',
    headers: [[...new Set(headers.filter(Boolean))]],
    decimal,
    zone,
    times: [form],
    signed,
    cells,
    rows: Object.entries(kinds)
      .filter(([, kind]) => kind)
      .map(([word, kind]) => ({ when: { [type]: [word] }, is: kind })),
  };
}

/** Templates that this browser keeps for a user, by the columns that they read; none if they cannot be read. */
function keptTemplates(user) {
  try {
    return JSON.parse(localStorage.getItem(placeOf(user))) ?? {};
  } catch {
    return {};
  }
}

const placeOf = user => `import-templates ${user}`;
const keyOf = headers => [...new Set(headers.filter(Boolean))].join('|');

/** The template that this browser keeps for a user's files with these columns, as JSON. @returns {?string} */
export const keptTemplate = (user, headers) => keptTemplates(user)[keyOf(headers)] ?? null;

/** Keeps a template for the next file with its columns, if the browser has room. @param {string} template as JSON */
export function keepTemplate(user, template) {
  store(user, { ...keptTemplates(user), [keyOf(JSON.parse(template).headers[0])]: template });
}

/** Forgets a template. @param {string} template as JSON */
export function forgetTemplate(user, template) {
  const { [keyOf(JSON.parse(template).headers[0])]: _, ...rest } = keptTemplates(user);
  store(user, rest);
}

function store(user, templates) {
  try {
    localStorage.setItem(placeOf(user), JSON.stringify(templates));
  } catch {
    // Without room the template is not kept; the file is read all the same.
  }
}
