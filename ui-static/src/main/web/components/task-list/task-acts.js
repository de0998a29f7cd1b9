// Actions on a task. Each shows its effect and asks for confirmation.

import { patch, remove } from 'app/api.js';
import { doesNow, TASKS } from 'app/tasks.js';
import { html, nothing } from 'lit';
import { confirm } from '../confirm-dialog/confirm-dialog.js';
import { slotInWords } from './slots.js';

/** Pauses or resumes a task. @returns {Promise<?object>} the task after the change */
export function turn(path, task) {
  const on = !task.enabled;
  return confirm({
    title: on ? `Resume “${task.name}”` : `Pause “${task.name}”`,
    body: on
      ? html`<p>It runs again from its next time on. Times during the pause are not made up for, but you can run it
        now.</p>`
      : html`<p>${
          task.next_slots.length
            ? html`It does not run on ${slotInWords(task.next_slots[0])} or later`
            : 'It does not run'
        } until you resume it. A run in progress is finished.</p>`,
    verb: on ? 'Resume' : 'Pause',
    act: () => patch(`${path}/${task.id}`, { enabled: on }),
  });
}

/** @returns {Promise<?{run: ?object, job: ?string}>} what was started */
export function runNow(path, task, frozen) {
  return confirm({
    title: `Run “${task.name}” now`,
    body: html`<p>${TASKS[task.task]?.does}</p><p>${doesNow(task.task)}</p>
      ${
        frozen && !TASKS[task.task]?.job
          ? html`<p><strong>The portfolio is frozen: the run will end without doing anything.</strong></p>`
          : nothing
      }
      <p class="quiet">Its schedule does not change.</p>`,
    verb: 'Run now',
    act: (_, send) => send(`${path}/${task.id}/run`),
  });
}

/** @returns {Promise<?boolean>} whether it was deleted */
export function deleteTask(path, task) {
  return confirm({
    title: `Delete “${task.name}”`,
    body: html`<p>It does not run any more. Its runs and their results are kept. To stop it for a while,
      pause it instead.</p>
      <p>To undo this, create a task with the schedule <code>${task.schedule}</code>.</p>`,
    verb: 'Delete',
    grave: true,
    act: async () => {
      await remove(`${path}/${task.id}`);
      return true;
    },
  });
}
