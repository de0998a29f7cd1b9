// Finds the place of each value in a JSON text, and what is expected at an offset. Incomplete text is read as far as
// possible.

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\],:]|[^\s"{}[\],:]+/g;

const escaped = segment => String(segment).replaceAll('~', '~0').replaceAll('/', '~1');

/** `['drift_bands', 'major']` as `/drift_bands/major`. */
export const pointerOf = path => path.map(segment => `/${escaped(segment)}`).join('');

/** `/drift_bands/major` as `['drift_bands', 'major']`. */
export const pathOf = pointer =>
  pointer
    .split('/')
    .slice(1)
    .map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'));

const unquoted = token => {
  try {
    return JSON.parse(token);
  } catch {
    return token.replace(/^"|"$/g, '');
  }
};

/**
 * Yields each token with its role and its container; `after` is what the container expects next.
 *
 * @returns {Iterable<{text, start, end, role: 'key'|'value'|'open'|'close'|'mark', path: (string|number)[], keyStart:
 *     number, after: {path, role}}>}
 */
function* walk(text) {
  const stack = [];
  const top = () => stack[stack.length - 1];
  const place = () => (top() ? [...top().path, top().isList ? top().index : (top().key ?? '')] : []);
  const expected = () => ({
    path: top()?.path ?? [],
    role: !top() || top().isList || top().colon ? 'value' : 'key',
    key: top()?.key,
    index: top()?.index,
    isList: top()?.isList,
  });
  for (const match of text.matchAll(TOKEN)) {
    const token = { text: match[0], start: match.index, end: match.index + match[0].length, role: 'mark', path: [] };
    const frame = top();
    if (token.text === '{' || token.text === '[') {
      token.role = 'open';
      token.path = place();
      token.keyStart = frame && !frame.isList ? (frame.keyStart ?? token.start) : token.start;
      stack.push({ isList: token.text === '[', path: token.path, index: 0, keyStart: undefined });
    } else if (token.text === '}' || token.text === ']') {
      token.role = 'close';
      token.path = stack.pop()?.path ?? [];
    } else if (token.text === ',') {
      if (frame) Object.assign(frame, { index: frame.index + 1, key: undefined, colon: false });
    } else if (token.text === ':') {
      if (frame) frame.colon = true;
    } else if (frame && !frame.isList && !frame.colon) {
      token.role = 'key';
      Object.assign(frame, { key: unquoted(token.text), keyStart: token.start });
      token.path = frame.path;
    } else {
      token.role = 'value';
      token.path = place();
      token.keyStart = frame && !frame.isList ? (frame.keyStart ?? token.start) : token.start;
    }
    token.after = expected();
    yield token;
  }
}

/**
 * All values, outer before inner ones, with lines from 1. Only scalars have a `text`.
 *
 * @returns {{pointer: string, path: (string|number)[], line: number, lastLine: number, text: ?string, keyStart: number,
 *     start: number, end: number}[]} with the offsets of the key, or of the value where there is none, and of the value
 */
export function places(text) {
  const breaks = lineBreaks(text);
  const found = [];
  const open = [];
  for (const token of walk(text)) {
    if (token.role === 'open' || token.role === 'value') {
      const line = lineOf(breaks, token.keyStart);
      const value = {
        pointer: pointerOf(token.path),
        path: token.path,
        line,
        lastLine: lineOf(breaks, token.end - 1),
        text: null,
        keyStart: token.keyStart,
        start: token.start,
        end: token.end,
      };
      if (token.role === 'value') value.text = unquoted(token.text);
      else open.push(value);
      found.push(value);
    } else if (token.role === 'close' && open.length) {
      Object.assign(open.pop(), { lastLine: lineOf(breaks, token.start), end: token.end });
    }
  }
  return found;
}

/**
 * The objects and lists that are closed, by pointer.
 *
 * @returns {Map<string, {open: number, close: number}>} the offsets of their brackets
 */
export function containers(text) {
  const found = new Map();
  const opened = new Map();
  for (const { role, path, start } of walk(text)) {
    const pointer = pointerOf(path);
    if (role === 'open') opened.set(pointer, start);
    else if (role === 'close') found.set(pointer, { open: opened.get(pointer), close: start });
  }
  return found;
}

/**
 * What is expected at an offset: a key of the object at `path`, or the value at `path`.
 *
 * @returns {{role: 'key'|'value', path: (string|number)[], start: number, end: number, hasColon: boolean}} start and
 *     end of the token there
 */
export function contextAt(text, offset) {
  let context = { role: 'value', path: [], start: offset, end: offset };
  for (const token of walk(text)) {
    const scalar = token.role === 'key' || token.role === 'value';
    if (token.start >= offset) break;
    if (scalar && offset <= token.end) {
      context = { role: token.role, path: token.path, start: token.start, end: token.end };
      break;
    }
    const { role, path, key, index, isList } = token.after;
    context = {
      role,
      path: role === 'key' ? path : token.after.path.concat(isList ? [index] : key === undefined ? [] : [key]),
      start: offset,
      end: offset,
    };
  }
  return { ...context, hasColon: /^\s*:/.test(text.slice(context.end)) };
}

/** The value that begins on a line, else the innermost value around it; undefined outside all values. */
export function placeOfLine(found, line) {
  return (
    found.find(place => place.line === line && place.pointer) ??
    found.filter(place => place.pointer && place.line <= line && place.lastLine >= line).at(-1)
  );
}

function lineBreaks(text) {
  const found = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found.push(at);
  return found;
}

/** The line of an offset, from 1. A binary search, since a policy may have thousands of lines. */
function lineOf(breaks, offset) {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (breaks[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}
