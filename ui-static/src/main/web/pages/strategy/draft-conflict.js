import { View } from 'app/view.js';
import { html } from 'lit';
import 'components/policy-text/policy-text.js';
import { draftOf } from './begin-draft.js';

/**
 * A draft that was changed elsewhere while it was written here: both texts, and which one to keep.
 *
 *     <ta-draft-conflict .keeper=${keeper} .portfolio=${id}></ta-draft-conflict>
 */
class DraftConflict extends View {
  static properties = { keeper: { attribute: false }, portfolio: {} };

  render() {
    const { policy, theirs } = this.keeper;
    const isDraft = theirs.version.state === 'DRAFT';
    return html`<div class="problem" role="alert">
      <p><strong>${
        isDraft
          ? 'This draft was changed elsewhere while you wrote.'
          : 'This draft was approved elsewhere while you wrote.'
      }</strong></p>
      <p>Nothing is lost: what you wrote is kept in this browser, the other text at the service. The lines
        that differ are lit up.</p>
      <p class="actions">
        ${
          isDraft
            ? html`<button @click=${() => this.keeper.keepMine()}>Save what I wrote</button>`
            : html`<button @click=${() => draftOf(this.portfolio, policy, 'what you wrote')}>Begin a new draft
              with what I wrote</button>`
        }
        <button class="plain" @click=${() => this.keeper.takeTheirs()}>Take the other text</button>
      </p>
    </div>
    <div class="side-by-side equal">
      <section><h2>What you wrote</h2>${this.text(policy, theirs.policy, 'What you wrote')}</section>
      <section><h2>The other text</h2>${this.text(theirs.policy, policy, 'The other text')}</section>
    </div>`;
  }

  text(text, other, label) {
    const known = new Set(other.split('\n'));
    const lit = new Set(text.split('\n').flatMap((line, place) => (known.has(line) ? [] : [place + 1])));
    return html`<ta-policy-text silent label=${label} .text=${text} .lit=${lit}></ta-policy-text>`;
  }
}

customElements.define('ta-draft-conflict', DraftConflict);
