// The tasks by name. Those that make a run can also be started by hand.

import { sentence, words } from 'app/format.js';

/** `job` is the kind of job, for a task that makes no run. */
export const TASKS = {
  WEEKLY_REVIEW: {
    name: 'Weekly review',
    does:
      'Values the portfolio, checks the prices, and looks at drift, waves and sunsets. ' +
      'It spends no contribution and raises no withdrawal.',
  },
  MONTHLY_ALLOCATION: {
    name: 'Monthly allocation',
    does: 'Decides what this month’s contribution buys, and what is sold for a withdrawal.',
  },
  QUARTERLY_REBALANCE: {
    name: 'Quarterly rebalance',
    does: 'Applies the quarterly clause of your policy, in any month.',
  },
  PRICE_REFRESH: {
    name: 'Price refresh',
    does: 'Fetches prices and exchange rates from the providers and checks them.',
  },
  DRIFT_CHECK: {
    name: 'Drift check',
    does: 'Checks whether a sleeve has left its band, and notifies you. It recommends no orders.',
  },
  RETENTION: {
    name: 'Housekeeping',
    does:
      'Deletes what is past its retention time: snapshots of old runs, resolved alerts, old notifications. ' +
      'Ledger, decisions and advice are kept.',
    job: 'PRUNE',
  },
  BACKUP: {
    name: 'Backup',
    does: 'Writes the whole database to a file and proves that it can be restored.',
    job: 'BACK_UP',
    ofInstallation: true,
  },
  ANCHOR: {
    name: 'Anchor',
    does: 'Signs the end of each audit chain, so that a later deletion at its end is noticed.',
    job: 'ANCHOR',
    ofInstallation: true,
  },
};

/** The tasks that make a run. */
export const RUN_TASKS = Object.fromEntries(Object.entries(TASKS).filter(([, { job }]) => !job));

export const taskName = task => TASKS[task]?.name ?? sentence(words(task));

/** What happens if the task is run now, besides what it always does. */
export function doesNow(task) {
  if (task === 'PRICE_REFRESH')
    return 'Prices are added; none is overwritten. A price that fails a check is set aside for your review.';
  if (TASKS[task]?.job)
    return 'It runs once, in addition to its schedule. If it is already running, no second run starts.';
  const looks = 'It uses the prices and the ledger as they are now, and your active policy. It places no orders.';
  const which = task === 'WEEKLY_REVIEW' ? 'orders for a wave or a sunset' : 'orders';
  const replaces =
    `If it recommends ${which}, they replace an open recommendation of the same kind. ` +
    'You can ignore the new one, but the old one does not come back.';
  return task === 'DRIFT_CHECK' ? looks : `${looks} ${replaces}`;
}
