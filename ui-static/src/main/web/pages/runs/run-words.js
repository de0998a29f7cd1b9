// The states, outcomes and problems of runs in words.

import { count, moment, money, plain, sentence, words } from 'app/format.js';
import { taskName } from 'app/tasks.js';
import { localTimeInWords } from 'components/task-list/slots.js';

/** The states in their order. */
export const STATES = {
  QUEUED: 'waiting for a worker',
  RUNNING: 'running',
  SUCCEEDED: 'done',
  FAILED: 'failed',
  FROZEN: 'not run: frozen',
  SKIPPED: 'skipped',
};
const OUTCOMES = {
  RECOMMENDATION: 'orders recommended',
  NO_ACTION: 'no orders due',
  BLOCKED: 'blocked by price checks',
  FROZEN: 'blocked by the freeze',
};

export const stateInWords = run => STATES[run.state] ?? words(run.state);

/** The outcome of a run. A drift check recommends nothing, even if its outcome is RECOMMENDATION. */
export function outcomeInWords({ task, outcome }) {
  if (!outcome) return '';
  return task === 'DRIFT_CHECK' && outcome === 'RECOMMENDATION'
    ? 'a sleeve has left its band'
    : (OUTCOMES[outcome] ?? words(outcome));
}

/** Who requested a run. */
export const askedBy = run => (run.requested_by === 'scheduler' ? 'its schedule' : run.requested_by);

/** When a run was requested; for a scheduled run, its time in the zone of the task. */
export const askedWhen = run =>
  run.requested_by === 'scheduler' ? localTimeInWords(run.slot) : moment(run.requested_at);

export const isOver = run => run.state !== 'QUEUED' && run.state !== 'RUNNING';

const REMEDIES = {
  NO_POLICY: {
    text: 'Approve a version of your policy: a run uses the active one.',
    link: 'Strategy',
    path: '/strategy',
  },
  NO_PROVIDER: {
    text: 'Choose where the prices come from.',
    link: 'Prices and rates',
    path: '/settings/providers',
  },
  PROVIDER: {
    text: 'Earlier prices still count. If a symbol is wrong, correct and try it; otherwise fetch again later.',
    link: 'Prices and rates',
    path: '/settings/providers',
  },
  INCOMPLETE: {
    text: 'The other prices have arrived. Check the missing ones, and enter them by hand if they do not arrive.',
    link: 'Market',
    path: '/market',
  },
  FROZEN: {
    text: 'Find out what froze the portfolio, then lift the freeze and start the run again.',
    link: 'Freeze',
    path: '/settings/freeze',
  },
  AS_OF_PAST: { text: 'Start the run again without a time: it then uses everything that is recorded.' },
  SNAPSHOT: {
    text: 'The records do not fit the policy. Correct the entry or the listing it names, then start the run again.',
    link: 'Ledger',
    path: '/ledger',
  },
  MISSED: { text: 'There is nothing to do.' },
  WORKER_DIED: { text: 'Nothing was decided or changed. Start the run again.' },
  DEFECT: {
    text: 'Nothing was decided or changed. Send this page to the administrator; the log of the service has details.',
  },
};

/** What to do about a problem of a run. */
export const remedyOf = code =>
  REMEDIES[code] ?? { text: 'Nothing was decided. Fix the cause, then start the run again.' };

/** The headline of a run without an explanation. */
export function headline(run, decision, currency) {
  if (!decision) return `${taskName(run.task)}: ${stateInWords(run)}`;
  const { body } = decision;
  switch (body.outcome) {
    case 'RECOMMENDATION':
      return [sentence(body.lines.map(line => order(line, currency)).join('; ')), ...body.reasons.map(inWords), '']
        .join('. ')
        .trim();
    case 'BLOCKED':
      return `No recommendation: ${count(body.findings.length, 'finding')} in the prices. Review them first.`;
    case 'FROZEN':
      return 'No recommendation: the portfolio is frozen.';
    default:
      return `Nothing to buy or sell: ${body.reasons.map(words).join(', ')}.`;
  }
}

const inWords = reason => sentence(words(reason));

function order({ side, estimated_units: units, listing, estimated_amount: about }, currency) {
  const what = `${count(plain(units), 'unit')} of ${listing.split(':').at(-1)}`;
  return `${side === 'SELL' ? 'sell' : 'buy'} ${what}, about ${money(about, currency)}`;
}
