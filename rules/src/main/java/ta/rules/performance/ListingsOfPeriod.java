package ta.rules.performance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ta.rules.performance.BookState.Pooled;
import ta.rules.performance.PeriodFigures.ListingFigures;
import ta.rules.performance.SpanFlows.EntryFlow;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** Computes the rows of a period's listings and sleeves (performance specification, 5). */
final class ListingsOfPeriod {

    private final BigDecimal startValue;
    private BigDecimal realised = BigDecimal.ZERO;
    private BigDecimal income = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal gain = BigDecimal.ZERO;

    private ListingsOfPeriod(BigDecimal startValue) {
        this.startValue = startValue;
    }

    /** The listings held at the start or the end, and those with an entry, ascending. */
    static List<ListingFigures> of(@Nullable SeriesPoint start, SeriesPoint end, List<EntryFlow> flows) {
        SortedMap<ListingId, ListingsOfPeriod> byListing = new TreeMap<>();
        if (start != null) {
            start.values().forEach((listing, value) -> byListing.put(listing, new ListingsOfPeriod(value)));
        }
        end.values().keySet().forEach(listing -> of(byListing, listing));
        for (EntryFlow flow : flows) {
            ListingId listing = flow.entry().listing();
            if (listing != null) {
                of(byListing, listing).add(flow);
            }
        }
        List<ListingFigures> figures = new ArrayList<>();
        byListing.forEach((listing, sums) -> figures.add(sums.at(end, listing)));
        return figures;
    }

    /** The sums of the rows by the sleeves at the end; then those of the cash park and of what is in no sleeve. */
    static List<ListingFigures> sleeves(Membership membership, List<ListingFigures> listings) {
        Map<String, ListingFigures> byCode = new LinkedHashMap<>();
        membership.codes().forEach(code -> add(byCode, membership, code, listings));
        add(byCode, membership, Membership.CASH_PARK, listings);
        add(byCode, membership, Membership.UNASSIGNED, listings);
        return List.copyOf(byCode.values());
    }

    private static void add(
            Map<String, ListingFigures> byCode, Membership membership, String code, List<ListingFigures> listings) {
        for (ListingFigures row : listings) {
            if (membership.place(new ListingId(row.code())).equals(code)) {
                byCode.merge(code, row.in(code), ListingFigures::and);
            }
        }
    }

    private static ListingsOfPeriod of(Map<ListingId, ListingsOfPeriod> byListing, ListingId listing) {
        return byListing.computeIfAbsent(listing, each -> new ListingsOfPeriod(BigDecimal.ZERO));
    }

    private void add(EntryFlow flow) {
        BookEntry entry = flow.entry();
        BigDecimal amount = entry.amount();
        realised = realised.add(flow.booked().realised());
        fees = fees.add(entry.fees());
        if (entry.type() == EntryType.DIVIDEND) {
            income = income.add(amount);
        } else if (entry.type() == EntryType.FEE) {
            fees = fees.subtract(amount);
        }
        gain = gain.add(amount).subtract(flow.total()).subtract(flow.movedCost());
    }

    private ListingFigures at(SeriesPoint end, ListingId listing) {
        Pooled pooled = end.held().state().pooled(listing);
        BigDecimal value = end.values().getOrDefault(listing, BigDecimal.ZERO);
        return new ListingFigures(
                listing.text(),
                pooled.units(),
                value,
                pooled.cost(),
                realised,
                income,
                fees,
                value.subtract(startValue).add(gain));
    }
}
