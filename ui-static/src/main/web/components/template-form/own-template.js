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

/**
 * The table of a CSV file: the first line with the most cells is its head.
 *
 * @returns {{columns: string[], rows: string[][]}}
 */
export function tableOf(text) {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  let best = { columns: [], rows: [] };
  for (const delimiter of [',', ';', '\t']) {
    const cells = lines.map(line => cellsOf(line, delimiter));
    const most = Math.max(...cells.slice(0, 30).map(row => row.length));
    if (most <= best.columns.length) continue;
    const head = cells.findIndex(row => row.length === most);
    best = { columns: cells[head], rows: cells.slice(head + 1).filter(row => row.some(Boolean)) };
  }
  return best;
}

function cellsOf(line, delimiter) {
  const cells = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (c === '"' && quoted && line[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (c === '"') quoted = !quoted;
    else if (c === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += c;
  }
  return [...cells, cell.trim()];
}

/** The different texts of a column, at most 40. */
export const wordsOf = ({ columns, rows }, column) =>
  [...new Set(rows.map(row => row[columns.indexOf(column)] ?? ''))].slice(0, 40);

/**
 * The template.
 *
 * @param {string[]} columns all columns of the file
 * @param {Record<string, string>} chosen the column of each field
 * @param {Record<string, string>} kinds the kind of each word of the type column
 * @param {{form: string, decimal: string, signed: boolean}} how
 */
export function templateOf(columns, chosen, kinds, { form, decimal, signed }) {
  const { type, ...fields } = chosen;
  const cells = Object.fromEntries(Object.entries(fields).filter(([, column]) => column));
  return {
    name: 'own',
    title: 'Your own template',
    source: 'columns that you pointed at',
    form: 'csv',
    headers: [columns.filter(Boolean)],
    decimal,
    zone: 'Europe/London',
    times: [form],
    signed,
    cells,
    rows: Object.entries(kinds)
      .filter(([, kind]) => kind)
      .map(([word, kind]) => ({ when: { [type]: [word] }, is: kind })),
  };
}

const KEPT = 'import-templates';

/** Templates that this browser keeps, by the columns that they read. @returns {Record<string, string>} */
const keptTemplates = () => JSON.parse(localStorage.getItem(KEPT) ?? '{}');

const keyOf = columns => columns.filter(Boolean).join('|');

/** The template that this browser keeps for files with these columns, as JSON. @returns {?string} */
export const keptTemplate = columns => keptTemplates()[keyOf(columns)] ?? null;

/** Keeps a template for the next file with its columns. @param {string} template as JSON */
export const keepTemplate = template =>
  localStorage.setItem(
    KEPT,
    JSON.stringify({ ...keptTemplates(), [keyOf(JSON.parse(template).headers[0])]: template }),
  );

/** Forgets a template. @param {string} template as JSON */
export function forgetTemplate(template) {
  const { [keyOf(JSON.parse(template).headers[0])]: _, ...rest } = keptTemplates();
  localStorage.setItem(KEPT, JSON.stringify(rest));
}
