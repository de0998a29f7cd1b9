import { compare, isNegative, magnitude } from 'app/decimal.js';
import { money, percent, points } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import '../band-bar/band-bar.js';
import '../figure-origin/figure-origin.js';

/**
 * A table of the sleeves: weight, target, band, and the distance to where the policy acts.
 *
 *     <ta-sleeve-list .sleeves=${dashboard.sleeves} currency="GBP" base="/portfolios/…"></ta-sleeve-list>
 *
 * @element ta-sleeve-list
 * @prop {object[]} sleeves - from `GET …/dashboard`
 * @prop {string} currency - the base currency
 * @prop {string} base - the path of the portfolio
 */
class SleeveList extends View {
  static properties = { sleeves: { attribute: false }, currency: {}, base: {} };

  render() {
    const scale = this.sleeves
      .flatMap(sleeve => [sleeve.weight ?? '0', sleeve.target])
      .reduce((greatest, weight) => (compare(weight, greatest) > 0 ? weight : greatest), '0');
    return html`<div class="sleeves" role="table" aria-label="Sleeves against their targets">
      <div role="row" class="names">
        <span role="columnheader">Sleeve</span><span role="columnheader" class="figure">Value</span>
        <span role="columnheader" class="bar">Weight, target, band</span>
        <span role="columnheader" class="figure">Weight</span><span role="columnheader" class="figure">Target</span>
        <span role="columnheader" class="figure">Drift, pp</span><span role="columnheader">Where your policy acts</span>
      </div>
      ${this.sleeves.map(sleeve => this.row(sleeve, scale))}
    </div>`;
  }

  row(sleeve, scale) {
    return html`<div role="row" class=${sleeve.status && sleeve.status !== 'WITHIN' ? 'out' : ''}>
      <span role="cell" class="name">${sleeve.name} <span class="quiet">${sleeve.code}</span></span>
      <span role="cell" class="figure value">${sleeve.value === null ? '–' : money(sleeve.value, this.currency)}</span>
      <span role="cell" class="bar">
        <ta-band-bar weight=${sleeve.weight ?? 0} target=${sleeve.target} band=${sleeve.band_pp} status=${sleeve.status}
          scale=${scale}></ta-band-bar>
      </span>
      <span role="cell" class="figure weight">${sleeve.weight === null ? '–' : percent(sleeve.weight)}</span>
      <span role="cell" class="figure target"><span class="phone">target </span>${percent(sleeve.target)}</span>
      <span role="cell" class="figure drift">${this.drift(sleeve)}</span>
      <span role="cell" class="where">${this.where(sleeve)}</span>
    </div>`;
  }

  drift(sleeve) {
    if (sleeve.drift_pp === null) return '–';
    return html`<ta-figure
      text=${points(sleeve.drift_pp)}
      label="Drift of ${sleeve.name} in percentage points"
      .origin=${() => html`<p>Its weight is ${percent(sleeve.weight, 4)} of what is invested, its target
        ${percent(sleeve.target)}: a drift of ${points(sleeve.drift_pp, 4)} points.</p>
        <p>Its band is ${magnitude(sleeve.band_pp)} points either way:
          <a href="${this.base}/strategy?clause=${sleeve.clause}">${sleeve.clause}</a></p>`} ></ta-figure>`;
  }

  where(sleeve) {
    if (!sleeve.status) return html`<span class="quiet">unknown today</span>`;
    if (sleeve.status === 'UNDERWEIGHT') return html`<strong class="look">under</strong>: ${this.beyond(sleeve)}`;
    if (sleeve.status === 'OVERWEIGHT') return html`<strong class="look">over</strong>: ${this.beyond(sleeve)}`;
    const edge = isNegative(sleeve.drift_pp)
      ? sleeve.under_below && `below ${money(sleeve.under_below, this.currency)}`
      : sleeve.over_above && `above ${money(sleeve.over_above, this.currency)}`;
    return html`within, ${points(sleeve.to_go).replace('+', '')} to
      go${edge ? html` <span class="quiet">(${edge})</span>` : nothing}`;
  }

  beyond(sleeve) {
    return `${points(magnitude(sleeve.drift_pp)).replace('+', '')} points, your policy acts at ${sleeve.band_pp}`;
  }
}

customElements.define('ta-sleeve-list', SleeveList);
