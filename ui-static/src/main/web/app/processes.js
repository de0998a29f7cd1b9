// The processes of the installation: names, and what does not work without them.

import { moment } from 'app/format.js';

export const KINDS = {
  API: { name: 'API', does: 'serves these pages' },
  SCHEDULER: { name: 'Scheduler', does: 'starts each task at its time' },
  WORKER: { name: 'Worker', does: 'runs the jobs' },
};

/** Whether at least one process of a kind is alive. */
export const isAlive = (processes, kind) => processes.some(process => process.kind === kind && process.alive);

/** Sentences for what does not happen now, with the time since when; empty if all is well. */
export function standstill(processes) {
  return [
    ['SCHEDULER', 'No task starts by itself: no scheduler'],
    ['WORKER', 'Jobs wait: no worker'],
  ]
    .filter(([kind]) => !isAlive(processes, kind))
    .map(([kind, says]) => `${says} ${seen(processes, kind)}.`);
}

/** The service remembers a process that died for a day, and forgets one that stopped normally. */
function seen(processes, kind) {
  const last = processes
    .filter(process => process.kind === kind)
    .map(process => process.seen_at)
    .sort()
    .at(-1);
  return last ? `has been seen since ${moment(last)}` : 'is running';
}
