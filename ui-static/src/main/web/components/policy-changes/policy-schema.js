// The JSON schema of a policy, by which the service checks it. It describes each clause.

import { get } from 'app/api.js';
import { pathOf } from 'components/policy-text/json-places.js';

let fetched = null;

/** The schema, fetched once; after a failure it is fetched again. */
export function policySchema() {
  fetched ??= get('/policy-schema').catch(problem => {
    fetched = null;
    throw problem;
  });
  return fetched;
}

/** A schema merged with its `$ref`; its own keys win. `refers` is the name of the reference. */
export function resolved(root, schema) {
  if (!schema?.$ref) return schema;
  const name = schema.$ref.replace('#/$defs/', '');
  return { ...root.$defs[name], ...schema, refers: name };
}

/**
 * The schema of the value at a path. Elements of a list may have any name, not only their index.
 *
 * @returns {?object} null if no value is allowed there
 */
export function schemaAt(root, path) {
  return path.reduce((schema, segment) => schema && resolved(root, child(schema, segment)), root) ?? null;
}

/** The schema of the value at a JSON pointer. */
export const schemaOf = (root, pointer) => schemaAt(root, pathOf(pointer));

function child(schema, segment) {
  if (schema.items) return schema.items;
  const named = schema.properties?.[segment];
  return named ?? Object.values(schema.patternProperties ?? {})[0] ?? null;
}
