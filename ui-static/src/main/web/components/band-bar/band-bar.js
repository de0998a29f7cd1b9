import { View } from 'app/view.js';
import { html, svg } from 'lit';

/** How much of the bar's range lies beyond the greatest of weight and band, as a share. */
const MARGIN = 1.15;
const WIDTH = 240;
const HEIGHT = 20;

/**
 * A sleeve: its weight as a bar, its target as a tick, its band as a shaded gap. What is out of its band has a hatched
 * end, so that it is seen without colour too.
 *
 *     <ta-band-bar weight="0.364" target="0.35" band="2" status="WITHIN" scale="0.4"></ta-band-bar>
 *
 * Weights are fractions of one, the band is in percentage points, `scale` is the greatest weight that bars side by side
 * share. For the eye only: the figures stand beside it.
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
