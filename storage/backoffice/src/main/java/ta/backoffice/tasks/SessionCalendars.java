package ta.backoffice.tasks;

import static ta.backoffice.jooq.Tables.LISTINGS;
import static ta.backoffice.jooq.Tables.PORTFOLIO_CONSTITUENTS;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/** The trading days of a portfolio's venue, which is the venue of its first constituent, or London if it has none. */
final class SessionCalendars {

    private static final String LONDON = "XLON";

    private SessionCalendars() {}

    /** For the installation, every day. */
    static Predicate<LocalDate> of(Transaction tx, Optional<UUID> portfolioId) {
        return portfolioId
                .<Predicate<LocalDate>>map(portfolio -> calendar(tx, portfolio)::isSession)
                .orElse(day -> true);
    }

    private static VenueCalendar calendar(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(LISTINGS.MIC, LISTINGS.TICKER)
                .from(PORTFOLIO_CONSTITUENTS)
                .join(LISTINGS)
                .on(LISTINGS.ID.eq(PORTFOLIO_CONSTITUENTS.LISTING_ID))
                .where(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(PORTFOLIO_CONSTITUENTS.POSITION)
                .limit(1)
                .fetchOptional(row -> ListingId.of(row.value1(), row.value2()))
                .filter(listing -> VenueCalendar.usual(listing.mic()).isPresent())
                .map(new VenueCalendars(tx)::of)
                .orElseGet(() -> VenueCalendar.load(tx, LONDON));
    }
}
