package ta.rules.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ta.rules.json.Decimals;
import ta.rules.performance.Book.Split;
import ta.rules.portfolio.ListingId;

/** The splits of a book, by listing. */
final class SplitRatios {

    private static final int PRICE_PLACES = 18;

    private final Map<ListingId, List<Split>> byListing = new HashMap<>();

    SplitRatios(List<Split> splits) {
        splits.forEach(split -> byListing
                .computeIfAbsent(split.listing(), listing -> new ArrayList<>())
                .add(split));
        byListing.values().forEach(each -> each.sort(Comparator.comparing(Split::at)));
    }

    /** The price per unit as units were counted at {@code from}, per unit as they are counted at {@code to}; EVEN18. */
    BigDecimal restate(ListingId listing, BigDecimal price, Instant from, Instant to) {
        BigDecimal before = BigDecimal.ONE;
        BigDecimal after = BigDecimal.ONE;
        boolean forward = from.isBefore(to);
        boolean any = false;
        for (Split split : byListing.getOrDefault(listing, List.of())) {
            if (within(split, forward ? from : to, forward ? to : from)) {
                before = before.multiply(split.unitsBefore());
                after = after.multiply(split.unitsAfter());
                any = true;
            }
        }
        if (!any) {
            return price;
        }
        return forward
                ? price.multiply(before).divide(after, PRICE_PLACES, RoundingMode.HALF_EVEN)
                : price.multiply(after).divide(before, PRICE_PLACES, RoundingMode.HALF_EVEN);
    }

    /** The units held at {@code from} as they are counted at {@code to}, rounded at each split as holdings are. */
    BigDecimal units(ListingId listing, BigDecimal units, Instant from, Instant to) {
        BigDecimal restated = units;
        for (Split split : byListing.getOrDefault(listing, List.of())) {
            if (within(split, from, to)) {
                restated = units(restated, split);
            }
        }
        return restated;
    }

    static BigDecimal units(BigDecimal units, Split split) {
        return Decimals.even10(units.multiply(split.unitsAfter()), split.unitsBefore());
    }

    private static boolean within(Split split, Instant after, Instant upTo) {
        return split.at().isAfter(after) && !split.at().isAfter(upTo);
    }
}
