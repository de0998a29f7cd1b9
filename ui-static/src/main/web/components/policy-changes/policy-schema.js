// The shape of a policy, as the service itself checks it: it explains each clause and says what its value is.

import { get } from 'app/api.js';
import { pathOf } from 'components/policy-text/json-places.js';

let fetched = null;

/** Fetched once; again after a failure. */
export function policySchema() {
  fetched ??= get('/policy-schema').catch(problem => {
    fetched = null;
    throw problem;
  });
  return fetched;
}

/** A schema with what it refers to; what it says itself goes before. `refers` is the name of the reference. */
export function resolved(root, schema) {
  if (!schema?.$ref) return schema;
  const name = schema.$ref.replace('#/$defs/', '');
  return { ...root.$defs[name], ...schema, refers: name };
}

/**
 * The schema of what stands at a path; an element of a list may be named by its index or otherwise.
 *
 * @returns {?object} null where nothing may stand
 */
export function schemaAt(root, path) {
  return path.reduce((schema, segment) => schema && resolved(root, child(schema, segment)), root) ?? null;
}

/** The same by a pointer. */
export const schemaOf = (root, pointer) => schemaAt(root, pathOf(pointer));

function child(schema, segment) {
  if (schema.items) return schema.items;
  const named = schema.properties?.[segment];
  return named ?? Object.values(schema.patternProperties ?? {})[0] ?? null;
}
