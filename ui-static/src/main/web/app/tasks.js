// What can be done unattended, in words; the runs among them can be asked for at any time.

import { sentence, words } from 'app/format.js';

/** `job` is the kind of the job that does it, where it makes no run. */
export const TASKS = {
  WEEKLY_REVIEW: {
    name: 'Weekly review',
    does:
      'It values the portfolio, checks the prices and looks at drift, waves and sunsets. ' +
      'It orders nothing from the contribution.',
  },
  MONTHLY_ALLOCATION: { name: 'Monthly allocation', does: 'It decides what this month’s contribution buys.' },
  QUARTERLY_REBALANCE: {
    name: 'Quarterly rebalance',
    does: 'It decides by the quarterly clause of your policy, in whichever month.',
  },
  PRICE_REFRESH: {
    name: 'Price refresh',
    does: 'It asks the sources for prices and exchange rates, and checks what comes in.',
  },
  DRIFT_CHECK: {
    name: 'Drift check',
    does: 'It looks whether a sleeve has left its band, and tells you so. It recommends nothing.',
  },
  RETENTION: {
    name: 'Housekeeping',
    does:
      'It deletes what is past its retention time: snapshots of old runs, settled alerts, old notifications. ' +
      'Ledger, decisions and advice stay.',
    job: 'PRUNE',
  },
  BACKUP: {
    name: 'Backup',
    does: 'It dumps the whole database, and proves that the dump can be brought back.',
    job: 'BACK_UP',
    ofInstallation: true,
  },
  ANCHOR: {
    name: 'Anchor',
    does: 'It signs where each chain of records ends, so that one that is cut off later shows.',
    job: 'ANCHOR',
    ofInstallation: true,
  },
};

/** Those that make a run. */
export const RUN_TASKS = Object.fromEntries(Object.entries(TASKS).filter(([, { job }]) => !job));

export const taskName = task => TASKS[task]?.name ?? sentence(words(task));

/** What asking for it now will do, beyond what it does. */
export function doesNow(task) {
  if (task === 'PRICE_REFRESH')
    return 'Prices are added, none is overwritten. Whatever fails a check is set aside for you to look at.';
  if (TASKS[task]?.job)
    return 'It is done once, beside its schedule. Asked for again before that has ended, it is not begun twice.';
  const looks = 'It looks at prices and ledger as they are now, and follows your active policy. It places no orders.';
  const which = task === 'WEEKLY_REVIEW' ? 'orders for a wave or a sunset' : 'orders';
  const replaces =
    `If it recommends ${which}, they take the place of an open recommendation of the same sort. ` +
    'You can ignore the new one afterwards; the old one does not come back.';
  return task === 'DRIFT_CHECK' ? looks : `${looks} ${replaces}`;
}
