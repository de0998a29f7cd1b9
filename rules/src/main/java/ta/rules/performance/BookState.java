package ta.rules.performance;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import ta.rules.portfolio.ListingId;

/** What is held, with its pooled cost, and the cash, after all that happened up to a moment. */
record BookState(SortedMap<ListingId, Pooled> holdings, BigDecimal cash) {

    static final BookState EMPTY = new BookState(new TreeMap<>(), BigDecimal.ZERO);

    record Pooled(BigDecimal units, BigDecimal cost) {

        static final Pooled NONE = new Pooled(BigDecimal.ZERO, BigDecimal.ZERO);
    }

    Pooled pooled(ListingId listing) {
        return holdings.getOrDefault(listing, Pooled.NONE);
    }

    BigDecimal units(ListingId listing) {
        return pooled(listing).units();
    }

    /** What is missing in cash, at least 0. */
    BigDecimal shortage() {
        return cash.negate().max(BigDecimal.ZERO);
    }
}
