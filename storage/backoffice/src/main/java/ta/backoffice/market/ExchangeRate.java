package ta.backoffice.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.rules.json.Decimals;

/**
 * What one {@code base} costs in {@code quote} at a moment.
 *
 * @param pivot the currency through which a cross rate was made; empty for a quoted rate
 * @param observations ids of the observations that it was derived from: one, or two for a cross rate
 */
public record ExchangeRate(
        String base, String quote, BigDecimal rate, Instant asOf, Optional<String> pivot, List<UUID> observations) {

    private static final MathContext INVERSE = new MathContext(20, RoundingMode.HALF_EVEN);

    /** What one unit of {@code currency}, the base or the quote, costs in the other one; with at most 18 decimals. */
    public BigDecimal costOf(String currency) {
        return base.equals(currency) ? rate : Decimals.atMost18(BigDecimal.ONE.divide(rate, INVERSE));
    }
}
