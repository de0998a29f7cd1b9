import { date, plain } from 'app/format.js';
import { session } from 'app/session.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { field } from '../form-field/form-field.js';

/**
 * The fields of a verdict on an observed price, for a form that contains them; each says what it will do.
 *
 *     <ta-price-review .price=${{ price: '4580', quote_unit: 'GBX' }} .before=${{ price, as_of }} .units=${['GBP',
 *     'GBX']}></ta-price-review>
 *
 * `price` is the observation, `before` the close before it, or null; `units` are the quote units that the policy knows.
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
        ${this.choice('ACCEPT', 'The price is right: it truly moved')}
        ${this.choice('REJECT', 'The price is wrong: do not use it')}
        ${this.choice('CORRECT', 'It was really another price')}
        ${this.choice('TERMS', 'The number is right, in another unit')}
      </fieldset>
      ${this.verdict === 'CORRECT' ? this.correction(unit) : nothing}
        ${this.verdict === 'TERMS' ? this.terms() : nothing}
      <p class="effect" role="status">${
        this.verdict ? this.effect(said) : 'Choose what is right, and you read here what it will do.'
      }</p>
      ${field('Why', html`<input name="reason" required maxlength="4000" autocomplete="off">`, {
        hint: 'Kept for ever. Whoever changes his mind reviews it again.',
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
      ${field('Where it can be seen', html`<input name="evidence" required maxlength="4000" autocomplete="off">`, {
        hint: 'As the fund’s own page.',
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
            @change=${event => (this.forAll = event.target.checked)}>The listing is quoted so from a date on,
              for all portfolios</label>
            ${
              this.forAll
                ? field(
                    'From',
                    html`<input type="date" name="valid_from" required value=${this.price.as_of.slice(0, 10)}>`,
                  )
                : nothing
            }`
          : html`<p class="hint">That a listing is quoted otherwise from a date on, for all, an administrator says.</p>`
      }`;
  }

  effect(said) {
    const before = this.before
      ? html`${plain(this.before.price)} ${this.before.quote_unit} of ${date(this.before.as_of)}, the close before it`
      : 'the close before it, if there is one';
    switch (this.verdict) {
      case 'ACCEPT':
        return html`${said} counts from now on, for the values and runs of this portfolio, after ${before}.`;
      case 'REJECT':
        return html`${said} counts for nothing in this portfolio. In its place stands ${before}, until another comes.`;
      case 'CORRECT':
        return html`What you say counts in this portfolio in the place of ${said}.`;
      default:
        return this.forAll
          ? html`From that date on the listing is quoted so for all portfolios, and its prices
            since then are judged anew.`
          : html`${plain(this.price.price)} counts in this portfolio, read in the unit that you say. Other
            prices stay as they are.`;
    }
  }
}

customElements.define('ta-price-review', PriceReview);
