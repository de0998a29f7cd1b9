package ta.backoffice.simulation;

import static ta.backoffice.jooq.Tables.LISTINGS;
import static ta.backoffice.jooq.Tables.MANUAL_PRICES;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import ta.backoffice.registry.Observed;
import ta.database.Transaction;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/**
 * The days over which a portfolio has closes of all instruments of some policies.
 *
 * @param first empty if some instrument has none
 * @param last likewise
 * @param missing the instruments without a close
 */
public record StoredSpan(Optional<LocalDate> first, Optional<LocalDate> last, List<ListingId> missing) {

    private static final String CLOSE = "CLOSE";

    public static StoredSpan of(Transaction tx, UUID portfolioId, Collection<Policy> policies) {
        TreeSet<ListingId> listings = new TreeSet<>();
        policies.forEach(policy -> policy.instruments().forEach(each -> listings.add(each.listing())));
        List<ListingId> missing = new ArrayList<>();
        LocalDate first = LocalDate.MIN;
        LocalDate last = LocalDate.MAX;
        for (ListingId listing : listings) {
            Record2<Instant, Instant> span = span(tx, portfolioId, listing);
            if (span.value1() == null) {
                missing.add(listing);
            } else {
                LocalDate from = span.value1().atZone(ZoneOffset.UTC).toLocalDate();
                LocalDate to = span.value2().atZone(ZoneOffset.UTC).toLocalDate();
                first = from.isAfter(first) ? from : first;
                last = to.isBefore(last) ? to : last;
            }
        }
        return missing.isEmpty()
                ? new StoredSpan(Optional.of(first), Optional.of(last), List.of())
                : new StoredSpan(Optional.empty(), Optional.empty(), List.copyOf(missing));
    }

    private static Record2<Instant, Instant> span(Transaction tx, UUID portfolioId, ListingId listing) {
        var times = DSL.select(PRICE_POINTS.AS_OF.as("at"))
                .from(PRICE_POINTS)
                .join(LISTINGS)
                .on(LISTINGS.ID.eq(PRICE_POINTS.LISTING_ID))
                .where(
                        LISTINGS.MIC.eq(listing.mic()),
                        LISTINGS.TICKER.eq(listing.ticker()),
                        PRICE_POINTS.KIND.eq(CLOSE),
                        Observed.by(portfolioId, PRICE_POINTS))
                .unionAll(DSL.select(MANUAL_PRICES.AS_OF)
                        .from(MANUAL_PRICES)
                        .join(LISTINGS)
                        .on(LISTINGS.ID.eq(MANUAL_PRICES.LISTING_ID))
                        .where(
                                LISTINGS.MIC.eq(listing.mic()),
                                LISTINGS.TICKER.eq(listing.ticker()),
                                MANUAL_PRICES.KIND.eq(CLOSE),
                                MANUAL_PRICES.PORTFOLIO_ID.eq(portfolioId)))
                .asTable("times");
        var at = times.field("at", Instant.class);
        return tx.sql().select(DSL.min(at), DSL.max(at)).from(times).fetchSingle();
    }
}
