import { moment, plain } from 'app/format.js';
import { session } from 'app/session.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { field } from '../form-field/form-field.js';

/**
 * The fields of a verdict on a price, to be placed in a form. Shows the effect of the chosen verdict.
 *
 *     <ta-price-review .price=${{ price: '4580', quote_unit: 'GBX' }} .before=${{ price, as_of }}
 *       .units=${['GBP', 'GBX']}></ta-price-review>
 *
 * @element ta-price-review
 * @prop {object} price - the observation
 * @prop {?object} before - the close before it
 * @prop {string[]} units - the quote units that the policy defines
 */
class PriceReview extends View {
  static properties = {
    price: { attribute: false },
    before: { attribute: false },
    units: { attribute: false },
    verdict: { state: true },
    forAll: { state: true },
  };

  render() {
    const { price, quote_unit: unit } = this.price;
    const said = `${plain(price)}${unit ? ` ${unit}` : ''}`;
    return html`
      <fieldset>
        <legend>What is right?</legend>
        ${this.choice('ACCEPT', `Right as it came: ${said}. It really moved.`)}
        ${this.choice('REJECT', 'Wrong: do not use it.')}
        ${this.choice('CORRECT', `Wrong: the right price${unit ? ` in ${unit}` : ''} is another one.`)}
        ${this.choice('TERMS', `The number ${plain(price)} is right, but not in ${unit ?? 'this unit'}.`)}
      </fieldset>
      ${this.verdict === 'CORRECT' ? this.correction(unit) : nothing}
        ${this.verdict === 'TERMS' ? this.terms() : nothing}
      <p class="effect" role="status">${this.verdict ? this.effect(said) : 'Choose an answer to see its effect.'}</p>
      ${field('Reason', html`<input name="reason" required maxlength="4000" autocomplete="off">`, {
        hint: 'Kept permanently. You can review the price again later.',
      })}
    `;
  }

  choice(verdict, text) {
    return html`<label><input type="radio" name="verdict" value=${verdict} required ?checked=${this.verdict === verdict}
      @change=${() => (this.verdict = verdict)}>${text}</label>`;
  }

  correction(unit) {
    return html`<div class="row">
      ${field(
        `The price${unit ? ` in ${unit}` : ''}`,
        html`<input name="price" class="figure" inputmode="decimal" required maxlength="40" autocomplete="off">`,
      )}
      ${field('Source', html`<input name="evidence" required maxlength="4000" autocomplete="off">`, {
        hint: 'For example the fund’s website.',
      })}
    </div>`;
  }

  terms() {
    return html`<div class="row">
        ${field(
          'Currency',
          html`<input name="currency" required pattern="[A-Z]{3}" maxlength="3" value="GBP" autocomplete="off">`,
        )}
        ${field(
          'Unit of the price',
          html`<select name="quote_unit">${this.units.map(unit => html`<option>${unit}</option>`)}</select>`,
        )}
      </div>
      ${
        session.user.admin
          ? html`<label><input type="checkbox" .checked=${Boolean(this.forAll)}
            @change=${event => (this.forAll = event.target.checked)}>The listing is quoted in this unit from a date on,
              for all portfolios</label>
            ${
              this.forAll
                ? field(
                    'From',
                    html`<input type="date" name="valid_from" required value=${this.price.as_of.slice(0, 10)}>`,
                  )
                : nothing
            }`
          : html`<p class="hint">An administrator can change the unit of a listing for all portfolios.</p>`
      }`;
  }

  effect(said) {
    const before = this.before
      ? html`${plain(this.before.price)} ${this.before.quote_unit} of ${moment(this.before.as_of)}, the close before it`
      : 'the close before it, if any';
    switch (this.verdict) {
      case 'ACCEPT':
        return html`${said} counts from now on in the values and runs of this portfolio. It follows ${before}.`;
      case 'REJECT':
        return html`${said} no longer counts in this portfolio. Until the next price, ${before} counts.`;
      case 'CORRECT':
        return html`Your price counts in this portfolio instead of ${said}.`;
      default:
        return this.forAll
          ? html`From that date on the listing is quoted in this unit for all portfolios, and its
            prices since then are checked again.`
          : html`${plain(this.price.price)} counts in this portfolio in the unit that you choose.
            Other prices do not change.`;
    }
  }
}

customElements.define('ta-price-review', PriceReview);
