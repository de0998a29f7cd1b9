package ta.rules.decision;

import org.jspecify.annotations.Nullable;
import ta.rules.valuation.DriftStatus;
import ta.rules.valuation.DriftVerdict;
import ta.rules.valuation.SleeveWeight;

/**
 * A sleeve's weight, and where it stands against its band.
 *
 * @param drift null for a sleeve within its band, unless the session was traced
 */
public record SleeveReport(SleeveWeight weight, @Nullable DriftVerdict drift) {

    public DriftStatus status() {
        return drift == null ? DriftStatus.WITHIN : drift.status();
    }
}
