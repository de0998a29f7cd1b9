import { html, nothing, render } from 'lit';
import '../problem-note/problem-note.js';

/**
 * Asks before a lasting change and shows its effect. The change is made while the dialog is open, so that an error is
 * shown in the dialog and nothing typed is lost.
 *
 *     const done = await confirm({
 *       title: 'Lift the freeze',
 *       body: html`<p>Runs and refreshes start again.</p><label>Reason <input name="reason" required></label>`,
 *       verb: 'Lift the freeze',
 *       act: fields => post(`/portfolios/${id}/unfreeze`, { reason: fields.get('reason') }),
 *     });
 *
 * @param {{title: string, body: unknown, verb: string, act: (fields: FormData) => Promise<T>, grave?: boolean}}
 *     question
 * @returns {Promise<T | undefined>} the result of `act`; undefined if the user cancelled
 */
export function confirm({ title, body, verb, act, grave = false }) {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', title);
  document.body.append(dialog);
  return new Promise(resolve => {
    let answer;
    const draw = (state = {}) =>
      render(
        html`<form @submit=${submit}>
          <h2>${title}</h2>
          ${body}
          ${state.problem ? html`<ta-problem .problem=${state.problem}></ta-problem>` : nothing}
          <div class="actions">
            <button class=${grave ? 'grave' : ''} ?disabled=${state.busy}>${verb}</button>
            <button type="button" class="plain" @click=${() => dialog.close()}>Cancel</button>
          </div>
        </form>`,
        dialog,
      );
    async function submit(event) {
      event.preventDefault();
      const fields = new FormData(event.target);
      draw({ busy: true });
      try {
        answer = (await act(fields)) ?? null;
        dialog.close();
      } catch (problem) {
        draw({ problem });
      }
    }
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    draw();
    dialog.showModal();
  });
}
