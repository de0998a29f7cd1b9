// The processes of the installation, in words.

import { moment } from 'app/format.js';

export const KINDS = {
  API: { name: 'API', does: 'answers these pages' },
  SCHEDULER: { name: 'Scheduler', does: 'starts each task at its time' },
  WORKER: { name: 'Worker', does: 'does the jobs' },
};

/** Whether one of a kind is at work. */
export const isAlive = (processes, kind) => processes.some(process => process.kind === kind && process.alive);

/** What does not happen now, and since when; empty when all do. */
export function standstill(processes) {
  const says = [];
  if (!isAlive(processes, 'SCHEDULER')) says.push(`Nothing begins on its own at the moment: no scheduler has been seen${since(processes, 'SCHEDULER')}.`);
  if (!isAlive(processes, 'WORKER')) says.push(`What is asked for waits at the moment: no worker has been seen${since(processes, 'WORKER')}.`);
  return says;
}

/** One that died is remembered for a day. */
function since(processes, kind) {
  const last = processes.filter(process => process.kind === kind).map(process => process.seen_at).sort().at(-1);
  return last ? ` since ${moment(last)}` : ' for a day';
}
