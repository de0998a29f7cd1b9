import { post } from 'app/api.js';
import { moment } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';

/**
 * What proves a run: the hashes of its policy, snapshot and decision, and making it again.
 *
 *     <ta-run-hashes run="0199…" .decision=${decision}></ta-run-hashes>
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
    const { policy_sha256, snapshot_sha256, decision_sha256, decided_at } = this.decision;
    return html`<details class="hashes">
      <summary>Hashes and replay</summary>
      <dl class="pairs">
        <dt>Policy</dt><dd><code>${policy_sha256}</code></dd>
        <dt>Snapshot</dt><dd><code>${snapshot_sha256}</code></dd>
        <dt>Decision</dt><dd><code>${decision_sha256}</code></dd>
        <dt>Kept</dt><dd>${moment(decided_at)}</dd>
      </dl>
      <p>The same policy and the same snapshot give the same decision, byte for byte. A replay makes it again from both
        and compares the hashes; it changes nothing.</p>
      <div class="actions"><button class="plain" ?disabled=${this.busy}
        @click=${this.again}>${this.busy ? 'Making it again …' : 'Replay'}</button></div>
      <div role="status">${this.replay ? this.result(this.replay) : nothing}</div>
      ${this.problem ? html`<ta-problem .problem=${this.problem}></ta-problem>` : nothing}
    </details>`;
  }

  result({ agrees, pruned, archived, replayed }) {
    if (pruned)
      return html`<p>What this run looked at is no longer kept, and neither is its trace, so it cannot be made again.
        Its decision is still there.</p>`;
    return html`<dl class="pairs">
        <dt>Kept</dt><dd><code>${archived}</code></dd>
        <dt>Made now</dt><dd><code>${replayed}</code></dd>
      </dl>
      ${
        agrees
          ? html`<p><strong>✓ Equal.</strong> The decision is what your policy makes of what it looked at.</p>`
          : html`<div class="problem"><p><strong>✗ Not equal.</strong> The decision that is kept is not the one that
            comes out now. Do not act on it; look at the proof.</p></div>`
      }`;
  }

  async again() {
    this.busy = true;
    this.problem = undefined;
    try {
      this.replay = await post(`/runs/${this.run}/replay`);
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}

customElements.define('ta-run-hashes', RunHashes);
