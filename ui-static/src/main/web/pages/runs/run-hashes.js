import { ask } from 'app/api.js';
import { moment } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';

/**
 * The hashes of the policy, snapshot and decision of a run, and a button to replay it.
 *
 *     <ta-run-hashes run="0199…" .decision=${decision}></ta-run-hashes>
 *
 * @element ta-run-hashes
 * @prop {string} run - the id of the run
 * @prop {object} decision - as the API sends it
 */
class RunHashes extends View {
  static properties = {
    run: {},
    decision: { attribute: false },
    replay: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('run')) this.replay = this.problem = undefined;
  }

  render() {
    const { policy_version, policy_sha256, snapshot_sha256, decision_sha256, decided_at } = this.decision;
    return html`<details class="hashes">
      <summary>Hashes and replay</summary>
      <dl class="pairs">
        <dt>Policy</dt><dd>version ${policy_version}, <code>${policy_sha256}</code></dd>
        <dt>Snapshot</dt><dd><code>${snapshot_sha256}</code></dd>
        <dt>Decision</dt><dd><code>${decision_sha256}</code></dd>
        <dt>Recorded</dt><dd>${moment(decided_at)}</dd>
      </dl>
      <p>The same policy and the same snapshot give the same decision, byte for byte. A replay calculates it again and
        compares the hashes. It changes nothing.</p>
      <div class="actions"><button class="plain" ?disabled=${this.busy}
        @click=${this.again}>${this.busy ? 'Replaying …' : 'Replay'}</button></div>
      <div role="status">${this.replay ? this.result(this.replay) : nothing}</div>
      ${this.problem ? html`<ta-problem .problem=${this.problem}></ta-problem>` : nothing}
    </details>`;
  }

  result({ agrees, pruned, archived, replayed }) {
    if (pruned)
      return html`<p>The snapshot of this run was deleted after its retention time, so it cannot
        be replayed. Its decision
        is kept.</p>`;
    return html`<dl class="pairs">
        <dt>Recorded</dt><dd><code>${archived}</code></dd>
        <dt>Replayed</dt><dd><code>${replayed}</code></dd>
      </dl>
      ${
        agrees
          ? html`<p><strong>✓ Equal.</strong> The replay gave the recorded decision.</p>`
          : html`<div class="problem"><p><strong>✗ Not equal.</strong> The replay gave another decision than the
            recorded one. Do not trade on it; check the proof under Audit.</p></div>`
      }`;
  }

  async again() {
    this.busy = true;
    this.problem = undefined;
    try {
      this.replay = await ask(`/runs/${this.run}/replay`);
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}

customElements.define('ta-run-hashes', RunHashes);
