import { get } from 'app/api.js';
import { View } from 'app/view.js';
import { term } from 'components/term-hint/term-hint.js';
import { html } from 'lit';
import 'components/problem-note/problem-note.js';
import { draftFromFile, draftOfHoldings, draftOfSample, draftOfShipped } from './begin-draft.js';

/**
 * The ways to start a policy: in a form, from a sample, or from a file.
 *
 *     <ta-policy-starts portfolio=${id}></ta-policy-starts>
 *
 * @element ta-policy-starts
 * @prop {string} portfolio - the id of the portfolio
 */
class PolicyStarts extends View {
  static properties = { portfolio: {}, samples: { state: true }, problem: { state: true } };

  firstUpdated() {
    this.fetch();
  }

  async fetch() {
    await this.shown(async () => {
      this.samples = await get('/policy-samples');
    });
  }

  render() {
    const { portfolio } = this;
    return html`<ta-problem .problem=${this.problem} .retry=${() => this.fetch()}></ta-problem>
      <h2>In a form</h2>
      <p>It proposes a ${term('sleeve')} for each fund that you hold, and asks for the rest.</p>
      <p class="actions"><button @click=${() => this.shown(() => draftOfHoldings(portfolio))}>Write it in a
        form</button></p>
      <h2>From a sample</h2>
      <p>The funds and figures of the samples are examples, not advice. Change them to yours in the form.</p>
      <ul class="sample-list">${(this.samples ?? []).map(
        sample =>
          html`<li><button class="plain" @click=${() =>
            this.shown(() => draftOfSample(portfolio, sample))}>${sample.title}</button> ${sample.about}</li>`,
      )}<li><button class="plain" @click=${() => this.shown(() => draftOfShipped(portfolio))}>Sample: broad funds and
          four tilts</button> <span>Waiting money in a ${term('cash park')}, and a manifesto that explains it
          all.</span></li>
      </ul>
      <h2>From a file</h2>
      <p class="actions"><button class="plain" @click=${() => draftFromFile(portfolio)}>Start with a file</button></p>
`;
  }

  /** Shows the problem if it fails. */
  async shown(act) {
    this.problem = undefined;
    try {
      await act();
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('ta-policy-starts', PolicyStarts);
