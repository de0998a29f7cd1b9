import { html, nothing } from 'lit';
import 'components/figure-origin/figure-origin.js';
import { factOrigin } from './fact-origin.js';
import { label, shown } from './figures.js';
import { rawOrigin } from './raw-origin.js';
import { light } from './rule-trace-links.js';
import { kindOf } from './trace-index.js';

/** The values of a verdict that come first. */
const FIRST = ['subject', 'verdict', 'actual', 'threshold', 'margin'];

/** Left out of a check, since they repeat `actual` and `threshold`. */
const TWICE = new Set(['observed', 'limit']);

/**
 * A fact with its values, each of which explains its origin.
 *
 * @param place `{trace, index, portfolio, listings}`
 * @param {{lit?: boolean, open?: boolean}} how
 */
export function factCard(fact, place, { lit = false, open = false } = {}) {
  const names = [
    ...FIRST.filter(name => name in fact.values),
    ...Object.keys(fact.values).filter(name => !FIRST.includes(name)),
  ];
  const isRaw = !place.index.madeBy(fact.id);
  return html`<details class="fact ${lit ? 'lit' : ''}" ?open=${open}>
    <summary><span>${fact.sentence}</span> <span class="quiet">${kindOf(fact)}
      ${fact.id}</span></summary>
    <dl>
      ${names
        .filter(name => !(TWICE.has(name) && 'actual' in fact.values))
        .map(name => html`<dt>${label(name)}</dt><dd>${value(fact, name, place)}</dd>`)}
    </dl>
    ${isRaw ? html`<div class="raw">${rawOrigin(fact, place)}</div>` : nothing}
    ${
      lit
        ? nothing
        : html`<p><button class="touch" @click=${() => light({ fact: fact.id })}>${
            isRaw ? 'Show what used it' : 'Show where it comes from'
          }</button></p>`
    }
  </details>`;
}

function value(fact, name, place) {
  const its = fact.values[name];
  if (name === 'clause' && its)
    return html`<button class="touch clause" @click=${() => light({ clause: its })}>${its}</button>`;
  const listing = name === 'listing' && place.listings?.get(its);
  if (listing) return html`<a href="/portfolios/${place.portfolio}/market/listings/${listing}">${its}</a>`;
  const text = shown(its, fact.units[name]);
  if (!fact.units[name]) return text;
  return html`<ta-figure text=${text} label=${label(name)}
    .origin=${() => factOrigin(place.trace, fact.id, { ...place, name })}></ta-figure>`;
}
