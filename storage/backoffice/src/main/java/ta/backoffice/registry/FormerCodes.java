package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.CORPORATE_ACTIONS;
import static ta.backoffice.jooq.Tables.LISTINGS;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.CorporateActions;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/**
 * ISINs and tickers that instruments and listings had before: the codes of their changes, in the last revision of each,
 * if it was not withdrawn.
 */
public final class FormerCodes {

    private static final CorporateActions LATER = CORPORATE_ACTIONS.as("later");

    /**
     * A code that was changed.
     *
     * @param until the first day of the next one
     */
    public record Former(UUID listing, UUID instrument, ListingId name, LocalDate until) {}

    private FormerCodes() {}

    /** The instrument that had an ISIN before; the one that lost it last, if there are several. */
    public static Optional<Former> isin(Transaction tx, String isin) {
        return find(tx, CorporateAction.Kind.ISIN_CHANGE, CORPORATE_ACTIONS.CODE_BEFORE.eq(isin));
    }

    /** The listing that had a ticker before; the one that lost it last, if there are several. */
    public static Optional<Former> listing(Transaction tx, ListingId listing) {
        return find(
                tx,
                CorporateAction.Kind.TICKER_CHANGE,
                CORPORATE_ACTIONS.CODE_BEFORE.eq(listing.ticker()).and(LISTINGS.MIC.eq(listing.mic())));
    }

    /** The listings that have another ticker today, by their former names. */
    public static Map<ListingId, Former> listings(Transaction tx) {
        Map<ListingId, Former> former = new HashMap<>();
        changes(tx, CorporateAction.Kind.TICKER_CHANGE, DSL.noCondition())
                .forEach(row -> former.putIfAbsent(
                        ListingId.of(row.get(LISTINGS.MIC), row.get(CORPORATE_ACTIONS.CODE_BEFORE)), former(row)));
        if (!former.isEmpty()) {
            former.keySet().removeAll(ListingKeys.all(tx).keySet());
        }
        return former;
    }

    /** The ISINs that an instrument had before, the last one first. */
    public static List<String> isins(Transaction tx, UUID instrument) {
        return changes(tx, CorporateAction.Kind.ISIN_CHANGE, LISTINGS.INSTRUMENT_ID.eq(instrument))
                .map(row -> row.get(CORPORATE_ACTIONS.CODE_BEFORE));
    }

    /** The code before the change of that kind and day; empty if there was none, or if it is withdrawn. */
    static Optional<String> before(Transaction tx, UUID listing, CorporateAction.Kind kind, LocalDate effectiveOn) {
        return changes(
                        tx,
                        kind,
                        CORPORATE_ACTIONS.LISTING_ID.eq(listing).and(CORPORATE_ACTIONS.EFFECTIVE_ON.eq(effectiveOn)))
                .stream()
                .findFirst()
                .map(row -> row.get(CORPORATE_ACTIONS.CODE_BEFORE));
    }

    private static Optional<Former> find(Transaction tx, CorporateAction.Kind kind, Condition which) {
        return changes(tx, kind, which).stream().findFirst().map(FormerCodes::former);
    }

    private static Former former(Record row) {
        return new Former(
                row.get(LISTINGS.ID),
                row.get(LISTINGS.INSTRUMENT_ID),
                ListingId.of(row.get(LISTINGS.MIC), row.get(LISTINGS.TICKER)),
                row.get(CORPORATE_ACTIONS.EFFECTIVE_ON));
    }

    private static Result<? extends Record> changes(Transaction tx, CorporateAction.Kind kind, Condition which) {
        return tx.sql()
                .select(CORPORATE_ACTIONS.CODE_BEFORE, CORPORATE_ACTIONS.EFFECTIVE_ON)
                .select(LISTINGS.ID, LISTINGS.INSTRUMENT_ID, LISTINGS.MIC, LISTINGS.TICKER)
                .from(CORPORATE_ACTIONS)
                .join(LISTINGS)
                .on(LISTINGS.ID.eq(CORPORATE_ACTIONS.LISTING_ID))
                .where(
                        CORPORATE_ACTIONS.KIND.eq(kind.name()),
                        CORPORATE_ACTIONS.CODE_BEFORE.isNotNull(),
                        CORPORATE_ACTIONS.WITHDRAWN.isFalse(),
                        Observed.byAll(CORPORATE_ACTIONS),
                        which,
                        DSL.notExists(DSL.selectOne()
                                .from(LATER)
                                .where(
                                        LATER.LISTING_ID.eq(CORPORATE_ACTIONS.LISTING_ID),
                                        LATER.KIND.eq(CORPORATE_ACTIONS.KIND),
                                        LATER.EFFECTIVE_ON.eq(CORPORATE_ACTIONS.EFFECTIVE_ON),
                                        LATER.REVISION.gt(CORPORATE_ACTIONS.REVISION),
                                        Observed.byAll(LATER))))
                .orderBy(CORPORATE_ACTIONS.EFFECTIVE_ON.desc(), CORPORATE_ACTIONS.RECORDED_AT.desc())
                .fetch();
    }
}
