// A cache for what never changes: the trace of a finished run, its policy, and the rules of that policy.

import { get } from 'app/api.js';

/** The number of traces and of policies that are kept: a trace may have megabytes. */
const KEPT = 4;

const traces = new Map();
const policies = new Map();

/** The trace of a run. */
export const fetchTrace = run => once(traces, run, () => get(`/runs/${run}/trace`));

/**
 * The policy with a hash, and its rules by name.
 *
 * @returns {Promise<?{number: number, title: string, text: string, rules: Map<string, object>}>} null if no version
 *     has that hash
 */
export const fetchPolicy = (portfolio, sha256) =>
  once(policies, `${portfolio} ${sha256}`, () => policyOf(portfolio, sha256));

async function policyOf(portfolio, sha256) {
  const path = `/portfolios/${portfolio}/strategy/versions`;
  const number = (await get(path)).find(version => version.policy_sha256 === sha256)?.number;
  if (number === undefined) return null;
  const [texts, rules] = await Promise.all([get(`${path}/${number}`), get(`${path}/${number}/rules`)]);
  return {
    number,
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
