import { html, nothing } from 'lit';

/** How the API calls a tax treatment, and what people call it. */
export const TAX_TREATMENTS = {
  SIPP: 'SIPP, a personal pension',
  ISA: 'ISA',
  LISA: 'Lifetime ISA',
  GIA: 'General account, taxed',
  OTHER: 'Other',
};

/** What a portfolio is called, where it is held, how it is taxed: the fields of a new one, and of one that changes. */
export const portfolioFields = ({ name, broker, tax_treatment: treatment }) => html`
  <label>Name <input name="name" required maxlength="200" autocomplete="off" .value=${name ?? ''}></label>
  <label>Broker, where it is held <input name="broker" required maxlength="200" autocomplete="off"
    .value=${broker ?? ''}></label>
  <label>Tax treatment
    <select name="tax_treatment">
      ${Object.entries(TAX_TREATMENTS).map(
        ([code, label]) => html`<option value=${code} ?selected=${code === (treatment ?? 'SIPP')}>${label}</option>`,
      )}
    </select>
  </label>
`;

/** What has changed of these fields, as the API takes it; null when nothing has. */
export function changedFields(fields, portfolio) {
  const changed = ['name', 'broker', 'tax_treatment']
    .map(name => [name, fields.get(name).trim()])
    .filter(([name, value]) => value !== portfolio[name]);
  return changed.length ? Object.fromEntries(changed) : null;
}

export const saved = said => (said ? html`<p class="changed" role="status">${said}</p>` : nothing);
