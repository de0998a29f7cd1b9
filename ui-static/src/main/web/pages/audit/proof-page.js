import { get } from 'app/api.js';
import { count, moment } from 'app/format.js';
import { Page } from 'app/page.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';

/** Proves that nobody has changed what was recorded, on request: it reads everything there is. */
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

  /** The newest event says how long the chain is that will be followed. */
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
      <p>Prove that nobody has changed what was recorded. Everything is read and calculated again:
        ${count(events, 'audit event')}, the ledger, and the archives of every run.</p>
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
    return html`<p>Adding up the ledger, following ${count(events, 'event')}, hashing the archives …</p>
      <progress aria-label="The proof is under way"></progress>`;
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
          cash are their sums</dd>
        <dt>Audit chain</dt><dd>${count(proof.audit_events, 'event')} followed: each has the hash of the one before it,
          and of the rows that it wrote</dd>
        <dt>Policies and manifestos</dt><dd>${count(proof.files, 'file')} hashed</dd>
        <dt>Snapshots</dt><dd>${count(proof.snapshots, 'snapshot')}
          hashed${proof.pruned ? `, ${proof.pruned} taken away by retention` : ''}</dd>
        <dt>Decisions</dt><dd>${count(proof.decisions, 'decision')} hashed</dd>
      </dl>
      ${proof.in_order ? nothing : this.faults(proof)}
    `;
  }

  faults({ faults, faults_found: found }) {
    return html`
      <p>Do not trade on advice until you know where this comes from. Keep a copy of the database as it is, and
        compare it with a backup.</p>
      <ul>${faults.map(fault => html`<li>${fault.detail} <code>${fault.code}</code></li>`)}</ul>
      ${found > faults.length ? html`<p>And ${found - faults.length} more.</p>` : nothing}
    `;
  }

  limits() {
    return html`<div class="columns">
      <section>
        <h2>What it proves</h2>
        <p>Holdings and cash are what the ledger amounts to. No event was changed, taken out or put in
          between, and no row that an
          event told of differs from what it was. Policies, snapshots and decisions are those that the runs made.</p>
        <p>Whether a run decides the same again, a replay says: see
          <a href="/portfolios/${this.params.portfolio}/runs">each run</a>.</p>
      </section>
      <section>
        <h2>What it does not</h2>
        <p>Whoever rules the database can rewrite rows, hashes and heads so that they agree, or cut the
          end off all of them alike.
          That shows only against a copy of the newest hash kept elsewhere:
          <a href="/portfolios/${this.params.portfolio}/audit">note
          it down</a> now and then.</p>
        <p>Prices that all portfolios share, findings, alerts, notifications, accounts and the registry
          are not bound row by row;
          what people did to the last two is in the chain of accounts and registry.</p>
      </section>
    </div>`;
  }
}

customElements.define('ta-proof-page', ProofPage);
