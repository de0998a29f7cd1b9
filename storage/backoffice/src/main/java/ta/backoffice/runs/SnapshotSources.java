package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.FX_RATES;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import ta.backoffice.book.CashBalance;
import ta.backoffice.book.HeldUnits;
import ta.backoffice.book.UnitHistory;
import ta.backoffice.book.Units;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.market.KnownRates;
import ta.backoffice.market.PriceSeries;
import ta.backoffice.market.RateVerdicts;
import ta.backoffice.market.Restatement;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.Observed;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Transaction;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;

/**
 * What snapshots of several moments have in common, read once when the first of them asks: years of closes are valued
 * session by session, and to ask anew for each of them takes fifteen times as long. Good for one transaction in which
 * none of it changes.
 */
final class SnapshotSources {

    private final Transaction tx;
    private final UUID portfolioId;
    private final Instant from;
    private final Instant until;
    private final Map<Object, Object> known = new HashMap<>();

    /**
     * @param from no snapshot is of an earlier moment
     * @param until nor of a later one
     */
    SnapshotSources(Transaction tx, UUID portfolioId, Instant from, Instant until) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.from = from;
        this.until = until;
    }

    boolean frozen() {
        return once("frozen", () -> FreezePortfolio.isFrozen(tx, portfolioId));
    }

    BigDecimal cash() {
        return once("cash", () -> CashBalance.at(tx, portfolioId, until));
    }

    /** As {@link Units#newestEntry} has it. */
    Optional<UUID> newestEntry(Optional<UUID> listing) {
        return once(listing, () -> Units.newestEntry(tx, portfolioId, listing));
    }

    HeldUnits units(UUID listing, Instant at) {
        return once("units", () -> new UnitHistory(tx, portfolioId, from, until))
                .at(listing, at);
    }

    VenueCalendar calendar(ListingId listing) {
        return once("calendars", () -> new VenueCalendars(tx)).of(listing);
    }

    /** The whole of it, up to the last moment. */
    PriceSeries series(Constituents.PortfolioConstituent row, PriceKind kind) {
        return once(
                List.of(row.key(), kind),
                () -> new PriceSeries(
                        tx,
                        portfolioId,
                        row.key(),
                        kind,
                        until,
                        calendar(row.listing()).zone()));
    }

    Restatement restatement() {
        return once("actions", () -> new Restatement(tx, portfolioId));
    }

    /** All but the rejected ones: a doubtful rate is loaded, so that the run is stopped by it. */
    KnownRates exchangeRates() {
        return once("exchange rates", () -> KnownRates.unrejected(tx, rateVerdicts()));
    }

    KnownRates acceptedRates() {
        return once("accepted rates", () -> KnownRates.accepted(tx, rateVerdicts()));
    }

    RateVerdicts rateVerdicts() {
        return once("rate verdicts", () -> RateVerdicts.of(tx, portfolioId));
    }

    /** Whether any exchange rate is known. */
    boolean hasRates() {
        return once("rates", () -> tx.sql().fetchExists(FX_RATES, Observed.by(portfolioId, FX_RATES)));
    }

    @SuppressWarnings("unchecked") // What is known under a key was put there by the supplier of that key.
    private <T> T once(Object key, Supplier<T> read) {
        Object value = known.get(key);
        if (value == null) {
            value = read.get();
            known.put(key, value);
        }
        return (T) value;
    }
}
