import { View } from 'app/view.js';
import { html, svg } from 'lit';

/** The range of the bars as a multiple of `scale`, so that the longest bar leaves some room. */
const MARGIN = 1.15;
const WIDTH = 240;
const HEIGHT = 20;

/**
 * Draws a sleeve: its weight as a bar, its target as a tick, its band as a shaded area. A sleeve outside its band is
 * hatched, so that it can be seen without colour. Hidden from screen readers, since the figures stand beside it.
 *
 *     <ta-band-bar weight="0.364" target="0.35" band="2" status="WITHIN" scale="0.4"></ta-band-bar>
 *
 * @element ta-band-bar
 * @prop {string} weight - a fraction of one
 * @prop {string} target - a fraction of one
 * @prop {string} band - in percentage points
 * @prop {'WITHIN'|'UNDERWEIGHT'|'OVERWEIGHT'} status - as the API says
 * @prop {string} scale - the greatest weight or target among bars that are shown together
 */
class BandBar extends View {
  static properties = { weight: {}, target: {}, band: {}, status: {}, scale: {} };

  render() {
    const range = Number(this.scale) * MARGIN || 1;
    const x = share => Math.max(0, Math.min(WIDTH, (share / range) * WIDTH));
    const [weight, target, band] = [Number(this.weight), Number(this.target), Number(this.band) / 100];
    return html`<svg class="band-bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${svg`
        <rect class="band" x=${x(target - band)} y="1" width=${Math.max(1, x(target + band) - x(target - band))}
          height="18"></rect>
        <rect class="weight ${this.status === 'WITHIN' ? '' : 'out'}" x="0" y="6" width=${x(weight)} height="8"></rect>
        <line class="target" x1=${x(target)} x2=${x(target)} y1="0" y2=${HEIGHT}></line>`}
    </svg>`;
  }
}

customElements.define('ta-band-bar', BandBar);
