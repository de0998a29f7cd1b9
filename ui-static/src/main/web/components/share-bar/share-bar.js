import { amount, percent } from 'app/format.js';
import { View } from 'app/view.js';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { partName, sharesOf } from '../performance-charts/parts.js';

/**
 * The parts of a value as one bar, and as a list with their shares and values.
 *
 *     <ta-share-bar .parts=${[{ code: 'core', value: '700' }]} .codes=${['core', 'cash']}></ta-share-bar>
 *
 * @element ta-share-bar
 * @prop {{code: string, value: string}[]} parts - from left to right; a part without value is left out
 * @prop {string[]} codes - of all bars that are shown together, so that the same code is filled alike
 */
class ShareBar extends View {
  static properties = { parts: { attribute: false }, codes: { attribute: false } };

  render() {
    const shares = sharesOf(this.parts);
    const shown = this.parts.filter(({ code }) => shares.has(code));
    const fill = code => `area area-${this.codes.indexOf(code) % 12}`;
    return html`<div class="share-bar" aria-hidden="true">
        ${shown.map(
          ({ code }) => html`<i class=${fill(code)} ${ref(element => element && grow(element, shares.get(code)))}></i>`,
        )}
      </div>
      <ul class="shares">
        ${shown.map(
          ({ code, value }) =>
            html`<li><i class=${fill(code)}></i>${partName(code)} <b>${percent(shares.get(code))}</b>
              <span class="quiet">${amount(value)}</span></li>`,
        )}
      </ul>`;
  }
}

/** A script may set a style where the content security policy forbids the attribute. */
function grow(element, share) {
  element.style.flexGrow = share;
}

customElements.define('ta-share-bar', ShareBar);
