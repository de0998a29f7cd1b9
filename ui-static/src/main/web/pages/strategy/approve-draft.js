import { html } from 'lit';
import { post } from 'app/api.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { difference, outcome } from 'components/decision-comparison/decision-comparison.js';
import 'components/policy-changes/policy-changes.js';

/**
 * Asks whether a draft is to become the policy, and says with figures what that changes.
 *
 * @param {{path: string, preview: object, schema: object, currency: string, taskWords: string}} about `path` of the version below the API
 */
export const approveDraft = ({ path, preview, schema, currency, taskWords }) =>
  confirm({
    title: `Approve version ${preview.version.version}`,
    body: html`
      ${preview.active
        ? html`<p>It takes the place of version ${preview.active.version}, which is kept. What changes:</p>
            <ta-policy-changes short .changes=${preview.changes} .schema=${schema} currency=${currency}></ta-policy-changes>`
        : html`<p>It becomes your first policy.</p>`}
      <p>A ${taskWords} today would decide: ${preview.active ? html`<strong>${difference(preview)}</strong>` : ''}</p>
      <div class="columns">
        ${preview.active ? html`<div><h3>Until now</h3>${outcome(preview.active, currency)}</div>` : ''}
        <div><h3>From now on</h3>${outcome(preview.version, currency)}</div>
      </div>
      <label>Why; it is kept for ever <textarea name="reason" required maxlength="4000"></textarea></label>`,
    verb: 'Approve it',
    act: fields => post(`${path}/approve`, { reason: fields.get('reason').trim() }),
  });
