/** What people said of an observation. */
export const VERDICTS = {
  ACCEPT: 'accepted as right',
  REJECT: 'rejected: counts for nothing',
  CORRECT: 'corrected by hand',
  TERMS: 'right, in another unit',
};
