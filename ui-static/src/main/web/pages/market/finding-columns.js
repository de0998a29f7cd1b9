import { moment, plain } from 'app/format.js';
import { severityMark } from 'components/severity-mark/severity-mark.js';
import { html } from 'lit';
import { VERDICTS } from './finding-words.js';

/**
 * The columns of findings.
 *
 * @param {string} portfolio
 * @param {(finding: object) => void} review
 * @param {?Map<string, string>} listings ids by name, for links; null if all findings are of one listing
 */
export const findingColumns = (portfolio, review, listings) => [
  { label: 'Severity', value: finding => finding.severity, show: finding => severityMark(finding.severity) },
  ...(listings
    ? [
        {
          label: 'Listing',
          value: finding => finding.listing,
          show: finding =>
            listings.has(finding.listing)
              ? html`<a href="/portfolios/${portfolio}/market/listings/${listings.get(
                  finding.listing,
                )}">${finding.listing}</a>`
              : finding.listing,
        },
      ]
    : []),
  {
    label: 'Time of the price',
    value: finding => finding.as_of,
    show: finding => html`<time datetime=${finding.as_of}>${moment(finding.as_of)}</time>`,
  },
  {
    label: 'Price',
    figure: true,
    value: finding => finding.price,
    show: finding => html`<span class=${used(finding) ? '' : 'unused'}>${plain(finding.price)}</span>`,
  },
  { label: 'Source', value: finding => finding.source },
  {
    label: 'Finding',
    value: finding => finding.sentence,
    show: finding => html`<span>${finding.sentence}
      <span class="quiet"><code>${finding.check}</code>${
        finding.clause
          ? html`, clause <a href="/portfolios/${portfolio}/strategy?clause=${encodeURIComponent(
              finding.clause,
            )}"><code>${finding.clause}</code></a>`
          : ''
      }</span></span>`,
  },
  {
    label: 'State',
    value: finding => (finding.verdict ? VERDICTS[finding.verdict] : used(finding) ? 'open' : 'open, not used'),
  },
  {
    label: 'Review',
    plain: true,
    value: () => '',
    show: finding => {
      const verb = finding.verdict ? 'Review again' : 'Review';
      return html`<button class="small plain"
        aria-label="${verb}: ${plain(finding.price)} of ${finding.listing}, ${moment(finding.as_of)}"
        @click=${() => review(finding)}>${verb}</button>`;
    },
  },
];

/** Whether the price is used: not with an unreviewed critical finding, and not after a rejection. */
const used = ({ severity, verdict }) => (verdict ? verdict !== 'REJECT' : severity !== 'critical');
