package ta.backoffice.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry as it stands in the ledger.
 *
 * @param sequence rises by portfolio, in the order of recording
 * @param reverses the entry that this one takes back; units, amount, fees and cost are then its negatives
 */
public record LedgerEntry(
        UUID id,
        long sequence,
        EntryType type,
        Optional<UUID> listingId,
        Optional<BigDecimal> units,
        BigDecimal amount,
        BigDecimal fees,
        Optional<BigDecimal> cost,
        Instant tradeTime,
        Optional<UUID> reverses) {

    /** Whether it moves units or their cost. */
    boolean movesUnits() {
        return listingId.isPresent() && units.isPresent();
    }
}
