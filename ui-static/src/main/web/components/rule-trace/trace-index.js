// An index of a trace: which firing made a fact, which used it, and which firings a clause has.

import { sentence } from 'app/format.js';

const indexes = new WeakMap();
const NONE = [];

/** The index of a trace as the API sends it; made once for each trace. */
export function indexed(trace) {
  if (!indexes.has(trace)) indexes.set(trace, new TraceIndex(trace));
  return indexes.get(trace);
}

class TraceIndex {
  constructor(trace) {
    this.trace = trace;
    this.facts = new Map(trace.facts.map(fact => [fact.id, fact]));
    this.firings = new Map(trace.firings.map(firing => [firing.seq, firing]));
    this.makers = new Map();
    this.users = new Map();
    this.clauses = new Map();
    this.rules = new Map();
    this.types = new Map();
    for (const firing of trace.firings) {
      for (const output of firing.outputs) this.makers.set(output, firing);
      for (const input of firing.inputs) put(this.users, input, firing);
      if (firing.clause !== null) put(this.clauses, firing.clause, firing);
      put(this.rules, firing.rule, firing);
    }
    for (const fact of trace.facts) put(this.types, fact.type, fact);
  }

  fact(id) {
    return this.facts.get(id);
  }

  /** The firing that concluded a fact; undefined for a raw fact. */
  madeBy(id) {
    return this.makers.get(id);
  }

  /** The firings that used a fact. */
  usedBy(id) {
    return this.users.get(id) ?? NONE;
  }

  ofType(type) {
    return this.types.get(type) ?? NONE;
  }

  ofRule(rule) {
    return this.rules.get(rule) ?? NONE;
  }

  /** The firings of a clause and of the clauses inside it, in order. */
  ofClause(pointer) {
    const found = [];
    for (const [clause, firings] of this.clauses) {
      if (clause === pointer || clause.startsWith(`${pointer}/`)) found.push(...firings);
    }
    return found.sort((a, b) => a.seq - b.seq);
  }

  inputs(firing) {
    return firing.inputs.map(id => this.facts.get(id));
  }

  outputs(firing) {
    return firing.outputs.map(id => this.facts.get(id));
  }

  /** The sleeve that a listing is in, as the run knew it. */
  sleeveOf(listing) {
    this.sleeves ??= new Map(this.ofType('Constituent').map(fact => [fact.values.listing, fact.values.sleeve]));
    return this.sleeves.get(listing) ?? null;
  }

  /** The ids of the shortest way back from one of several facts to another, with both ends; null if there is none. */
  path(starts, to) {
    const cameFrom = new Map(starts.map(id => [id, null]));
    const open = [...starts];
    for (const id of open) {
      if (id === to) {
        const way = [];
        for (let at = to; at !== null; at = cameFrom.get(at)) way.unshift(at);
        return way;
      }
      for (const input of this.makers.get(id)?.inputs ?? NONE) {
        if (!cameFrom.has(input)) {
          cameFrom.set(input, id);
          open.push(input);
        }
      }
    }
    return null;
  }
}

function put(map, key, value) {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

export const isVerdict = fact => fact.type.endsWith('Verdict');

/** What a fact is called: `Sleeve weight`. */
export const kindOf = fact => sentence(fact.type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());

/** What a fact is about: a sleeve, a listing, a wave; empty where it is about the portfolio. */
export function subjectOf({ values }) {
  return (
    values.subject ?? values.listing ?? values.sleeve ?? values.wave ?? values.mic ?? values.of ?? values.date ?? ''
  );
}

/** `drift-band.under` of `drift-band.under [core]`. */
export const familyOf = rule => rule.replace(/ \[.*\]$/, '');
