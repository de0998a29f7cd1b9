package ta.rules.allocation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import ta.rules.cadence.HoldVerdict;
import ta.rules.cadence.WithdrawalReading;

/**
 * What the cadence could spend.
 *
 * @param available A, what the contribution and the cash allow
 * @param budget B when buying began; A if the cadence ended before
 * @param hold the verdict that ended the cadence; null if none did
 * @param withdrawal null if the policy has none
 */
public record CadenceResult(
        Budget available,
        Budget budget,
        @Nullable HoldVerdict hold,
        @Nullable WithdrawalReading withdrawal) {

    /** R, what sells have to raise; 0 without a withdrawal. */
    public BigDecimal toRaise() {
        return withdrawal == null ? BigDecimal.ZERO : withdrawal.lacking();
    }
}
