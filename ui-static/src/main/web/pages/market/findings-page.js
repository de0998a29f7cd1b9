import { get, withQuery } from 'app/api.js';
import { count, moment, plain } from 'app/format.js';
import { Page } from 'app/page.js';
import { setQuery } from 'app/router.js';
import { session } from 'app/session.js';
import { term } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/data-table/data-table.js';
import { findingColumns } from './finding-columns.js';
import { VERDICTS } from './finding-words.js';
import { rateFindings, reviewRate } from './rate-findings.js';
import { reviewFinding } from './review-finding.js';

const GRAVE = ['critical', 'warn', 'info'];

/**
 * The findings about prices, open and critical ones first. `?all=true` also shows reviewed ones, `?listing=` only those
 * of one listing.
 *
 * @element ta-findings-page
 */
class FindingsPage extends Page {
  static refetchOnQuery = true;
  static properties = { done: { state: true } };

  async fetchData() {
    const { portfolio } = this.params;
    const all = { all: this.query.get('all') };
    const [findings, rates, constituents] = await Promise.all([
      get(withQuery(`/portfolios/${portfolio}/quarantine`, all)),
      get(withQuery(`/portfolios/${portfolio}/rate-findings`, all)),
      get(`/portfolios/${portfolio}/constituents`),
    ]);
    return { findings, rates, listings: new Map(constituents.map(one => [one.listing, one.listing_id])) };
  }

  content({ findings, rates, listings }) {
    const listing = this.query.get('listing');
    const shown = findings.filter(finding => !listing || finding.listing === listing).sort(byNeed);
    const open = shown.filter(finding => !finding.verdict);
    return html`
      <h1>${term('finding', 'Findings')}</h1>
      <p>${this.summary(open)}</p>
      ${this.done ?? nothing}
      <div class="row no-print">
        <label><input type="checkbox" ?checked=${this.query.get('all') === 'true'}
          @change=${event => setQuery({ all: event.target.checked && 'true' })}>Show reviewed findings, too</label>
        ${
          listing
            ? html`<label>Only ${listing} <button class="small plain"
              @click=${() => setQuery({ listing: null })}>Show all listings</button></label>`
            : nothing
        }
      </div>
      <ta-table class="findings" caption="Findings" .rows=${shown} .keyOf=${finding => finding.id}
        .lit=${this.query.get('finding') ?? undefined}
        .columns=${findingColumns(this.params.portfolio, finding => this.review(finding, listings), listings)}
        .empty=${html`No open findings: each price passed the checks or was reviewed.
          <a href="?all=true">Show reviewed findings</a>`}></ta-table>
      ${rates.length && !listing ? rateFindings(rates, finding => this.reviewRate(finding)) : nothing}
    `;
  }

  summary(open) {
    const critical = open.filter(finding => finding.severity === 'critical').length;
    if (open.length === 0) return 'No open findings.';
    return html`${count(open.length, 'open finding')}${
      critical
        ? html`, <strong class="stop">■ ${critical} critical</strong>. A price with a critical finding is not used, and
          blocks runs until you review it.`
        : '. The prices are used; check whether they are right.'
    }`;
  }

  async review(finding, listings) {
    const answer = await this.resultOf(
      reviewFinding(this.params.portfolio, finding, listings.get(finding.listing), this.sameCause(finding)),
    );
    if (!answer) return;
    const now = answer.finding;
    this.done = html`<p class="changed" role="status">
      ${plain(now.price)} of ${now.listing}, ${moment(now.as_of)}:
        ${VERDICTS[now.verdict] ?? 'the unit is set; this finding stays open'}.
      ${answer.released === 1 ? nothing : `This applies to ${count(answer.released, 'price')}.`}
      <button class="small plain" @click=${() => this.review(now, listings)}>Review it again</button>
    </p>`;
    await Promise.all([this.reload(), session.reloadPortfolios()]);
  }

  /** The other open findings of the same check, made at the same time: a provider's bad day is one cause. */
  sameCause({ id, check, found_at: at, verdict }) {
    if (verdict) return [];
    return this.data.findings.filter(
      other => other.id !== id && !other.verdict && other.check === check && other.found_at === at,
    );
  }

  async reviewRate(finding) {
    const answer = await this.resultOf(reviewRate(this.params.portfolio, finding));
    if (!answer) return;
    const { base, quote, rate, verdict } = answer.finding;
    this.done = html`<p class="changed" role="status">
      ${plain(rate)} ${base}/${quote}: ${verdict === 'ACCEPT' ? 'accepted' : 'rejected'}.
      ${answer.rates === 1 ? nothing : `This applies to ${count(answer.rates, 'rate')}.`}
    </p>`;
    await this.reload();
  }
}

const byNeed = (a, b) =>
  Boolean(a.verdict) - Boolean(b.verdict) ||
  GRAVE.indexOf(a.severity) - GRAVE.indexOf(b.severity) ||
  b.as_of.localeCompare(a.as_of);

customElements.define('ta-findings-page', FindingsPage);
