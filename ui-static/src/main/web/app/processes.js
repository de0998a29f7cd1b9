// The processes of the installation, in words.

import { moment } from 'app/format.js';

export const KINDS = {
  API: { name: 'API', does: 'answers these pages' },
  SCHEDULER: { name: 'Scheduler', does: 'starts each task at its time' },
  WORKER: { name: 'Worker', does: 'does the jobs' },
};

/** Whether one of a kind is at work. */
export const isAlive = (processes, kind) => processes.some(process => process.kind === kind && process.alive);

/** What does not happen now, and since when; empty when all does. */
export function standstill(processes) {
  return [
    ['SCHEDULER', 'Nothing begins on its own at the moment: no scheduler'],
    ['WORKER', 'What is asked for waits: no worker'],
  ]
    .filter(([kind]) => !isAlive(processes, kind))
    .map(([kind, says]) => `${says} ${seen(processes, kind)}.`);
}

/** One that died is remembered for a day, one that ended by itself is not. */
function seen(processes, kind) {
  const last = processes
    .filter(process => process.kind === kind)
    .map(process => process.seen_at)
    .sort()
    .at(-1);
  return last ? `has been seen since ${moment(last)}` : 'is at work';
}
