package ta.backoffice.advice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A trade of the ledger that counts as a fill of a recommendation.
 *
 * @param asOf the moment that the recommendation's run looked at
 * @param line the number of the line, from 1
 * @param units how many of the trade's units count for the line
 */
public record MatchedTrade(UUID recommendationId, Instant asOf, int line, UUID entryId, BigDecimal units) {}
