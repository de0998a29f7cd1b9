// Runs in words: what their states, outcomes and problems mean, and what can be done.

import { count, moment, money, plain, sentence, words } from 'app/format.js';
import { taskName } from 'app/tasks.js';
import { localTimeInWords } from 'components/task-list/slots.js';

/** In the order in which a run goes through them. */
export const STATES = {
  QUEUED: 'waits for a worker',
  RUNNING: 'is being made',
  SUCCEEDED: 'done',
  FAILED: 'failed',
  FROZEN: 'not made: frozen',
  SKIPPED: 'left out',
};
const OUTCOMES = {
  RECOMMENDATION: 'recommends orders',
  NO_ACTION: 'nothing to do',
  BLOCKED: 'stopped by the prices',
  FROZEN: 'stopped by the freeze',
};

export const stateInWords = run => STATES[run.state] ?? words(run.state);

/** A drift check looks and recommends nothing, whatever it sees. */
export function outcomeInWords({ task, outcome }) {
  if (!outcome) return '';
  return task === 'DRIFT_CHECK' && outcome === 'RECOMMENDATION'
    ? 'something has come up'
    : (OUTCOMES[outcome] ?? words(outcome));
}

/** Who asked for a run; a scheduler only does what the schedule of its task says. */
export const askedBy = run => (run.requested_by === 'scheduler' ? 'its schedule' : run.requested_by);

/** When; of one that a schedule asked for, its time by the clock of its task. */
export const askedWhen = run =>
  run.requested_by === 'scheduler' ? localTimeInWords(run.slot) : moment(run.requested_at);

export const isOver = run => run.state !== 'QUEUED' && run.state !== 'RUNNING';

const REMEDIES = {
  NO_POLICY: {
    text: 'Approve a version of your policy; a run pins the active one.',
    link: 'Strategy',
    path: '/strategy',
  },
  NO_PROVIDER: {
    text: 'Whoever runs the service names a source of prices in its settings. Until then, enter prices by hand.',
    link: 'Market',
    path: '/market',
  },
  PROVIDER: {
    text:
      'The source of prices gave no usable answer. Try the refresh again later; ' +
      'prices that were there before still count.',
  },
  INCOMPLETE: {
    text: 'The other prices are in. Look at those that are missing, and enter them by hand if they do not come.',
    link: 'Market',
    path: '/market',
  },
  FROZEN: {
    text: 'Look into what froze the portfolio, then lift the freeze with a reason and ask again.',
    link: 'Freeze',
    path: '/settings/freeze',
  },
  AS_OF_PAST: { text: 'Ask again without a time: the run then looks at all that is recorded.' },
  SNAPSHOT: {
    text: 'What is recorded does not fit the policy. Correct the entry or the listing that it names, then ask again.',
    link: 'Ledger',
    path: '/ledger',
  },
  MISSED: { text: 'Nothing is to be done about it.' },
  WORKER_DIED: { text: 'Nothing was decided and nothing was changed. Ask for the run again.' },
  DEFECT: {
    text: 'Nothing was decided and nothing was changed. Show this page to whoever runs the service; its log says more.',
  },
};

/** What can be done about a problem of a run. */
export const remedyOf = code =>
  REMEDIES[code] ?? { text: 'Nothing was decided. Mend what it says, then ask for the run again.' };

/** What a run without an explanation came to. */
export function headline(run, decision, currency) {
  if (!decision) return `${taskName(run.task)}: ${stateInWords(run)}`;
  const { body } = decision;
  switch (body.outcome) {
    case 'RECOMMENDATION':
      return `${sentence(body.lines.map(line => order(line, currency)).join('; '))}.`;
    case 'BLOCKED':
      return `No advice: ${count(body.findings.length, 'finding')} in the prices. Put the data right first.`;
    case 'FROZEN':
      return 'No advice: the portfolio is frozen.';
    default:
      return `Nothing to buy or sell: ${body.reasons.map(reason => words(reason)).join(', ')}.`;
  }
}

function order({ side, estimated_units: units, listing, estimated_amount: about }, currency) {
  const what = `${count(plain(units), 'unit')} of ${listing.split(':').at(-1)}`;
  return `${side === 'SELL' ? 'sell' : 'buy'} ${what}, about ${money(about, currency)}`;
}
