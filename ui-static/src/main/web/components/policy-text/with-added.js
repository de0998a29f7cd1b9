import { containers, places } from './json-places.js';
import { jsonText } from './json-text.js';

/**
 * A JSON text with a value added, last in its list or object; the rest stays as it was typed. What is missing around it
 * is added too.
 *
 * @param {string} text without syntax errors
 * @param {string} pointer of the value: `/guards/-` for an element of a list, `/cadence/monthly/withdrawal` for a key
 * @param {unknown} value as `jsonText` takes it
 */
export function withAdded(text, pointer, value) {
  const [owner, key] = split(pointer);
  const at = containers(text).get(owner);
  if (!at) return withAdded(text, owner, key === '-' ? [value] : { [unescaped(key)]: value });
  const content = text.slice(at.open + 1, at.close).trimEnd();
  const margin = marginAt(text, at.open);
  const label = key === '-' ? '' : `${JSON.stringify(unescaped(key))}: `;
  const [before, after] = [text.slice(0, at.open + 1) + content, text.slice(at.close)];
  const onOneLine = jsonText(value);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  if (content && !content.includes('\n') && !onOneLine.includes('\n')) return `${before}, ${label}${onOneLine}${after}`;
  const added = `\n${margin}  ${label}${jsonText(value, `${margin}  `)}\n${margin}`;
  return `${before}${content ? ',' : ''}${added.replaceAll('\n', end)}${after}`;
}

/**
 * A JSON text with another value at a place; the rest stays as it was typed. A value that is missing is added.
 *
 * @param {string} text without syntax errors
 * @param {string} pointer of the value
 * @param {unknown} value as `jsonText` takes it; undefined removes it
 */
export function withValue(text, pointer, value) {
  if (value === undefined) return withRemoved(text, pointer);
  const place = places(text).find(one => one.pointer === pointer);
  if (!place) return withAdded(text, pointer, value);
  return text.slice(0, place.start) + jsonText(value, marginAt(text, place.start)) + text.slice(place.end);
}

/** A JSON text without a value, its key and its comma; the rest stays as it was typed. */
export function withRemoved(text, pointer) {
  const found = places(text);
  const [owner] = split(pointer);
  const members = found.filter(one => one.pointer && split(one.pointer)[0] === owner);
  const place = members.findIndex(one => one.pointer === pointer);
  if (place < 0) return text;
  const [before, own, after] = [members[place - 1], members[place], members[place + 1]];
  if (after) return text.slice(0, own.keyStart) + text.slice(after.keyStart);
  if (before) return text.slice(0, before.end) + text.slice(own.end);
  const { open, close } = containers(text).get(owner);
  return text.slice(0, open + 1) + text.slice(close);
}

const split = pointer => [pointer.slice(0, pointer.lastIndexOf('/')), pointer.slice(pointer.lastIndexOf('/') + 1)];
const unescaped = segment => segment.replaceAll('~1', '/').replaceAll('~0', '~');

/** The spaces at the beginning of the line of an offset. */
const marginAt = (text, offset) => /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset) + 1))[0];
