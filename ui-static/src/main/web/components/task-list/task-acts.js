// What can be done about a task; each asks first, and says what it will do.

import { freshKey, patch, post, remove } from 'app/api.js';
import { doesNow, TASKS } from 'app/tasks.js';
import { html, nothing } from 'lit';
import { confirm } from '../confirm-dialog/confirm-dialog.js';
import { slotInWords } from './slots.js';

/** Pauses a task, or has it go on. @returns {Promise<?object>} the task as it is then */
export function turn(path, task) {
  const on = !task.enabled;
  return confirm({
    title: on ? `Have “${task.name}” go on` : `Pause “${task.name}”`,
    body: on
      ? html`<p>It is done again from its next time on. What it missed during the pause is not made up for; you can
        run it now besides.</p>`
      : html`<p>${
          task.next_slots.length
            ? html`It is not done on ${slotInWords(task.next_slots[0])}, nor at any time after,`
            : 'It is not done'
        } until you have it go on.
          What is under way is finished.</p>`,
    verb: on ? 'Have it go on' : 'Pause it',
    act: () => patch(`${path}/${task.id}`, { enabled: on }),
  });
}

/** @returns {Promise<?{run: ?object, job: ?string}>} what was begun */
export function runNow(path, task, frozen) {
  const key = freshKey();
  return confirm({
    title: `Run “${task.name}” now`,
    body: html`<p>${TASKS[task.task]?.does}</p><p>${doesNow(task.task)}</p>
      ${
        frozen && !TASKS[task.task]?.job
          ? html`<p><strong>The portfolio is frozen: the run will end without doing any of it.</strong></p>`
          : nothing
      }
      <p class="quiet">Its schedule stays as it is.</p>`,
    verb: 'Run it now',
    act: () => post(`${path}/${task.id}/run`, undefined, key),
  });
}

/** @returns {Promise<?boolean>} whether it is gone */
export function deleteTask(path, task) {
  return confirm({
    title: `Delete “${task.name}”`,
    body: html`<p>It is not done any more. Its runs, and what came of them, are kept. To stop it for a
      while, pause it instead.</p>
      <p>To have it back, make a task with the schedule <code>${task.schedule}</code>.</p>`,
    verb: 'Delete it',
    grave: true,
    act: async () => {
      await remove(`${path}/${task.id}`);
      return true;
    },
  });
}
