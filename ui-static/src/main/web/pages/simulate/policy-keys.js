// The numeric keys of a policy in which other values can be tried.

import { clauseWords } from 'components/policy-changes/policy-words.js';
import { pointerOf } from 'components/policy-text/json-places.js';

/** Not offered: one target alone never leaves a sum of 1, and the others are no choices of an owner. */
const LEFT_OUT = /^\/(format|quote_units\/.*|sleeves\/[^/]+\/target_weight)$/;

/** What names an element of a list, as in the changes between two policies. */
const identity = (element, index) =>
  element?.code ??
  (element?.ticker && `${element.mic}:${element.ticker}`) ??
  element?.listing ??
  element?.date ??
  element?.name ??
  String(index);

/**
 * @param {string} text of a policy
 * @returns {{path: string, name: string, value: string}[]} `path` is a JSON pointer, `value` the current one
 */
export function numericKeys(text) {
  const keys = [];
  const walk = (value, path, names) => {
    if (typeof value === 'number' && !LEFT_OUT.test(pointerOf(path)))
      keys.push({ path: pointerOf(path), name: clauseWords(pointerOf(names)), value: String(value) });
    else if (Array.isArray(value))
      for (const [index, element] of value.entries())
        walk(element, [...path, index], [...names, identity(element, index)]);
    else if (value && typeof value === 'object')
      for (const [key, member] of Object.entries(value)) walk(member, [...path, key], [...names, key]);
  };
  walk(JSON.parse(text), [], []);
  return keys;
}

/** Typed values, with spaces, commas or semicolons between. */
export const typedValues = text => text.split(/[\s,;]+/).filter(Boolean);
