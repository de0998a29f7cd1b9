package ta.rules.performance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/**
 * An entry of the ledger.
 *
 * @param listing what was traded, moved in kind, or paid the income; null if it is about cash alone
 * @param units of a trade or a movement in kind, else null; signed only for an ADJUSTMENT
 * @param amount the effect on cash, fees included; 0 for a movement in kind
 * @param fees part of the amount of a trade
 * @param cost what a movement in kind adds to the pooled cost; 0 for a TRANSFER_OUT
 * @param reverses the seq of the entry that this one takes back, or null
 */
public record BookEntry(
        long seq,
        EntryType type,
        Instant tradeTime,
        @Nullable ListingId listing,
        @Nullable BigDecimal units,
        BigDecimal amount,
        BigDecimal fees,
        BigDecimal cost,
        @Nullable Long reverses) {

    static final Comparator<BookEntry> BY_TIME =
            Comparator.comparing(BookEntry::tradeTime).thenComparingLong(BookEntry::seq);

    /** Whether units came or went without a trade. */
    boolean inKind() {
        return units != null && type != EntryType.BUY && type != EntryType.SELL;
    }

    boolean isTrade() {
        return type == EntryType.BUY || type == EntryType.SELL;
    }

    /** The change of the units held; 0 if there is none. */
    BigDecimal unitsChange() {
        if (units == null) {
            return BigDecimal.ZERO;
        }
        return type == EntryType.SELL || type == EntryType.TRANSFER_OUT ? units.negate() : units;
    }
}
