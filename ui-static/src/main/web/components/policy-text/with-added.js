import { containers } from './json-places.js';

/**
 * A JSON text with a value added, last in its list or object; the rest stays as it was typed. What is missing around it
 * is added too.
 *
 * @param {string} text without syntax errors
 * @param {string} pointer of the value: `/guards/-` for an element of a list, `/cadence/monthly/withdrawal` for a key
 * @param {unknown} value
 */
export function withAdded(text, pointer, value) {
  const last = pointer.lastIndexOf('/');
  const owner = pointer.slice(0, last);
  const key = pointer.slice(last + 1);
  const at = containers(text).get(owner);
  if (!at) return withAdded(text, owner, key === '-' ? [value] : { [key]: value });
  const content = text.slice(at.open + 1, at.close).trimEnd();
  const margin = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at.open) + 1))[0];
  const member = (key === '-' ? '' : `${JSON.stringify(key)}: `) + JSON.stringify(value, null, 2);
  const added = `\n${member}`.replaceAll('\n', `\n${margin}  `);
  return `${text.slice(0, at.open + 1)}${content}${content ? ',' : ''}${added}\n${margin}${text.slice(at.close)}`;
}
