import { poster } from 'app/api.js';
import { html, nothing, render } from 'lit';
import '../problem-note/problem-note.js';

/**
 * Asks before a lasting change and shows its effect. The change is made while the dialog is open, so that an error is
 * shown in the dialog and nothing typed is lost. What is under way cannot be called off, so until the answer comes
 * neither Escape nor Cancel nor Back closes the dialog.
 *
 *     const done = await confirm({
 *       title: 'Lift the freeze',
 *       body: html`<p>Runs and refreshes start again.</p><label>Reason <input name="reason" required></label>`,
 *       verb: 'Lift the freeze',
 *       act: (fields, send) => send(`/portfolios/${id}/unfreeze`, { reason: fields.get('reason') }),
 *     });
 *
 * @param {{title: string, body: unknown, verb: string, grave?: boolean,
 *     act: (fields: FormData, send: ReturnType<typeof poster>) => Promise<T>}} question `send` is a `post` that makes
 *     the change once, even if its answer was lost and the user tries again
 * @returns {Promise<T | undefined>} the result of `act`; undefined if the user cancelled
 */
export function confirm({ title, body, verb, act, grave = false }) {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', title);
  document.body.append(dialog);
  return new Promise(resolve => {
    let answer;
    let busy = false;
    const send = poster();
    const draw = (state = {}) =>
      render(
        html`<form @submit=${submit}>
          <h2>${title}</h2>
          ${body}
          ${busy ? html`<p class="quiet" role="status">Waiting for the answer …</p>` : nothing}
          ${state.problem ? html`<ta-problem .problem=${state.problem}></ta-problem>` : nothing}
          <div class="actions">
            <button class=${grave ? 'grave' : ''} ?disabled=${busy}>${verb}</button>
            <button type="button" class="plain" ?disabled=${busy} @click=${() => dialog.close()}>Cancel</button>
          </div>
        </form>`,
        dialog,
      );
    async function submit(event) {
      event.preventDefault();
      if (busy) return;
      const fields = new FormData(event.target);
      busy = true;
      draw();
      try {
        answer = (await act(fields, send)) ?? null;
        busy = false;
        dialog.close();
      } catch (problem) {
        busy = false;
        draw({ problem });
      }
    }
    const wait = event => busy && event.preventDefault();
    dialog.addEventListener('cancel', wait);
    dialog.addEventListener('keydown', event => event.key === 'Escape' && wait(event));
    dialog.addEventListener('close', () => {
      if (busy) {
        dialog.showModal(); // a browser lets a second Escape through
        return;
      }
      dialog.remove();
      resolve(answer);
    });
    draw();
    dialog.showModal();
  });
}
