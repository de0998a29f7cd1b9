import { forget } from 'app/leaving.js';
import { figureAdvice, typedDecimal } from 'app/typed.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import { bandsSection } from './bands-section.js';
import { hiddenSection } from './fields.js';
import { addSection, fundsSection } from './funds-section.js';
import { costsSection, payingInSection, takingOutSection, titleSection } from './money-sections.js';
import { PolicyDoc } from './policy-doc.js';
import { refusalsSection } from './refusals-section.js';

/** What a figure of a kind may be, and what to say otherwise. */
const KINDS = {
  money: [/^\d+(\.\d{1,2})?$/, 'Write an amount of at least 0, with at most two decimals.'],
  count: [/^\d+$/, 'Write a whole number.'],
  percent: [/^\d+(\.\d+)?$/, 'Write a figure of at least 0.'],
};

/**
 * A form that edits the text of a policy in place. Each answer is written at once; clauses that the form does not know
 * stay as they were typed.
 *
 *     <ta-policy-form .text=${text} .faults=${errors} currency="GBP" .effect=${html`…`} @text-changed=${…}
 *       @line-asked=${…}></ta-policy-form>
 *
 * @element ta-policy-form
 * @prop {string} text - the policy
 * @prop {?object[]} faults - the errors of this text as the API sends them
 * @prop {string} currency - the base currency
 * @prop {unknown} effect - what the policy would do today; shown below the last answer
 *
 * @fires {CustomEvent<string>} text-changed - the text, after each answer
 * @fires {CustomEvent<number>} line-asked - a line that the user wants to see in the JSON, from 1
 */
class PolicyForm extends View {
  static properties = { text: {}, faults: { attribute: false }, currency: {}, effect: { attribute: false } };

  constructor() {
    super();
    /** What was typed and is no figure, by field: `{typed, fault}`. */
    this.refused = new Map();
    /** The codes of sleeves whose targets are kept while others change. */
    this.kept = new Set();
    /** The policy when the form was opened. */
    this.begun = null;
    /** The section that the user is in, and that of the last answer. */
    this.entered = null;
    this.answered = null;
  }

  willUpdate(changed) {
    if (changed.has('text')) this.doc = new PolicyDoc(this.text);
    this.begun ??= this.doc;
  }

  render() {
    const { fault } = this.doc;
    if (fault)
      return html`<div class="problem" role="alert"><p><strong>${fault.message}</strong></p>
        <p>Nothing is lost: mend it in the JSON, and the form is here again.</p>
        <p><button class="plain" @click=${() => this.tell('line-asked', fault.line ?? 1)}>Open the JSON</button></p>
      </div>`;
    return html`<form class="policy-form" @submit=${event => event.preventDefault()}>
      ${[
        titleSection,
        fundsSection,
        addSection,
        bandsSection,
        payingInSection,
        takingOutSection,
        costsSection,
        refusalsSection,
        hiddenSection,
      ].map(section => section(this, this.doc))}
    </form>`;
  }

  /** A question with its answers, and below the last answer what it would do today. */
  section(key, question, content) {
    const enter = () => (this.entered = key);
    return html`<section aria-labelledby="ask-${key}" @focusin=${enter} @pointerdown=${enter}>
      <h2 id="ask-${key}">${question}</h2>
      ${content}
      ${this.answered === key && this.effect ? html`<p class="effect" role="status">${this.effect}</p>` : nothing}
    </section>`;
  }

  /** Writes an answer into the text. */
  write(text) {
    if (text === this.text) {
      this.requestUpdate();
      return;
    }
    this.text = text;
    this.answered = this.entered;
    this.tell('text-changed', text);
  }

  /**
   * Reads a typed figure and writes it, or says what is wrong with it and leaves it in its field.
   *
   * @param {HTMLInputElement} input
   * @param {{key: string, kind: keyof typeof KINDS, optional: boolean, most: ?string, write: (figure: string) =>
   *     string}} how `write` gets an empty text where an optional figure is left out
   */
  take(input, { key, kind, optional, check, write }) {
    const typed = input.value.trim();
    const figure = typed === '' ? '' : typedDecimal(typed);
    const fault = this.faultOfTyped(typed, figure, kind, optional) ?? (figure && check?.(figure));
    if (fault) {
      this.refused.set(key, { typed: input.value, fault });
      this.requestUpdate();
      return;
    }
    this.refused.delete(key);
    this.write(write(figure));
    forget(input.parentElement);
  }

  faultOfTyped(typed, figure, kind, optional) {
    if (figure === '') return optional ? null : 'A figure is needed here.';
    if (figure === null) return `“${typed}” is no number. ${figureAdvice(typed) ?? 'Write it like 1,234.50.'}`;
    const [pattern, fault] = KINDS[kind];
    return pattern.test(figure) ? null : fault;
  }

  /** What is wrong with a field: with what was typed, else with what the text has there. */
  faultAt(key, pointer = key) {
    return this.refused.get(key)?.fault ?? this.faults?.find(fault => fault.pointer === pointer)?.message ?? null;
  }
}

customElements.define('ta-policy-form', PolicyForm);
