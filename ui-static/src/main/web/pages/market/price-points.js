import { over } from 'app/decimal.js';
import { inUnit } from 'app/quote-units.js';

/** The standing of a price after its checks and reviews. */
export const STANDINGS = {
  clean: 'It passed all checks.',
  open: 'It is used, but has a finding.',
  unused: 'It is not used: it has a critical finding that is not reviewed.',
  reviewed: 'It was reviewed.',
};

function standing(findings) {
  if (findings.length === 0) return 'clean';
  if (findings.some(finding => finding.verdict)) return 'reviewed';
  return findings.some(finding => finding.severity === 'critical') ? 'unused' : 'open';
}

/**
 * The closes in the order of time, with the last revision of each time, all in one unit.
 *
 * @returns {{at: string, observation: object, findings: object[], standing: string, counts: ?string,
 *   values: (?string)[]}[]} `counts` is the price that counts, null if it is not used. The values are those of the
 *   line, of open findings, of reviewed ones, and of prices that are not used, the last three as they were reported.
 */
export function pricePoints(observations, findings, unit, units) {
  const byMoment = new Map();
  for (const one of observations) {
    const last = byMoment.get(one.as_of);
    if (one.kind === 'CLOSE' && (!last || one.received_at > last.received_at)) byMoment.set(one.as_of, one);
  }
  return [...byMoment.values()]
    .map(observation =>
      point(
        observation,
        findings.filter(finding => finding.observation === observation.id),
        unit,
        units,
      ),
    )
    .filter(Boolean)
    .sort((a, b) => a.at.localeCompare(b.at));
}

function point(observation, findings, unit, units) {
  const reported = inUnit(observation.price, observation.quote_unit ?? unit, unit, units);
  if (reported === null) return null;
  const how = standing(findings);
  const isUsed = how !== 'unused' && !findings.some(finding => finding.verdict === 'REJECT');
  const counts = isUsed ? (ownValue(observation.own, unit, units) ?? reported) : null;
  const marks = ['open', 'reviewed', 'unused'].map(standing => (standing === how ? reported : null));
  return { at: observation.as_of, observation, findings, standing: how, counts, values: [counts, ...marks] };
}

/** The price that counts after a review. The API sends it in whole units of a currency. */
function ownValue(own, unit, units) {
  const value = own?.corrected ?? own?.normalised;
  const known = units[unit];
  return value && known?.currency === own.normalised_currency ? over(value, known.factor) : null;
}
