package ta.rules.allocation;

import org.jspecify.annotations.Nullable;
import ta.rules.cadence.HoldVerdict;

/**
 * What the cadence could spend.
 *
 * @param available A, what the contribution and the cash allow
 * @param budget B when buying began; A if the cadence ended before
 * @param hold the verdict that ended the cadence; null if none did
 */
public record CadenceResult(
        Budget available, Budget budget, @Nullable HoldVerdict hold) {}
