/** The verdicts of a review. */
export const VERDICTS = {
  ACCEPT: 'accepted',
  REJECT: 'rejected: not used',
  CORRECT: 'corrected by hand',
  TERMS: 'right, but in another unit',
};
