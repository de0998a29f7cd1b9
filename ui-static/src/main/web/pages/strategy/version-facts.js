import { html, nothing } from 'lit';
import { moment } from 'app/format.js';
import 'components/figure-origin/figure-origin.js';

const STATES = { DRAFT: 'draft', APPROVED: 'active', RETIRED: 'retired' };

/** What a version is at the moment, in a word. */
export const stateOf = version => STATES[version.state];

/** Why there is a version, and who did what with it when. */
export function versionFacts(version) {
  return html`
    ${version.reason ? html`<p>“${version.reason}”</p>` : nothing}
    <p class="quiet">
      Made ${moment(version.created_at)} by ${version.created_by}.
      ${version.approved_at ? html`Approved ${moment(version.approved_at)} by ${version.approved_by}.` : nothing}
      ${version.retired_at ? html`Retired ${moment(version.retired_at)}.` : nothing}
      ${version.policy_sha256 ? html`Identity ${identity(version)}` : nothing}
    </p>
  `;
}

const identity = version => html`<ta-figure text=${version.policy_sha256.slice(0, 12)} label="SHA-256 of the policy" .origin=${() => html`
  <p>The SHA-256 of the policy’s canonical JSON. Runs name the policy that they followed by it:</p>
  <p class="mono">${version.policy_sha256}</p>
  <p>Of its file, byte for byte:</p>
  <p class="mono">${version.file_sha256}</p>`}></ta-figure>`;
