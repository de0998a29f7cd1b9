// What was not recommended, why, and what would change that.

import { isNegative } from 'app/decimal.js';
import { money, plain, points, reasonWords, sentence, words } from 'app/format.js';
import { groundsOf } from 'components/grounds/grounds.js';
import { distance } from 'components/rule-trace/figures.js';
import { termLine } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import { verb } from './broker-orders.js';
import 'components/data-table/data-table.js';

export function notRecommended(data) {
  const rows = data.explanation ? explained(data) : told(data);
  if (rows.length === 0) return nothing;
  const columns = [
    { label: 'What', value: row => row.what },
    { label: 'Why not', value: row => row.text },
    { label: 'What would change it', value: row => row.turn },
    {
      label: 'Clause',
      value: row => row.why?.clause ?? '',
      show: row => (row.why ? groundsOf(row.why, data.trace) : nothing),
    },
  ];
  return html`<section class="no-print">
    <h2>Not recommended</h2>
    ${termLine('drift', 'wave', 'sunset')}
    <ta-table caption="Not recommended" .columns=${columns} .rows=${rows} .keyOf=${row => row.what}></ta-table>
  </section>`;
}

function explained({ explanation, decision, currency }) {
  const driftOf = code => decision.body.valuation.sleeves.find(sleeve => sleeve.code === code).drift_pp;
  const waiting = explanation.triggers.filter(
    trigger => trigger.kind !== 'CADENCE' && trigger.margin && /^NOT_/.test(trigger.status),
  );
  return [
    ...explanation.suppressed.map(({ subject, reason, why, margin }) => ({
      what: subject,
      text: sentence(why.sentence),
      turn: reason.startsWith('GUARD:') ? passes(margin) : turn(margin),
      why,
    })),
    ...explanation.sleeves.map(row => ({
      what: sentence(words(row.sleeve)),
      text: sentence(row.why.sentence),
      turn: edge(row, driftOf(row.sleeve), currency),
      why: row.why,
    })),
    ...waiting.map(({ kind, name, why, margin }) => ({
      what: `${sentence(words(kind))} ${name}`,
      text: why.sentence,
      turn: turn(margin),
      why,
    })),
  ];
}

/** The value of the sleeve at the edge of its band. */
function edge({ status, to_go: toGo, turns_at: at, value }, drift, currency) {
  if (at === null) return `${points(toGo, 2).replace('+', '')} points`;
  const lower = isNegative(drift) === (status === 'WITHIN');
  const turned = status === 'WITHIN' ? 'out of its band' : 'within its band';
  return `${turned} ${lower ? 'below' : 'above'} ${money(at, currency)}, now ${money(value, currency)}`;
}

function turn(margin) {
  if (!margin) return '';
  const by = distance(margin.amount, margin.unit);
  if (margin.unit === 'days') return `in ${by}`;
  return margin.unit === 'percent' ? `${by} less` : `${by} more`;
}

/** A guard may hold above its limit or below it, so only the distance is told. */
const passes = margin => (margin ? `the guard lets it pass ${distance(margin.amount, margin.unit)} from here` : '');

const subjectOf = order => (order.listing ?? order.sleeve).replace(/^.*:/, '');

/** The rows from the decision alone, without an explanation. */
function told({ suppressed, not_recommended: sleeves, currency }) {
  return [
    ...suppressed.map(order => ({
      what: `${verb(order.side)} ${subjectOf(order)} for ${money(order.amount, currency)}`,
      text: sentence(reasonWords(order.reason)),
      turn: '',
      why: { clause: order.clause },
    })),
    ...sleeves.map(sleeve => ({
      what: sentence(words(sleeve.code)),
      text: `${points(sleeve.drift_pp, 2)} from its target; the policy acts at ${plain(sleeve.band_pp)}`,
      turn: '',
      why: null,
    })),
  ];
}
