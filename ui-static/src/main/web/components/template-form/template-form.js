import { View } from 'app/view.js';
import { zone } from 'app/zone.js';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { field } from '../form-field/form-field.js';
import { guessOf, KINDS, TIMES, tableOf, templateOf, wordsOf } from './own-template.js';

/**
 * Makes a template for a CSV file that no template knows: the user points at the columns and says what each word of the
 * type column means.
 *
 *     <ta-template-form .file=${text} @template=${event => read(event.detail)}></ta-template-form>
 *
 * @element ta-template-form
 * @prop {string} file - the file's text
 *
 * @fires {CustomEvent<string>} template - the template as JSON, for `own_template`
 */
class TemplateForm extends View {
  static properties = { file: { attribute: false }, columns: { state: true }, kinds: { state: true } };

  willUpdate(changed) {
    if (!changed.has('file')) return;
    this.table = tableOf(this.file);
    this.columns = guessOf(this.table.columns);
    this.kinds = {};
  }

  render() {
    const { columns, rows } = this.table;
    if (columns.length < 3) return nothing;
    const words = this.columns.type ? wordsOf(this.table, this.columns.type) : [];
    return html`<form class="import-part" @submit=${event => this.send(event)}>
      <h3>Point at the columns</h3>
      <p class="hint">No broker is known for this file. Say which column holds what; it has ${rows.length} lines.</p>
      <div class="row">
        ${this.column('time', 'Date', true)} ${this.column('type', 'Kind of transaction', true)}
        ${this.column('amount', 'Amount of money')} ${this.column('units', 'Units')} ${this.column('price', 'Price')}
        ${this.column('fees', 'Fees')} ${this.column('currency', 'Currency')} ${this.column('isin', 'ISIN')}
        ${this.column('ticker', 'Ticker')} ${this.column('name', 'Name')} ${this.column('reference', 'Reference')}
      </div>
      <div class="row">
        ${field(
          'Dates are written as',
          html`<select name="form">${TIMES.map(([form, example]) => html`<option value=${form}>${example}</option>`)}
          </select>`,
        )}
        ${field(
          'Decimals are written with',
          html`<select name="decimal"><option value=".">a point: 1,234.56</option>
            <option value=",">a comma: 1.234,56</option></select>`,
        )}
        <label class="check"><input type="checkbox" name="signed"> Money out has a minus</label>
      </div>
      ${
        words.length
          ? html`<fieldset><legend>What the words mean</legend><div class="row">
            ${repeat(
              words,
              word => `${this.columns.type} ${word}`,
              word =>
                field(
                  word || '(empty)',
                  html`<select @change=${event => {
                    this.kinds = { ...this.kinds, [word]: event.target.value };
                  }}>${KINDS.map(([kind, name]) => html`<option value=${kind}>${name}</option>`)}</select>`,
                ),
            )}</div></fieldset>`
          : nothing
      }
      <button>Read the file</button>
    </form>`;
  }

  column(name, label, required = false) {
    return field(
      label,
      html`<select ?required=${required} @change=${event => {
        this.columns = { ...this.columns, [name]: event.target.value };
        if (name === 'type') this.kinds = {};
      }}>
        <option value="">–</option>
        ${this.table.columns.map(
          column => html`<option value=${column} ?selected=${column === this.columns[name]}>${column}</option>`,
        )}
      </select>`,
    );
  }

  send(event) {
    event.preventDefault();
    const fields = new FormData(event.target);
    const template = templateOf(this.table.headers, this.columns, this.kinds, {
      form: fields.get('form'),
      decimal: fields.get('decimal'),
      signed: fields.get('signed') === 'on',
      zone: zone(),
    });
    this.tell('template', JSON.stringify(template));
  }
}

customElements.define('ta-template-form', TemplateForm);
