import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { difference, outcome } from 'components/decision-comparison/decision-comparison.js';
import { html } from 'lit';
import 'components/policy-changes/policy-changes.js';
import '../simulate/simulation-summary.js';
import { isConflict } from './draft-keeper.js';

/**
 * Asks for the approval of a draft and shows what it changes. It approves what it shows: if the draft has another text
 * by now, or another version is active, nothing is approved.
 *
 * @param {{path: string, revision: string, preview: object, schema: object, reason: string, currency: string,
 *     taskWords: string}} about
 *     `path` of the version below the API, `revision` of the text that was tried
 * @returns {Promise<?{changed: ?Problem}>} `changed` if the draft has another text; undefined if the user cancelled
 */
export const approveDraft = ({ path, revision, preview, schema, reason, currency, taskWords }) =>
  confirm({
    title: `Approve version ${preview.version.version}`,
    body: html`
      ${
        preview.active
          ? html`<p>It replaces version ${preview.active.version}, which is kept. The changes:</p>
            <ta-policy-changes short .changes=${preview.changes} .schema=${schema}
              currency=${currency}></ta-policy-changes>`
          : html`<p>It becomes your first policy.</p>`
      }
      <h3>A ${taskWords} today</h3>
      ${preview.active ? html`<p>${difference(preview)}</p>` : ''}
      <div class="columns decisions">
        ${
          preview.active
            ? html`<div><p class="quiet">With the active version</p>${outcome(preview.active, currency)}</div>`
            : ''
        }
        <div><p class="quiet">With this version</p>${outcome(preview.version, currency)}</div>
      </div>
      <ta-simulation-summary base=${path.split('/strategy/')[0]}
        .policies=${simulated(preview)}></ta-simulation-summary>
      <label>Reason (kept permanently) <textarea name="reason" required maxlength="4000"
        .value=${reason}></textarea></label>`,
    verb: 'Approve it',
    act: async (fields, send) => {
      const replaces = preview.active?.version ?? 0;
      try {
        return await send(`${path}/approve`, { reason: fields.get('reason').trim(), replaces }, revision);
      } catch (problem) {
        if (isConflict(problem)) return { changed: problem };
        throw problem;
      }
    },
  });

/** The draft and the version that it replaces. */
const simulated = ({ version, active }) =>
  [version, active].filter(Boolean).map(each => ({ version: each.version, policy_sha256: each.policy_sha256 }));
