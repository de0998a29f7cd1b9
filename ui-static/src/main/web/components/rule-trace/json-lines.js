// Finds the lines of the clauses in the text of an approved policy, which is valid JSON.

/** @returns {Map<string, {from: number, to: number}>} the lines of each value, from 1, by JSON pointer */
export function linesOf(text) {
  const lines = new Map();
  let [at, line] = [0, 1];

  const skip = () => {
    for (; /\s/.test(text[at] ?? ''); at++) if (text[at] === '\n') line++;
  };
  const string = () => {
    const from = at++;
    for (; text[at] !== '"'; at++) if (text[at] === '\\') at++;
    return JSON.parse(text.slice(from, ++at));
  };
  const members = (pointer, end, nameOf) => {
    at++;
    for (let place = 0; ; place++) {
      skip();
      if (text[at] === ',') at++;
      skip();
      if (text[at] === end) break;
      const from = line;
      const inner = `${pointer}/${nameOf(place).replaceAll('~', '~0').replaceAll('/', '~1')}`;
      value(inner, from);
    }
    at++;
  };
  const name = () => {
    const found = string();
    skip();
    at++;
    skip();
    return found;
  };
  const value = (pointer, from) => {
    if (text[at] === '{') members(pointer, '}', name);
    else if (text[at] === '[') members(pointer, ']', String);
    else if (text[at] === '"') string();
    else while (/[^\s,\]}]/.test(text[at] ?? ' ')) at++;
    lines.set(pointer, { from, to: line });
  };

  skip();
  value('', line);
  return lines;
}

/**
 * The clause that a click on a line selects: the innermost one that has rules or firings.
 *
 * @param {(pointer: string) => boolean} counts whether a clause has rules or firings
 */
export function clauseAt(lines, line, counts) {
  let best = null;
  for (const [pointer, { from, to }] of lines) {
    if (pointer === '' || line < from || line > to || !counts(pointer)) continue;
    const depth = pointer.split('/').length * 1000 - (to - from);
    if (!best || depth > best.depth) best = { pointer, depth };
  }
  return best?.pointer ?? null;
}
