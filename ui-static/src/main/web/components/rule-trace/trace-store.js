// What does not change is fetched once: the trace of a run that is decided, the policy that it pinned and the rules of
// that policy.

import { get } from 'app/api.js';

/** So many traces are kept, as one of a large portfolio has megabytes. */
const KEPT = 4;

const traces = new Map();
const policies = new Map();

/** The trace of a run. */
export const fetchTrace = run => once(traces, run, () => get(`/runs/${run}/trace`));

/**
 * The policy of a hash, with its rules by name.
 *
 * @returns {Promise<?{number: number, title: string, text: string, rules: Map<string, object>}>} null when no version
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

/** A failure is not kept: whoever asks again may have more luck. */
function once(cache, key, fetchIt) {
  if (!cache.has(key)) {
    const promise = fetchIt();
    promise.catch(() => cache.delete(key));
    cache.set(key, promise);
    if (cache.size > KEPT) cache.delete(cache.keys().next().value);
  }
  return cache.get(key);
}
