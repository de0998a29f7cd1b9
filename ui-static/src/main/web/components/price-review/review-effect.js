import { ask } from 'app/api.js';
import { words } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import '../decision-comparison/decision-comparison.js';
import { resolution } from './resolution.js';

/** The effect is requested after this pause in typing, in milliseconds. */
const PAUSE = 500;

/** A placeholder for required texts that are not typed yet; they do not change the decision. */
const NOT_YET = '–';

/**
 * Shows what a review would change in today's decision, in a form with `<ta-price-review>`. The form can be sent
 * without it.
 *
 *     <ta-review-effect path="/portfolios/…/quarantine/…" currency="GBP"></ta-review-effect>
 *
 * @element ta-review-effect
 * @prop {string} path - the path of the finding below the API
 * @prop {string} currency - the base currency
 */
class ReviewEffect extends View {
  static properties = {
    path: {},
    currency: {},
    preview: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.form = this.closest('form');
    this.typed = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), PAUSE);
    };
    this.form.addEventListener('input', this.typed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.form.removeEventListener('input', this.typed);
  }

  /** Requests the effect, unless only texts changed that do not matter. */
  async ask() {
    const body = bodyOf(new FormData(this.form));
    const asked = body && JSON.stringify(body);
    if (asked === this.asked) return;
    Object.assign(this, { asked, preview: undefined, problem: undefined, busy: Boolean(body) });
    if (!body) return;
    const answer = await ask(`${this.path}/preview`, body).then(
      preview => ({ preview }),
      problem => ({ problem }),
    );
    if (asked === this.asked) Object.assign(this, answer, { busy: false });
  }

  render() {
    if (this.busy) {
      return html`<p role="status"><progress aria-label="Calculating"></progress> Calculating the effect on
        today’s decision …</p>`;
    }
    if (this.problem) {
      return html`<p class="quiet" role="status">The effect on today’s decision could not be calculated
        (${this.problem.detail.replace(/\.$/, '')}). You can still record the review.</p>`;
    }
    if (!this.preview) return nothing;
    return html`<p role="status">The effect on today’s decision, a ${words(this.preview.task)}:</p>
      <ta-decision-comparison short .preview=${this.preview} currency=${this.currency} before="As it is"
        after="With your review"></ta-decision-comparison>`;
  }
}

/** The request body of the preview; null while the review is incomplete. */
function bodyOf(fields) {
  let body;
  try {
    body = resolution(fields);
  } catch {
    return null;
  }
  const needed = { CORRECT: ['price'], TERMS: ['currency', 'quote_unit'] }[body.verdict] ?? [];
  if (!body.verdict || needed.some(name => !body[name])) return null;
  return { ...body, reason: NOT_YET, ...(body.verdict === 'CORRECT' ? { evidence: NOT_YET } : {}) };
}

customElements.define('ta-review-effect', ReviewEffect);
