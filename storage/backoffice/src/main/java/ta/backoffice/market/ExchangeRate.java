package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one {@code base} costs in {@code quote} at a moment.
 *
 * @param observations ids of the observations that it was derived from: one, or two for a cross rate
 */
public record ExchangeRate(String base, String quote, BigDecimal rate, Instant asOf, List<UUID> observations) {}
