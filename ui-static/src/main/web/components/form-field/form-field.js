import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';

let nextId = 0;

/**
 * A labelled control with a hint and an error.
 *
 *     field('Reason', html`<input name="reason" required>`, { hint: 'Permanent.', fault: faults.get('/reason') })
 *
 * @param {string} label
 * @param {unknown} control an input, select, textarea or listing field
 * @param {{hint?: unknown, fault?: ?string}} more `fault` is the error message
 */
export function field(label, control, { hint, fault } = {}) {
  return html`<div class="form-field" ${ref(element => element && tie(element, Boolean(fault)))}>
    <label>${label}${control}</label>
    ${fault ? html`<p class="fault">${fault}</p>` : nothing}${hint ? html`<p class="hint">${hint}</p>` : nothing}
  </div>`;
}

/** Ties hint and error to the control for screen readers, once they are rendered. */
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
 * The errors of a problem by field.
 *
 * @param {import('app/api.js').Problem} problem
 * @returns {Map<string, string>} sentences by JSON pointer
 */
export const faultsOf = problem => new Map(problem.errors.map(error => [error.at, error.detail]));
