import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';

let nextId = 0;

/**
 * A labelled control with its hint, and with what is wrong with it, where it is wrong.
 *
 *     field('Reason', html`<input name="reason" required>`, { hint: 'Kept for ever.', fault: faults.get('/reason') })
 *
 * @param {string} label
 * @param {unknown} control an input, select, textarea or listing field
 * @param {{hint?: unknown, fault?: ?string}} more
 */
export function field(label, control, { hint, fault } = {}) {
  return html`<div class="form-field" ${ref(element => element && tie(element, Boolean(fault)))}>
    <label>${label}${control}</label>
    ${fault ? html`<p class="fault">${fault}</p>` : nothing}${hint ? html`<p class="hint">${hint}</p>` : nothing}
  </div>`;
}

/** A reader of the screen hears hint and fault with the control, once both are drawn. */
function tie(element, wrong) {
  requestAnimationFrame(() => {
    const control = element.querySelector('input, select, textarea');
    const notes = [...element.querySelectorAll(':scope > .fault, :scope > .hint')];
    for (const note of notes) note.id ||= `note-${nextId++}`;
    if (notes.length) control?.setAttribute('aria-describedby', notes.map(note => note.id).join(' '));
    else control?.removeAttribute('aria-describedby');
    if (wrong) control?.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
  });
}

/**
 * What the API found wrong, by place: the pointers of `errors` below `at`.
 *
 * @param {import('app/api.js').Problem} problem
 * @returns {Map<string, string>} a sentence for each pointer
 */
export const faultsOf = problem => new Map(problem.errors.map(error => [error.at, error.detail]));
