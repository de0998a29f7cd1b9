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
 * The closes in the order of time, the last revision of each moment, all in one unit, each with what was found of it and how it stands.
 *
 * @returns {{at: string, observation: object, findings: object[], standing: string, values: (?string)[]}[]} the values are those of the
 *   line, of what is open, of what was reviewed, and of what is not used
 */
export function pricePoints(observations, findings, unit, units) {
  const byMoment = new Map();
  for (const one of observations) {
    const last = byMoment.get(one.as_of);
    if (one.kind === 'CLOSE' && (!last || one.received_at > last.received_at)) byMoment.set(one.as_of, one);
  }
  return [...byMoment.values()]
    .map(observation => point(observation, findings.filter(finding => finding.observation === observation.id), unit, units))
    .filter(Boolean)
    .sort((a, b) => a.at.localeCompare(b.at));
}

function point(observation, findings, unit, units) {
  const value = inUnit(observation.price, observation.quote_unit ?? unit, unit, units);
  if (value === null) return null;
  const how = standing(findings);
  const when = (...standings) => (standings.includes(how) ? value : null);
  const isTaken = how === 'reviewed' && findings.every(finding => !finding.verdict || finding.verdict === 'ACCEPT');
  return { at: observation.as_of, observation, findings, standing: how, values: [isTaken ? value : when('clean', 'open'), when('open'), when('reviewed'), when('unused')] };
}
