// Parses the subset of Markdown that manifestos use into plain values. HTML is not parsed; it stays text.
// No expression may look at a character more than a few times, whatever the text: a span ends where another one begins.

const LIST = /^( *)(?:([-*+])|(\d+)[.)]) +(.*)$/;
const TABLE_RULE = /^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$/;

/**
 * @typedef {{kind: 'heading', level: number, text: string}
 *   | {kind: 'paragraph' | 'quote' | 'code', text: string}
 *   | {kind: 'list', ordered: boolean, items: string[]}
 *   | {kind: 'table', head: string[], rows: string[][]}
 *   | {kind: 'rule'}} Block
 * @returns {Block[]}
 */
export function blocks(text) {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const found = [];
  let at = 0;
  /** Takes lines as long as they pass a test. */
  const take = test => {
    const from = at;
    while (at < lines.length && test(lines[at], at - from)) at++;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at];
    const heading = /^(#{1,6}) +(.*)$/.exec(line);
    if (line.trim() === '') at++;
    else if (heading)
      found.push({ kind: 'heading', level: heading[1].length, text: withoutClosing(heading[2]), at: at++ });
    else if (/^(```|~~~)/.test(line)) {
      at++;
      found.push({ kind: 'code', text: take(other => !/^(```|~~~)/.test(other)).join('\n') });
      at++;
    } else if (/^( {4}|\t)/.test(line))
      found.push({
        kind: 'code',
        text: take(other => /^( {4}|\t)/.test(other))
          .map(other => other.replace(/^( {4}|\t)/, ''))
          .join('\n'),
      });
    else if (/^ {0,3}([-*_])( *\1){2,} *$/.test(line)) found.push({ kind: 'rule', at: at++ });
    else if (line.startsWith('>'))
      found.push({
        kind: 'quote',
        text: take(other => other.startsWith('>'))
          .map(other => other.replace(/^> ?/, ''))
          .join(' '),
      });
    else if (LIST.test(line))
      found.push(list(take((other, place) => place === 0 || LIST.test(other) || /^ +\S/.test(other))));
    else if (line.includes('|') && TABLE_RULE.test(lines[at + 1]?.trim() ?? ''))
      found.push(table(take(other => other.includes('|'))));
    else
      found.push({
        kind: 'paragraph',
        text: take(
          (other, place) =>
            place === 0 || (other.trim() !== '' && !/^(#{1,6} |```|~~~|>)/.test(other) && !LIST.test(other)),
        ).join(' '),
      });
  }
  return found;
}

/** A heading may end as it begins, after a space. */
function withoutClosing(heading) {
  const text = heading.trimEnd();
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return end < text.length && text[end - 1] === ' ' ? text.slice(0, end).trimEnd() : text;
}

function list(lines) {
  const items = [];
  for (const line of lines) {
    const item = LIST.exec(line);
    if (item) items.push(item[4]);
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  return { kind: 'list', ordered: Boolean(LIST.exec(lines[0])[3]), items };
}

function table([head, , ...rows]) {
  const cells = row =>
    row
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map(cell => cell.trim());
  return { kind: 'table', head: cells(head), rows: rows.map(cells) };
}

const INLINE = new RegExp(
  [
    /`([^`]+)`/, // code
    /\*\*(.+?)\*\*|__(.+?)__/, // strong
    /\*([^*\s](?:[^*]*[^*\s])?)\*|(?<![\p{L}\d])_([^_]+)_(?![\p{L}\d])/u, // emphasis
    /\[([^[\]]+)\]\((https?:\/\/[^\s)[]+)\)/, // link
  ]
    .map(kind => kind.source)
    .join('|'),
  'gu',
);

/**
 * The pieces of a line: `{kind: 'text' | 'code' | 'strong' | 'emphasis' | 'link', text, href}`. Links to anything but
 * `http` and `https` stay text.
 */
export function pieces(text) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) found.push({ kind: 'text', text: read(text.slice(end, match.index)) });
    end = match.index + match[0].length;
    if (match[1] !== undefined) found.push({ kind: 'code', text: match[1] });
    else if ((match[2] ?? match[3]) !== undefined) found.push({ kind: 'strong', text: match[2] ?? match[3] });
    else if ((match[4] ?? match[5]) !== undefined) found.push({ kind: 'emphasis', text: match[4] ?? match[5] });
    else found.push({ kind: 'link', text: read(match[6]), href: read(match[7]) });
  }
  if (end < text.length) found.push({ kind: 'text', text: read(text.slice(end)) });
  return found;
}

/** Reads character references such as `&#42;`, in which a value of the policy says what would else be Markdown. */
const read = text => text.replace(/&#(\d{1,6});/g, (_, code) => String.fromCodePoint(code));
