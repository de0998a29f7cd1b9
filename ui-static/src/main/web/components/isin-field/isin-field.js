import { isinFault } from 'app/isin.js';
import { View } from 'app/view.js';
import { html } from 'lit';
import { field } from '../form-field/form-field.js';

/**
 * An input named `isin` that checks the ISIN while it is typed. A form with an invalid one is not sent.
 *
 *     <ta-isin-field value="IE00BK5BQT80"></ta-isin-field>
 *
 * @element ta-isin-field
 * @prop {string} value - the text at first
 */
class IsinField extends View {
  static properties = { value: {}, text: { state: true } };

  constructor() {
    super();
    this.value = this.text = '';
  }

  willUpdate(changed) {
    if (changed.has('value')) this.text = this.value;
  }

  render() {
    const wrong = this.text ? isinFault(this.text) : null;
    const hint = html`<span role="status">${
      this.text ? (wrong ?? '✓ Valid.') : 'Two letters, nine characters and a check digit.'
    }</span>`;
    return field(
      'ISIN',
      html`<input name="isin" required maxlength="14" autocomplete="off" spellcheck="false" .value=${this.value}
        @input=${this.typed}>`,
      { hint },
    );
  }

  typed(event) {
    this.text = event.target.value;
    event.target.setCustomValidity(isinFault(this.text) ?? '');
  }
}

customElements.define('ta-isin-field', IsinField);
