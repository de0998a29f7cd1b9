import { over } from 'app/decimal.js';
import { inUnit } from 'app/quote-units.js';

/** How the observation of a point stands with the checks and with people, by its findings. */
export const STANDINGS = {
  clean: 'It passed every check.',
  open: 'It is used, though a check found something.',
  unused: 'It is not used: a check found something critical, and nobody has reviewed it.',
  reviewed: 'It was reviewed.',
};

function standing(findings) {
  if (findings.length === 0) return 'clean';
  if (findings.some(finding => finding.verdict)) return 'reviewed';
  return findings.some(finding => finding.severity === 'critical') ? 'unused' : 'open';
}

/**
 * The closes in the order of time, the last revision of each moment, all in one unit, each with what was found of it
 * and how it stands.
 *
 * @returns {{at: string, observation: object, findings: object[], standing: string, counts: ?string, values:
 *     (?string)[]}[]} `counts` is
 *   what it counts as, null when it does not; the values are those of the line, of what is open, of what was reviewed,
 *   and of what is not used, these as they were reported
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

/** What it is to the portfolio, by a review where there is one: the API says it in whole units of a currency. */
function ownValue(own, unit, units) {
  const value = own?.corrected ?? own?.normalised;
  const known = units[unit];
  return value && known?.currency === own.normalised_currency ? over(value, known.factor) : null;
}
