import { get } from 'app/api.js';
import { count, moment } from 'app/format.js';
import { Page } from 'app/page.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';

/**
 * Proves on request that no record was changed. It reads all records.
 *
 * @element ta-proof-page
 */
class ProofPage extends Page {
  static properties = {
    busy: { state: true },
    proof: { state: true },
    refused: { state: true },
    provedAt: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('params')) this.proof = this.refused = undefined;
    super.willUpdate(changed);
  }

  /** The number of the newest event is the length of the chain. */
  async fetchData() {
    const newest = await get(`/portfolios/${this.params.portfolio}/audit?limit=1`);
    return { events: newest.items[0]?.seq ?? 0 };
  }

  async prove() {
    const { portfolio } = this.params;
    this.busy = true;
    this.refused = undefined;
    try {
      const proof = await get(`/portfolios/${portfolio}/audit/verify`);
      if (portfolio === this.params.portfolio) [this.proof, this.provedAt] = [proof, new Date().toISOString()];
    } catch (problem) {
      this.refused = problem;
    } finally {
      this.busy = false;
    }
  }

  content({ events }) {
    return html`
      <h1>Proof</h1>
      <p>Prove that no record was changed. This reads and calculates everything again:
        ${count(events, 'audit event')}, the ledger, and the archives of all runs.</p>
      <div class="actions">
        <button ?disabled=${this.busy} @click=${this.prove}>Prove it now</button>
      </div>
      <div role="status" aria-live="polite">${
        this.busy ? this.progress(events) : this.proof ? this.result(this.proof) : nothing
      }</div>
      ${this.refused ? html`<ta-problem .problem=${this.refused} .retry=${() => this.prove()}></ta-problem>` : nothing}
      ${this.limits()}
    `;
  }

  progress(events) {
    return html`<p>Adding up the ledger, checking ${count(events, 'event')}, hashing the archives …</p>
      <progress aria-label="Proving"></progress>`;
  }

  result(proof) {
    return html`
      <h2>${
        proof.in_order
          ? 'Everything is in order'
          : html`<span class="stop">${count(proof.faults_found, 'fault')} found</span>`
      }</h2>
      <p class="quiet">${moment(this.provedAt)}</p>
      <dl class="pairs">
        <dt>Ledger</dt><dd>${count(proof.ledger_entries, 'entry', 'entries')} added up: holdings and
          cash equal their sums</dd>
        <dt>Audit chain</dt><dd>${count(proof.audit_events, 'event')} checked: each has the hash of the one before it
          and of the rows that it wrote</dd>
        <dt>Policies and manifestos</dt><dd>${count(proof.files, 'file')} hashed</dd>
        <dt>Snapshots</dt><dd>${count(proof.snapshots, 'snapshot')}
          hashed${proof.pruned ? `, ${proof.pruned} deleted after their retention time` : ''}</dd>
        <dt>Decisions</dt><dd>${count(proof.decisions, 'decision')} hashed</dd>
      </dl>
      ${proof.in_order ? nothing : this.faults(proof)}
    `;
  }

  faults({ faults, faults_found: found }) {
    return html`
      <p>Do not trade on recommendations until you know the cause. Keep a copy of the database as it is and
        compare it with a backup.</p>
      <ul>${faults.map(fault => html`<li>${fault.detail} <code>${fault.code}</code></li>`)}</ul>
      ${found > faults.length ? html`<p>And ${found - faults.length} more.</p>` : nothing}
    `;
  }

  limits() {
    return html`<div class="columns">
      <section>
        <h2>What it proves</h2>
        <p>Holdings and cash equal the sums of the ledger. No event was changed, removed or inserted, and no row that an
          event recorded has changed. Policies, snapshots and decisions are those of the runs.</p>
        <p>A replay proves that a run decides the same again: see
          <a href="/portfolios/${this.params.portfolio}/runs">each run</a>.</p>
      </section>
      <section>
        <h2>What it does not prove</h2>
        <p>An administrator of the database could rewrite rows and hashes so that they agree, or delete the end of the
          chain. Only a copy of the newest hash, kept elsewhere, shows that:
          <a href="/portfolios/${this.params.portfolio}/audit">note it down</a> from time to time.</p>
        <p>Rows of shared prices, findings, alerts, notifications, accounts and the registry have no hashes. Changes of
          accounts and the registry by people are in the audit chain of accounts and registry.</p>
      </section>
    </div>`;
  }
}

customElements.define('ta-proof-page', ProofPage);
