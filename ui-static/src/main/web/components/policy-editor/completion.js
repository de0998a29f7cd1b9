// Completions at the cursor: the keys and values of the schema, and the names that the text defines.

import { resolved, schemaAt } from 'components/policy-changes/policy-schema.js';
import { contextAt, places, pointerOf } from 'components/policy-text/json-places.js';

/** References: the pointer of the referring value, the pointers of what it may name, and a word for that. */
const REFERENCES = [
  [/\/(sleeve|sleeves\/\d+|priority_sleeves\/\d+)$/, /^\/sleeves\/\d+\/code$/, 'sleeve'],
  [/\/drift_band$/, /^\/drift_bands\/[^/]+$/, 'band'],
  [/\/quote_unit$/, /^\/quote_units\/[^/]+$/, 'quote unit'],
  [/\/forbidden_isins\/\d+$/, /^\/instruments\/\d+\/isin$/, 'ISIN'],
  [/\/allowed_types\/\d+$/, /^\/instruments\/\d+\/type$/, 'type'],
  [/\/currency$/, /^\/quote_units\/[^/]+\/currency$/, 'currency'],
];

/**
 * What may be written at an offset, the likeliest first. `text` replaces what was begun there.
 *
 * @returns {{caption: string, text: string, kind: string, explains: string}[]}
 */
export function completions(root, text, offset) {
  const context = contextAt(text, offset);
  const defined = places(text);
  return context.role === 'key' ? keys(root, context, defined) : values(root, context, defined);
}

function keys(root, { path, hasColon }, defined) {
  const schema = schemaAt(root, path);
  const parent = pointerOf(path);
  const taken = new Set(
    defined
      .filter(({ pointer }) => pointer.slice(0, pointer.lastIndexOf('/')) === parent)
      .map(({ path: own }) => String(own.at(-1))),
  );
  return Object.entries(schema?.properties ?? {})
    .filter(([key]) => !taken.has(key))
    .map(([key, property]) => ({
      caption: key,
      text: `"${key}"${hasColon ? '' : ': '}`,
      kind: schema.required?.includes(key) ? 'needed' : 'clause',
      explains: resolved(root, property).description ?? '',
    }));
}

function values(root, { path }, defined) {
  const schema = schemaAt(root, path);
  if (!schema) return [];
  const explains = schema.description ?? '';
  const option = (value, kind) => ({ caption: String(value), text: JSON.stringify(value), kind, explains });
  const found = [
    ...(schema.enum ?? []).map(value => option(value, 'value')),
    ...('const' in schema ? [option(schema.const, 'value')] : []),
    ...(schema.type === 'boolean' ? [option(true, 'value'), option(false, 'value')] : []),
    ...names(pointerOf(path), defined).map(([name, kind]) => option(name, kind)),
    ...('default' in schema && typeof schema.default !== 'object' ? [option(schema.default, 'default')] : []),
    ...(schema.examples ?? []).map(value => option(value, 'example')),
  ];
  return found.filter(({ text }, place) => found.findIndex(other => other.text === text) === place);
}

/** The names in the text that the value at a pointer may refer to. */
function names(pointer, defined) {
  if (/\/(listing|listings\/\d+)$/.test(pointer)) return listings(defined).map(name => [name, 'listing']);
  const reference = REFERENCES.find(([here]) => here.test(pointer));
  if (!reference) return [];
  const [, there, kind] = reference;
  const found = defined
    .filter(place => there.test(place.pointer))
    .map(place => [place.text ?? String(place.path.at(-1)), kind]);
  return /\/instruments\/\d+\/sleeve$/.test(pointer) ? [...found, ['cash_park', kind]] : found;
}

function listings(defined) {
  const at = new Map(defined.map(({ pointer, text }) => [pointer, text]));
  return defined
    .filter(({ pointer }) => /^\/instruments\/\d+$/.test(pointer))
    .map(({ pointer }) => [at.get(`${pointer}/mic`), at.get(`${pointer}/ticker`)])
    .filter(([mic, ticker]) => mic && ticker)
    .map(parts => parts.join(':'));
}
