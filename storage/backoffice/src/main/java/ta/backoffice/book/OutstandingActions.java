package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.rules.portfolio.ListingId;
import ta.database.Transaction;
import ta.backoffice.jooq.tables.LedgerEntries;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.VenueCalendar;

/**
 * Splits and consolidations of what a portfolio held, and whether its ledger has them. Until it has, its units are of before and
 * its prices of after, so that nothing may be valued or advised.
 */
public final class OutstandingActions {

    private static final LedgerEntries REVERSAL = LEDGER_ENTRIES.as("reversal");

    /**
     * One of them.
     *
     * @param held units, when it happened
     * @param due what has to be added to them, negative of a consolidation; 0 of one that was withdrawn
     * @param recorded what the ledger has added so far
     */
    public record State(
            CorporateAction action, ListingId listing, BigDecimal held, BigDecimal due, BigDecimal recorded) {

        public boolean isOutstanding() {
            return due.compareTo(recorded) != 0;
        }

        /** What the ledger still lacks. */
        public BigDecimal lacking() {
            return due.subtract(recorded);
        }

        /** As {@code XLON:ABC was split, 10 for 1, on 2026-06-11}. */
        public String sentence() {
            String what = action.kind() == CorporateAction.Kind.SPLIT ? "split" : "consolidated";
            String ratio = action.ratio().orElseThrow().after().toPlainString() + " for "
                    + action.ratio().orElseThrow().before().toPlainString();
            return listing + (action.withdrawn() ? " was not " : " was ") + what + ", " + ratio + ", on "
                    + action.effectiveOn();
        }

        /** What its entries are called, and what its alert is about. */
        public String reference() {
            return action.kind() + " " + listing + " " + action.effectiveOn();
        }
    }

    private OutstandingActions() {}

    /** Those up to a date that the ledger lacks, or has although they were withdrawn; the oldest first. */
    public static List<State> of(Transaction tx, UUID portfolioId, LocalDate upTo) {
        return all(tx, portfolioId).stream()
                .filter(state -> !state.action().effectiveOn().isAfter(upTo))
                .filter(State::isOutstanding)
                .toList();
    }

    /** All splits and consolidations of the portfolio's listings, and of those that it ever had units of; the oldest first. */
    public static List<State> all(Transaction tx, UUID portfolioId) {
        CorporateActions actions = CorporateActions.load(tx);
        if (actions.isEmpty()) {
            return List.of();
        }
        Set<UUID> listings = tx.sql()
                .selectDistinct(LEDGER_ENTRIES.LISTING_ID)
                .from(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId), LEDGER_ENTRIES.UNITS.isNotNull())
                .fetchSet(LEDGER_ENTRIES.LISTING_ID);
        Constituents.of(tx, portfolioId).forEach(row -> listings.add(row.key()));
        return listings.stream()
                .flatMap(listing -> actions.of(listing).stream())
                .filter(action -> action.ratio().isPresent())
                .sorted(Comparator.comparing(CorporateAction::effectiveOn))
                .map(action -> of(tx, portfolioId, action))
                .toList();
    }

    /** How one of them stands. */
    public static State of(Transaction tx, UUID portfolioId, CorporateAction action) {
        ListingId listing = RegisteredListings.one(tx, action.listing()).listing();
        Instant happened = happened(tx, listing, action.effectiveOn());
        BigDecimal held = Units.at(tx, portfolioId, happened.minusNanos(1000))
                .getOrDefault(action.listing(), HeldUnits.NONE)
                .units();
        BigDecimal due = action.withdrawn()
                ? BigDecimal.ZERO
                : action.ratio().orElseThrow().units(held).subtract(held);
        State state = new State(action, listing, held, due, BigDecimal.ZERO);
        return new State(action, listing, held, due, recorded(tx, portfolioId, state));
    }

    /** The beginning of its first day, where the venue is: after all trades in old units, before any in new ones. */
    static Instant happened(Transaction tx, ListingId listing, LocalDate effectiveOn) {
        return effectiveOn
                .atStartOfDay(VenueCalendar.load(tx, listing.mic()).zone())
                .toInstant();
    }

    private static BigDecimal recorded(Transaction tx, UUID portfolioId, State state) {
        return tx.sql()
                .select(DSL.coalesce(DSL.sum(LEDGER_ENTRIES.UNITS), BigDecimal.ZERO))
                .from(LEDGER_ENTRIES)
                .where(standing(portfolioId, state))
                .fetchSingle()
                .value1();
    }

    /** Those of an action, and those too that were taken back: none of their names is free again. */
    static Condition entries(UUID portfolioId, State state) {
        return LEDGER_ENTRIES
                .PORTFOLIO_ID
                .eq(portfolioId)
                .and(LEDGER_ENTRIES.LISTING_ID.eq(state.action().listing()))
                .and(LEDGER_ENTRIES.TYPE.eq(EntryType.ADJUSTMENT.name()))
                .and(LEDGER_ENTRIES.EXTERNAL_REFERENCE.startsWith(state.reference()));
    }

    private static Condition standing(UUID portfolioId, State state) {
        return entries(portfolioId, state)
                .andNotExists(DSL.selectOne()
                        .from(REVERSAL)
                        .where(
                                REVERSAL.PORTFOLIO_ID.eq(LEDGER_ENTRIES.PORTFOLIO_ID),
                                REVERSAL.REVERSES.eq(LEDGER_ENTRIES.ID)));
    }
}
