// The tree as a list of rows; only open rows are made.

import { conclusionsOf } from './conclusions.js';

/**
 * @typedef {{key: string, kind: 'group'|'fact'|'clause'|'origin', level: number, place: number, size: number, open:
 *     ?boolean,
 *   group?: object, fact?: object, firing?: object, origin?: object, again?: boolean}} Row
 */

/**
 * @param {Set<string>} open the keys of the open rows
 * @returns {Row[]} from top to bottom
 */
export function rowsOf(index, open) {
  const rows = [];
  const groups = conclusionsOf(index);
  groups.forEach((group, place) => {
    const key = group.name;
    rows.push({ key, kind: 'group', level: 1, place: place + 1, size: groups.length, open: open.has(key), group });
    if (!open.has(key)) return;
    group.facts.forEach((fact, at) => {
      walk(fact, `${key}/${fact.id}`, 2, at + 1, group.facts.length, new Set());
    });
  });
  return rows;

  /** `shown` are the facts that are expanded above; they are not expanded again. */
  function walk(fact, key, level, place, size, shown) {
    const firing = index.madeBy(fact.id);
    const again = shown.has(fact.id);
    const leaf = again || !(firing ? firing.inputs.length || firing.clause !== null : fact.origins.length);
    const isOpen = leaf ? null : open.has(key);
    rows.push({ key, kind: 'fact', level, place, size, open: isOpen, fact, firing, again });
    if (!isOpen) return;
    shown.add(fact.id);
    if (!firing) {
      fact.origins.forEach((origin, at) => {
        rows.push({
          key: `${key}/origin${at}`,
          kind: 'origin',
          level: level + 1,
          place: at + 1,
          size: fact.origins.length,
          open: null,
          fact,
          origin,
        });
      });
      return;
    }
    const clauses = firing.clause === null ? 0 : 1;
    const children = firing.inputs.length + clauses;
    if (clauses)
      rows.push({
        key: `${key}/clause`,
        kind: 'clause',
        level: level + 1,
        place: 1,
        size: children,
        open: null,
        firing,
      });
    firing.inputs.forEach((id, at) => {
      walk(index.fact(id), `${key}/${id}`, level + 1, at + 1 + clauses, children, shown);
    });
  }
}

/**
 * The rows to open to show a fact, by the shortest way from a conclusion; null if no conclusion uses it.
 */
export function wayTo(index, id) {
  const groups = conclusionsOf(index);
  const from = some =>
    index.path(
      some.flatMap(group => group.facts.map(fact => fact.id)),
      id,
    );
  const way = from(groups.filter(group => !group.isAside)) ?? from(groups);
  if (!way) return null;
  const group = groups.find(({ facts }) => facts.some(fact => fact.id === way[0])).name;
  const keys = way.map((_, at) => [group, ...way.slice(0, at + 1)].join('/'));
  return { open: [group, ...keys.slice(0, -1)], key: keys.at(-1) };
}
