import { moment } from 'app/format.js';
import { html, nothing } from 'lit';
import 'components/figure-origin/figure-origin.js';

const STATES = { DRAFT: 'draft', APPROVED: 'active', RETIRED: 'retired' };

/** What a version is at the moment, in a word. */
export const stateOf = version => STATES[version.state];

/** Who a version is by that nobody wrote here: it was saved as the portfolio’s policy file. */
const FILE = 'policy file';
const isFromFile = version => version.created_by === FILE;

/** Who made a version what it is. */
export function byWhom({ created_by: made, approved_by: approver }) {
  const who = approver ?? made;
  return who === FILE ? 'the policy file' : made === FILE ? `${who}, from the policy file` : who;
}

const approved = ({ approved_at: at, approved_by: who }) =>
  who === FILE
    ? html`It became active by itself, as soon as the file was saved.`
    : html`Approved ${moment(at)} by ${who}.`;

/** Why there is a version, and who did what with it when. */
export function versionFacts(version) {
  return html`
    ${version.reason ? html`<p>“${version.reason}”</p>` : nothing}
    <p class="quiet">
      ${
        isFromFile(version)
          ? html`Taken from the policy file ${moment(version.created_at)}.`
          : html`Made
  ${moment(version.created_at)} by ${version.created_by}.`
      }
      ${version.approved_at ? approved(version) : nothing}
      ${version.retired_at ? html`Retired ${moment(version.retired_at)}.` : nothing}
      ${version.policy_sha256 ? html`Identity ${identity(version)}` : nothing}
    </p>
  `;
}

const identity = version =>
  html`<ta-figure text=${version.policy_sha256.slice(0, 12)} label="SHA-256 of the policy" .origin=${() => html`
  <p>The SHA-256 of the policy’s canonical JSON. Runs name the policy that they followed by it:</p>
  <p class="mono">${version.policy_sha256}</p>
  <p>Of its file, byte for byte:</p>
  <p class="mono">${version.file_sha256}</p>`}></ta-figure>`;
