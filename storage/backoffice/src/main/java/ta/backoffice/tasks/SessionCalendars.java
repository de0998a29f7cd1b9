package ta.backoffice.tasks;

import static ta.backoffice.jooq.Tables.LISTINGS;
import static ta.backoffice.jooq.Tables.PORTFOLIO_CONSTITUENTS;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import ta.backoffice.registry.VenueCalendar;
import ta.database.Transaction;

/** The trading days of a portfolio's venue, which is the venue of its first constituent, or London if it has none. */
final class SessionCalendars {

    private static final String LONDON = "XLON";

    private SessionCalendars() {}

    /** For the installation, every day. */
    static Predicate<LocalDate> of(Transaction tx, Optional<UUID> portfolioId) {
        return portfolioId
                .<Predicate<LocalDate>>map(portfolio -> VenueCalendar.load(tx, venue(tx, portfolio))::isSession)
                .orElse(day -> true);
    }

    private static String venue(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(LISTINGS.MIC)
                .from(PORTFOLIO_CONSTITUENTS)
                .join(LISTINGS)
                .on(LISTINGS.ID.eq(PORTFOLIO_CONSTITUENTS.LISTING_ID))
                .where(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(PORTFOLIO_CONSTITUENTS.POSITION)
                .limit(1)
                .fetchOptional(LISTINGS.MIC)
                .filter(mic -> VenueCalendar.usual(mic).isPresent())
                .orElse(LONDON);
    }
}
