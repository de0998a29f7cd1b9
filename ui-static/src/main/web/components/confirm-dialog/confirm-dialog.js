import { html, nothing, render } from 'lit';
import '../problem-note/problem-note.js';

/**
 * Asks before something lasting is done, says with figures what it will do, and does it while the dialog is open: what
 * is refused is shown where it was asked for, and nothing that was typed is lost.
 *
 *     const done = await confirm({
 *       title: 'Lift the freeze',
 *       body: html`<p>Runs and refreshes begin again.</p><label>Why <input name="reason" required></label>`,
 *       verb: 'Lift it',
 *       act: fields => post(`/portfolios/${id}/unfreeze`, { reason: fields.get('reason') }),
 *     });
 *
 * @param {{title: string, body: unknown, verb: string, act: (fields: FormData) => Promise<T>, grave?: boolean}}
 *     question
 * @returns {Promise<T | undefined>} what `act` answered; undefined when the person thought better of it
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
