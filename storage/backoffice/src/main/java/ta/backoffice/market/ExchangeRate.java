package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One {@code base} in {@code quote}, at a moment.
 *
 * @param observations what it was derived from: one, or two of a cross
 */
public record ExchangeRate(String base, String quote, BigDecimal rate, Instant asOf, List<UUID> observations) {}
