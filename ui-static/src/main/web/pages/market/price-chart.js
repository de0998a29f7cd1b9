import { compare } from 'app/decimal.js';
import { moment, plain } from 'app/format.js';
import { View } from 'app/view.js';
import { severityMark } from 'components/severity-mark/severity-mark.js';
import { html, nothing } from 'lit';
import 'components/time-chart/time-chart.js';
import { VERDICTS } from './finding-words.js';
import { pricePoints, STANDINGS } from './price-points.js';

/**
 * A chart of the closes of a listing with marks for findings. A chosen point shows its findings and their review.
 *
 *     <ta-price-chart .listing=${listing} .observations=${observations} .findings=${findings} .units=${units}
 *       @review=${…}></ta-price-chart>
 *
 * @element ta-price-chart
 * @prop {object} listing - as the registry has it
 * @prop {object[]} observations - its prices, as the API sends them
 * @prop {object[]} findings - their findings
 * @prop {Record<string, object>} units - from `quoteUnits`
 *
 * @fires {CustomEvent<object>} review - the finding to review
 */
class PriceChart extends View {
  static properties = {
    listing: { attribute: false },
    observations: { attribute: false },
    findings: { attribute: false },
    units: { attribute: false },
    chosen: { state: true },
  };

  willUpdate(changed) {
    if (!['listing', 'observations', 'findings', 'units'].some(name => changed.has(name))) return;
    this.unit = this.listing.terms?.quote_unit ?? this.observations[0]?.quote_unit;
    this.points = pricePoints(this.observations, this.findings, this.unit, this.units);
    this.series = [
      { label: 'Close', show: plain, joined: true },
      { label: 'with a finding', mark: 'dot', show: plain },
      { label: 'reviewed', mark: 'ring', show: plain },
      { label: 'not used', mark: 'cross', show: plain },
    ];
  }

  render() {
    if (this.points.length < 2) return html`<p class="empty">There are too few closes in this range for a chart.</p>`;
    const chosen = this.points.find(point => point.at === this.chosen);
    return html`<ta-time-chart selectable caption="Closes in ${this.unit}" .points=${this.points} .series=${this.series}
      .chosen=${chosen?.at}
        @point-chosen=${event => (this.chosen = event.detail.at)}></ta-time-chart>
      <div class="chosen-point" role="status">${chosen ? this.told(chosen) : this.hint()}</div>`;
  }

  hint() {
    const marked = this.points.filter(point => point.standing !== 'clean').length;
    if (!marked) return nothing;
    return html`<p class="quiet chart">Choose a mark to see its findings:
      ${this.series.map(({ label, mark }, place) =>
        mark ? html`<span><i class="key key-${place} ${mark}"></i>${label}</span> ` : nothing,
      )}</p>`;
  }

  told({ observation, findings, standing, counts }) {
    const isAnother = standing === 'reviewed' && counts !== null && compare(counts, observation.price) !== 0;
    return html`<p><strong><span class=${standing === 'unused' ? 'unused' : ''}>${plain(observation.price)}
      ${observation.quote_unit ?? this.unit}</span></strong>,
        the close of ${moment(observation.as_of)}, from ${observation.source}, received
        ${moment(observation.received_at)}. ${STANDINGS[standing]}
        ${isAnother ? html`It counts as <strong>${plain(counts)} ${this.unit}</strong>.` : nothing}</p>
      ${findings.map(finding => this.found(finding))}`;
  }

  found(finding) {
    return html`<p>${severityMark(finding.severity)} ${finding.sentence}
      ${finding.verdict ? html`<strong>${VERDICTS[finding.verdict]}.</strong>` : nothing}
      <button class="small plain" @click=${() => this.tell('review', finding)}>${
        finding.verdict ? 'Review again' : 'Review'
      }</button></p>`;
  }
}

customElements.define('ta-price-chart', PriceChart);
