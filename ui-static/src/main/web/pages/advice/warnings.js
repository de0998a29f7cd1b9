// The guards of the policy that warn of an order, and a withdrawal that the orders do not raise in full.

import { reasonWords, sentence } from 'app/format.js';
import { groundsOf } from 'components/grounds/grounds.js';
import { html, nothing } from 'lit';
import { verb } from './broker-orders.js';

export function warnings({ explanation, decision, trace }) {
  const rows = explanation ? explained(explanation, decision) : told(decision);
  if (rows.length === 0) return nothing;
  return html`<section class="found">
    <h2>Before you place these orders</h2>
    <ul class="reasons">
      ${rows.map(
        row => html`<li><span class="tag look">${row.tag}</span> ${row.text}
          ${row.why ? groundsOf(row.why, trace) : nothing}</li>`,
      )}
    </ul>
  </section>`;
}

const explained = ({ constraints }, { body }) =>
  constraints.filter(isWarning).map(({ constraint, line, why }) => ({
    tag: tagOf(constraint),
    text: `${orderOf(body.lines.find(({ seq }) => seq === line))}${sentence(why.sentence)}.`,
    why,
  }));

const told = ({ body }) =>
  body.constraints.filter(isWarning).map(({ constraint, actual, limit }) => ({
    tag: tagOf(constraint),
    text: `${sentence(reasonWords(constraint))}: ${actual}, its limit is ${limit}.`,
    why: null,
  }));

/** Of the limits that every recommendation keeps, these two may be broken. */
const isWarning = ({ constraint, status }) => status === 'WARN' || (status === 'BREACH' && constraint === 'WITHDRAWAL');

const tagOf = constraint => (constraint === 'WITHDRAWAL' ? 'falls short' : 'warns');

const orderOf = line => (line ? `${verb(line.side)} ${line.listing.split(':')[1]}: ` : '');
