import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import 'components/policy-text/policy-text.js';
import { draftOf } from './begin-draft.js';

/**
 * Both texts of a draft that was changed elsewhere meanwhile, and buttons to choose one.
 *
 *     <ta-draft-conflict .keeper=${keeper} .portfolio=${id}></ta-draft-conflict>
 *
 * @element ta-draft-conflict
 * @prop {DraftKeeper} keeper - in the state `conflict`
 * @prop {string} portfolio - the id of the portfolio
 */
class DraftConflict extends View {
  static properties = { keeper: { attribute: false }, portfolio: {} };

  render() {
    const { policy, theirs } = this.keeper;
    const isDraft = theirs.version.state === 'DRAFT';
    return html`<div class="problem" role="alert">
      <p><strong>${
        isDraft
          ? 'This draft was changed elsewhere while you were editing it.'
          : 'This draft was approved elsewhere while you were editing it.'
      }</strong></p>
      <p>Nothing is lost: your text is kept in this browser, the other text in the service. The lines that
        differ are highlighted.</p>
      <p class="actions">
        ${
          isDraft
            ? html`<button @click=${() => this.keeper.keepMine()}>Save my text</button>`
            : html`<button @click=${() => this.begin()}>Create a new draft
              with my text</button>`
        }
        <button class="plain" @click=${() => this.keeper.takeTheirs()}>Use the other text</button>
      </p>
    </div>
    <div class="side-by-side equal">
      <section><h2>Your text</h2>${this.text(policy, theirs.policy, 'Your text')}</section>
      <section><h2>The other text</h2>${this.text(theirs.policy, policy, 'The other text')}</section>
    </div>
    ${this.manifestos(theirs.manifesto ?? '')}`;
  }

  begin() {
    const { policy, manifesto } = this.keeper;
    return draftOf(this.portfolio, policy, 'your text', manifesto);
  }

  /** The manifestos, if they differ. */
  manifestos(other) {
    const { manifesto } = this.keeper;
    return manifesto === other
      ? nothing
      : html`<div class="side-by-side equal">
          <section><h2>Your manifesto</h2>${this.text(manifesto, other, 'Your manifesto')}</section>
          <section><h2>The other manifesto</h2>${this.text(other, manifesto, 'The other manifesto')}</section>
        </div>`;
  }

  text(text, other, label) {
    const known = new Set(other.split('\n'));
    const lit = new Set(text.split('\n').flatMap((line, place) => (known.has(line) ? [] : [place + 1])));
    return html`<ta-policy-text silent label=${label} .text=${text} .lit=${lit}></ta-policy-text>`;
  }
}

customElements.define('ta-draft-conflict', DraftConflict);
