import { get, post } from 'app/api.js';
import { count, moment } from 'app/format.js';
import { go } from 'app/router.js';
import { View } from 'app/view.js';
import { term } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import 'components/problem-note/problem-note.js';

/** The pause between two looks for the outcome, and the longest wait, in milliseconds. */
const PAUSE = 1000;
const PATIENCE = 900_000;

const VERDICTS = {
  PASS: 'It sees nothing that should stop you',
  WARN: 'It says to look first',
  FAIL: 'It advises against it',
  NOT_REVIEWED: 'Not reviewed',
};

/**
 * What a language model says of a recommendation or of a version, beside the decision and apart from it. Its texts are
 * shown as they are, never as markup.
 *
 *     <ta-model-review portfolio="0199…" path="/recommendations/0199…/reviews" trace="/portfolios/…/runs/…">
 *     </ta-model-review>
 *
 * @element ta-model-review
 * @prop {string} portfolio - the id of the portfolio
 * @prop {string} path - of the reviews in the API
 * @prop {?string} trace - the address of the run's trace, to which clauses and facts lead; without it they are texts
 * @prop {?string} file - SHA-256 of the text that is shown; a review of another text says so
 * @prop {boolean} closed - whether no review can be requested now
 */
class ModelReview extends View {
  static properties = {
    portfolio: {},
    path: {},
    trace: {},
    file: {},
    closed: { type: Boolean },
    found: { state: true },
    waiting: { state: true },
    problem: { state: true },
  };

  willUpdate(changed) {
    if (changed.has('path')) this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watched = null;
  }

  async load() {
    const { path } = this;
    this.watched = path;
    this.found = this.problem = this.waiting = undefined;
    for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
      try {
        const found = await get(path);
        if (this.watched !== path) return;
        this.found = found;
      } catch (problem) {
        if (this.watched === path) this.problem = problem;
        return;
      }
      const [newest] = this.found.reviews;
      this.waiting = newest && !newest.outcome && Date.now() - Date.parse(newest.requested_at) < PATIENCE;
      if (!this.waiting) return;
      await new Promise(resolve => setTimeout(resolve, PAUSE));
    }
  }

  async request() {
    this.waiting = true;
    try {
      await post(this.path);
      await this.load();
    } catch (problem) {
      this.waiting = false;
      this.problem = problem;
    }
  }

  async draft(review) {
    try {
      const { version } = await post(`/portfolios/${this.portfolio}/reviews/${review.id}/draft`);
      go(`/portfolios/${this.portfolio}/strategy/versions/${version}`);
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    const { found, problem } = this;
    if (!found && !problem) return nothing;
    if (found && !found.terms && !found.reviews.length) return nothing;
    return html`<section aria-labelledby="model-review-head">
      <h2 id="model-review-head">Second opinion</h2>
      <ta-problem .problem=${problem}></ta-problem>
      ${found?.terms ? this.asking(found) : nothing}
      ${found?.reviews.filter(review => review.outcome).map((review, n) => this.said(review, n))}
    </section>`;
  }

  asking({ terms, left }) {
    const names = terms.names ? 'with the names in it' : 'without names';
    return html`<p class="no-print">A ${term('model review')} sends the policy, the orders and the figures,
        ${names}, to <b>${terms.model}</b> at <b>${terms.host}</b>. It changes nothing.</p>
      <p class="actions no-print">
        <button class="plain" ?disabled=${this.waiting || this.closed || left === 0}
          @click=${this.request}>Ask for a review</button>
        <span class="quiet" role="status">${this.state(left, terms)}</span>
      </p>`;
  }

  state(left, terms) {
    if (this.waiting) return 'The model is asked. This may take some minutes.';
    if (this.found.reviews[0] && !this.found.reviews[0].outcome)
      return 'The last review has not ended. The page Queue says why.';
    if (left === 0) return `All ${terms.per_day} of the last 24 hours are used up.`;
    return `${count(left, 'review')} left of ${terms.per_day} a day.`;
  }

  said(review, n) {
    const { outcome } = review;
    const older = this.file && outcome.file_sha256 && this.file !== outcome.file_sha256;
    return html`<details class="said" ?open=${n === 0}>
      <summary><b>${VERDICTS[outcome.verdict]}.</b> <span class="quiet">${outcome.model},
        ${moment(review.ended_at)}${older ? ', of another text than the one shown here' : ''}</span></summary>
      <p>${outcome.summary ?? outcome.problem}</p>
      ${
        outcome.notes.length
          ? html`<ul>${outcome.notes.map(note => html`<li>${note.text} ${this.grounds(note)}</li>`)}</ul>`
          : nothing
      }
      ${outcome.changes.length ? this.changes(review) : nothing}
      ${outcome.remark ? html`<p class="quiet">${outcome.remark}</p>` : nothing}
    </details>`;
  }

  /** What a note points to. */
  grounds({ clauses, facts }) {
    const one = (kind, text) =>
      this.trace
        ? html` <a href="${this.trace}?${kind}=${encodeURIComponent(text)}"><code>${text}</code></a>`
        : html` <code>${text}</code>`;
    return [...clauses.map(text => one('clause', text)), ...facts.map(text => one('fact', text))];
  }

  changes(review) {
    return html`<p>It would change the policy:</p>
      <ul>${review.outcome.changes.map(
        ({ clause, value, why }) => html`<li><code>${clause}</code> to <code>${value}</code>: ${why}</li>`,
      )}</ul>
      <p class="actions no-print"><button class="plain" @click=${() => this.draft(review)}>Make a draft of it</button>
        <span class="quiet">A draft has no effect until you approve it.</span></p>`;
  }
}

customElements.define('ta-model-review', ModelReview);
