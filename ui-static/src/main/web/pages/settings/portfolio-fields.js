import { html, nothing } from 'lit';

/** The tax treatments of the API, and their names. */
export const TAX_TREATMENTS = {
  SIPP: 'SIPP (personal pension)',
  ISA: 'ISA',
  LISA: 'Lifetime ISA',
  GIA: 'General account (taxed)',
  OTHER: 'Other',
};

/** The fields of a portfolio: name, broker and tax treatment. */
export const portfolioFields = ({ name, broker, tax_treatment: treatment }) => html`
  <label>Name <input name="name" required maxlength="200" autocomplete="off" .value=${name ?? ''}></label>
  <label>Broker <input name="broker" required maxlength="200" autocomplete="off"
    .value=${broker ?? ''}></label>
  <label>Tax treatment
    <select name="tax_treatment">
      ${Object.entries(TAX_TREATMENTS).map(
        ([code, label]) => html`<option value=${code} ?selected=${code === (treatment ?? 'SIPP')}>${label}</option>`,
      )}
    </select>
  </label>
`;

/** The changed fields as the API takes them; null if none has changed. */
export function changedFields(fields, portfolio) {
  const changed = ['name', 'broker', 'tax_treatment']
    .map(name => [name, fields.get(name).trim()])
    .filter(([name, value]) => value !== portfolio[name]);
  return changed.length ? Object.fromEntries(changed) : null;
}

/** A confirmation, if there is one. */
export const saved = said => (said ? html`<p class="changed" role="status">${said}</p>` : nothing);
