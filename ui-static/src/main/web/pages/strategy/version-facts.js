import { moment } from 'app/format.js';
import { html, nothing } from 'lit';
import 'components/figure-origin/figure-origin.js';

const STATES = { DRAFT: 'draft', APPROVED: 'active', RETIRED: 'retired', DISCARDED: 'discarded' };

/** The state of a version in a word. */
export const stateOf = version => STATES[version.state];

/** The author of a version that was read from the policy file of the portfolio. */
const FILE = 'policy file';
const isFromFile = version => version.created_by === FILE;

/** Who created or approved a version. */
export function byWhom({ created_by: made, approved_by: approver }) {
  const who = approver ?? made;
  return who === FILE ? 'the policy file' : made === FILE ? `${who}, from the policy file` : who;
}

const approved = ({ approved_at: at, approved_by: who }) =>
  who === FILE
    ? html`It became active automatically when the file was saved.`
    : html`Approved ${moment(at)} by ${who}.`;

/** The reason of a version, and who created, approved and retired it when. */
export function versionFacts(version) {
  return html`
    ${version.reason ? html`<p>“${version.reason}”</p>` : nothing}
    ${
      version.approval_reason && version.approval_reason !== version.reason
        ? html`<p>Approved because: “${version.approval_reason}”</p>`
        : nothing
    }
    <p class="quiet">
      ${
        isFromFile(version)
          ? html`Read from the policy file ${moment(version.created_at)}.`
          : html`Created ${moment(version.created_at)} by ${version.created_by}.`
      }
      ${version.approved_at ? approved(version) : nothing}
      ${version.retired_at ? html`Retired ${moment(version.retired_at)}.` : nothing}
      ${version.policy_sha256 ? html`Hash ${identity(version)}` : nothing}
    </p>
  `;
}

const identity = version =>
  html`<ta-figure text=${version.policy_sha256.slice(0, 12)} label="SHA-256 of the policy" .origin=${() => html`
  <p>The SHA-256 of the policy’s canonical JSON, which runs record:</p>
  <p class="mono">${version.policy_sha256}</p>
  <p>The SHA-256 of its file:</p>
  <p class="mono">${version.file_sha256}</p>`}></ta-figure>`;
