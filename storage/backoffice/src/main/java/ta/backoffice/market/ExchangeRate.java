package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one {@code base} costs in {@code quote} at a moment.
 *
 * @param pivot the currency through which a cross rate was made; empty for a quoted rate
 * @param observations ids of the observations that it was derived from: one, or two for a cross rate
 */
public record ExchangeRate(
        String base, String quote, BigDecimal rate, Instant asOf, Optional<String> pivot, List<UUID> observations) {}
