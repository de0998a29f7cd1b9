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
import ta.backoffice.jooq.tables.LedgerEntries;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/**
 * Compares splits and consolidations with a portfolio's ledger. While the ledger lacks one, its units are from before
 * the action and its prices from after it, so nothing may be valued or advised.
 */
public final class OutstandingActions {

    private static final LedgerEntries REVERSAL = LEDGER_ENTRIES.as("reversal");

    /**
     * A split or a consolidation, and how much of it the ledger contains.
     *
     * @param happened the start of the effective date at the venue
     * @param held units just before the action took effect
     * @param due units that the action adds; negative for a consolidation, 0 for an action that was withdrawn
     * @param recorded units that the ledger has added for it so far
     */
    public record State(
            CorporateAction action,
            ListingId listing,
            Instant happened,
            BigDecimal held,
            BigDecimal due,
            BigDecimal recorded) {

        public boolean isOutstanding() {
            return due.compareTo(recorded) != 0;
        }

        /** Units that the ledger still has to add. */
        public BigDecimal lacking() {
            return due.subtract(recorded);
        }

        /** Whether a ledger entry was recorded for the action. */
        public boolean isEntry(LedgerEntry entry) {
            return entry.type() == EntryType.ADJUSTMENT
                    && entry.listingId().filter(action.listing()::equals).isPresent()
                    && entry.reference()
                            .filter(text -> text.startsWith(reference()))
                            .isPresent();
        }

        /** For example {@code XLON:ABC was split, 10 for 1, on 2026-06-11}. */
        public String sentence() {
            String what = action.kind() == CorporateAction.Kind.SPLIT ? "split" : "consolidated";
            String ratio = action.ratio().orElseThrow().after().toPlainString() + " for "
                    + action.ratio().orElseThrow().before().toPlainString();
            return listing + (action.withdrawn() ? " was not " : " was ") + what + ", " + ratio + ", on "
                    + action.effectiveOn();
        }

        /** Beginning of the external reference of its ledger entries, and subject of its alert. */
        public String reference() {
            return action.kind() + " " + listing + " " + action.effectiveOn();
        }
    }

    private OutstandingActions() {}

    /** Actions up to a date that the ledger lacks, and withdrawn ones that it still contains; oldest first. */
    public static List<State> of(Transaction tx, UUID portfolioId, LocalDate upTo) {
        return all(tx, portfolioId).stream()
                .filter(state -> !state.action().effectiveOn().isAfter(upTo))
                .filter(State::isOutstanding)
                .toList();
    }

    /**
     * All splits and consolidations of the portfolio's constituents, and of listings that it ever held; oldest first.
     */
    public static List<State> all(Transaction tx, UUID portfolioId) {
        CorporateActions actions = CorporateActions.load(tx, portfolioId);
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

    public static State of(Transaction tx, UUID portfolioId, CorporateAction action) {
        ListingId listing = RegisteredListings.one(tx, action.listing()).listing();
        Instant happened = happened(tx, listing, action.effectiveOn());
        BigDecimal held = Units.at(tx, portfolioId, happened.minusNanos(1000))
                .getOrDefault(action.listing(), HeldUnits.NONE)
                .units();
        BigDecimal due = action.withdrawn()
                ? BigDecimal.ZERO
                : action.ratio().orElseThrow().units(held).subtract(held);
        State state = new State(action, listing, happened, held, due, BigDecimal.ZERO);
        return new State(action, listing, happened, held, due, recorded(tx, portfolioId, state));
    }

    /**
     * Start of the effective date in the venue's time zone: after all trades in old units, before all in new ones.
     */
    static Instant happened(Transaction tx, ListingId listing, LocalDate effectiveOn) {
        return effectiveOn
                .atStartOfDay(new VenueCalendars(tx).of(listing).zone())
                .toInstant();
    }

    private static BigDecimal recorded(Transaction tx, UUID portfolioId, State state) {
        return tx.sql()
                .select(DSL.coalesce(DSL.sum(LEDGER_ENTRIES.UNITS), BigDecimal.ZERO))
                .from(LEDGER_ENTRIES)
                .where(unreversed(portfolioId, state))
                .fetchSingle()
                .value1();
    }

    /** Entries of an action. Reversed ones count too, since a reference is not used a second time. */
    static Condition entries(UUID portfolioId, State state) {
        return LEDGER_ENTRIES
                .PORTFOLIO_ID
                .eq(portfolioId)
                .and(LEDGER_ENTRIES.LISTING_ID.eq(state.action().listing()))
                .and(LEDGER_ENTRIES.TYPE.eq(EntryType.ADJUSTMENT.name()))
                .and(LEDGER_ENTRIES.EXTERNAL_REFERENCE.startsWith(state.reference()));
    }

    private static Condition unreversed(UUID portfolioId, State state) {
        return entries(portfolioId, state)
                .andNotExists(DSL.selectOne()
                        .from(REVERSAL)
                        .where(
                                REVERSAL.PORTFOLIO_ID.eq(LEDGER_ENTRIES.PORTFOLIO_ID),
                                REVERSAL.REVERSES.eq(LEDGER_ENTRIES.ID)));
    }
}
