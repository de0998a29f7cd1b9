import { post } from 'app/api.js';
import { words } from 'app/format.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import '../decision-comparison/decision-comparison.js';
import { resolution } from './resolution.js';

/** How long a pause in typing is, in milliseconds: then it is worth asking. */
const PAUSE = 500;

/** What stands for a text that is asked for, but not typed yet: it changes no decision. */
const NOT_YET = '–';

/**
 * What a review would do to the decision of today, for a form with `<ta-price-review>` in it. It is asked for as soon
 * as enough is said, and again when something else is; the form can be sent without it.
 *
 *     <ta-review-effect path="/portfolios/…/quarantine/…" currency="GBP"></ta-review-effect>
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

  /** Whoever only goes on typing his reasons has seen the answer already. */
  async ask() {
    const body = bodyOf(new FormData(this.form));
    const asked = body && JSON.stringify(body);
    if (asked === this.asked) return;
    Object.assign(this, { asked, preview: undefined, problem: undefined, busy: Boolean(body) });
    if (!body) return;
    const answer = await post(`${this.path}/preview`, body).then(
      preview => ({ preview }),
      problem => ({ problem }),
    );
    if (asked === this.asked) Object.assign(this, answer, { busy: false });
  }

  render() {
    if (this.busy) {
      return html`<p role="status"><progress aria-label="Working it out"></progress> Working out what it would do to
        today’s decision …</p>`;
    }
    if (this.problem) {
      return html`<p class="quiet" role="status">What it would do to today’s decision could not be worked out
        (${this.problem.detail.replace(/\.$/, '')}). You can record the review all the same.</p>`;
    }
    if (!this.preview) return nothing;
    return html`<p role="status">What it would do to today’s decision, a ${words(this.preview.task)}:</p>
      <ta-decision-comparison short .preview=${this.preview} currency=${this.currency} before="As it is"
        after="With your review"></ta-decision-comparison>`;
  }
}

/** The review as it would be; null while it cannot be told. */
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
