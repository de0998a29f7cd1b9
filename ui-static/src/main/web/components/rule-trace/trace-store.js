// A cache for what never changes: the trace of a finished run, its policy, and the rules of that policy.

import { get } from 'app/api.js';

/** The number of traces and of policies that are kept: a trace may have megabytes. */
const KEPT = 4;

const traces = new Map();
const policies = new Map();

/** The trace of a run. */
export const fetchTrace = run => once(traces, run, () => get(`/runs/${run}/trace`));

/**
 * The policy of a version that is or was active, and its rules by name.
 *
 * @returns {Promise<{number: number, title: string, text: string, rules: Map<string, object>}>}
 */
export const fetchPolicy = (portfolio, version) =>
  once(policies, `${portfolio} ${version}`, () => policyOf(portfolio, version));

/**
 * Keeps the trace of a simulated run, and its policy under the run's id: neither can be fetched alone.
 *
 * @param {{id: string, portfolio: string}} run
 * @param {object} simulated as the API sends it
 */
export function keepTrace({ id, portfolio }, { trace, policy, rules, version }) {
  const kept = { number: version, title: '', text: policy, rules: new Map(rules.map(rule => [rule.name, rule])) };
  for (const [cache, key] of [
    [traces, id],
    [policies, `${portfolio} ${id}`],
  ])
    cache.delete(key);
  once(traces, id, async () => trace);
  once(policies, `${portfolio} ${id}`, async () => kept);
}

async function policyOf(portfolio, version) {
  const path = `/portfolios/${portfolio}/strategy/versions/${version}`;
  const [texts, rules] = await Promise.all([get(path), get(`${path}/rules`)]);
  return {
    number: version,
    title: texts.summary?.title ?? '',
    text: texts.policy,
    rules: new Map(rules.map(rule => [rule.name, rule])),
  };
}

/** Failures are not kept, so that the next call tries again. */
function once(cache, key, fetchIt) {
  if (!cache.has(key)) {
    const promise = fetchIt();
    promise.catch(() => cache.delete(key));
    cache.set(key, promise);
    if (cache.size > KEPT) cache.delete(cache.keys().next().value);
  }
  return cache.get(key);
}
