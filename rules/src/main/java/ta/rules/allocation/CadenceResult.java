package ta.rules.allocation;

import ta.rules.cadence.HoldVerdict;

/**
 * What the cadence had to spend.
 *
 * @param available A, what the contribution and the cash allow
 * @param budget B as it stood when the buying began, or A where the cadence ended before
 * @param hold the verdict that ended it; null where none did
 */
public record CadenceResult(Budget available, Budget budget, HoldVerdict hold) {}
