import { isNegative, magnitude, sum } from 'app/decimal.js';
import { amount, change, money, sentence } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing, svg } from 'lit';
import { clauseLink, factLink, groundsOf } from '../grounds/grounds.js';
import '../figure-origin/figure-origin.js';

const WIDTH = 160;

/**
 * A waterfall from the ideal amount of an order to its final amount. The figures add up to the total; the bars show the
 * same.
 *
 *     <ta-order-waterfall .steps=${order.waterfall} .kept=${tests} total="494.40" currency="GBP"
 *       trace="/portfolios/…/runs/…"></ta-order-waterfall>
 *
 * @element ta-order-waterfall
 * @prop {object[]} steps - the API's WaterfallSteps; the first is the starting amount
 * @prop {object[]} kept - the API's Reasons of tests that the order passed without a change of the amount
 * @prop {string} total - the final amount
 * @prop {string} currency - the base currency
 * @prop {string} trace - the path of the run
 */
class OrderWaterfall extends View {
  static properties = { steps: { attribute: false }, kept: { attribute: false }, total: {}, currency: {}, trace: {} };

  render() {
    const greatest = Math.max(...this.steps.map(step => Number(magnitude(step.running))), 1e-9);
    return html`<ol class="waterfall" aria-label="How the amount was calculated">
      ${this.steps.map((step, place) => this.step(step, place, greatest))}
      ${(this.kept ?? []).map(
        why => html`<li class="kept">${this.figure('0', why, change)}<i></i>${this.words(why)}</li>`,
      )}
      <li class="total"><span class="figure">${amount(this.total)}</span><i></i><span>the order, in
        ${this.currency}</span></li>
    </ol>`;
  }

  step(step, place, greatest) {
    const before = place === 0 ? '0' : sum(step.running, opposite(step.amount));
    return html`<li>${this.figure(step.amount, step.why, place === 0 ? amount : change)}${this.bar(
      before,
      step,
      greatest,
    )}${this.words(step.why)}</li>`;
  }

  figure(text, why, show) {
    return html`<span class="figure"
      ><ta-figure text=${show(text)} label=${why.sentence} .origin=${() => this.origin(text, why)}></ta-figure
        ></span>`;
  }

  origin(text, why) {
    return html`<p><strong>${money(text, this.currency)}</strong> ${sentence(why.sentence)}.</p>
      <dl class="pairs">
        ${why.rule ? html`<dt>rule</dt><dd><code>${why.rule}</code></dd>` : nothing}
        ${why.clause ? html`<dt>clause</dt><dd>${clauseLink(why.clause, this.trace)}</dd>` : nothing}
        ${
          why.facts.length
            ? html`<dt>facts</dt><dd>${why.facts.map(fact => html`${factLink(fact, this.trace)} `)}</dd>`
            : nothing
        }
      </dl>`;
  }

  /** A bar from the amount before the step to the amount after it. */
  bar(before, step, greatest) {
    const x = text => (Math.max(0, Number(text)) / greatest) * WIDTH;
    const [from, to] = [x(before), x(step.running)];
    return svg`<svg viewBox="0 0 ${WIDTH} 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class=${isNegative(step.amount) ? 'less' : 'more'} x=${Math.min(from, to)} y="2"
        width=${Math.max(1, Math.abs(to - from))} height="8"></rect>
    </svg>`;
  }

  words(why) {
    return html`<span>${why.sentence} ${groundsOf(why, this.trace)}</span>`;
  }
}

const opposite = text => (isNegative(text) ? magnitude(text) : `-${text}`);

customElements.define('ta-order-waterfall', OrderWaterfall);
