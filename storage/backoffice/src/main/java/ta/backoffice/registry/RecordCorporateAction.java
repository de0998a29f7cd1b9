package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.CORPORATE_ACTIONS;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Audit;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.Transaction;

/**
 * Records for all portfolios what happened to a listing's units, or for one that has an action of its own. Recorded
 * again for the same kind and date, it is the next revision, which replaces the one before. Each portfolio records in
 * its own ledger what the action does to its units.
 */
public final class RecordCorporateAction {

    private RecordCorporateAction() {}

    /**
     * Records a split or a consolidation, depending on the ratio.
     *
     * @throws ta.database.StorageException.NotFound when the listing is unknown
     */
    public static UUID within(Transaction tx, UUID listing, LocalDate effectiveOn, UnitRatio ratio, String note) {
        CorporateAction.Kind kind = ratio.isSplit() ? CorporateAction.Kind.SPLIT : CorporateAction.Kind.CONSOLIDATION;
        return append(tx, Optional.empty(), listing, kind, effectiveOn, Optional.of(ratio), false, note);
    }

    /** Records another ratio of an action of the same kind; for its owner, if it has one. */
    public static UUID correct(Transaction tx, CorporateAction action, UnitRatio ratio, String note) {
        return append(
                tx,
                action.owner(),
                action.listing(),
                action.kind(),
                action.effectiveOn(),
                Optional.of(ratio),
                false,
                note);
    }

    /**
     * Records that the action did not happen after all; for its owner, if it has one.
     *
     * @param reason 1 to 4000 characters
     */
    public static UUID withdraw(Transaction tx, CorporateAction action, String reason) {
        return append(
                tx,
                action.owner(),
                action.listing(),
                action.kind(),
                action.effectiveOn(),
                action.ratio(),
                true,
                Bounds.nonBlank("reason", reason));
    }

    private static UUID append(
            Transaction tx,
            Optional<UUID> owner,
            UUID listing,
            CorporateAction.Kind kind,
            LocalDate effectiveOn,
            Optional<UnitRatio> ratio,
            boolean withdrawn,
            String note) {
        String name = RegisteredListings.one(tx, listing).listing().text();
        tx.sql().execute("select pg_advisory_xact_lock(hashtextextended({0}, 2))", DSL.val(listing.toString()));
        int revision = tx.sql()
                .select(DSL.coalesce(DSL.max(CORPORATE_ACTIONS.REVISION), 0).plus(1))
                .from(CORPORATE_ACTIONS)
                .where(
                        CORPORATE_ACTIONS.LISTING_ID.eq(listing),
                        CORPORATE_ACTIONS.PORTFOLIO_ID.isNotDistinctFrom(owner.orElse(null)),
                        CORPORATE_ACTIONS.KIND.eq(kind.name()),
                        CORPORATE_ACTIONS.EFFECTIVE_ON.eq(effectiveOn))
                .fetchSingle()
                .value1();
        UUID id = Ids.next();
        tx.sql()
                .insertInto(CORPORATE_ACTIONS)
                .set(CORPORATE_ACTIONS.ID, id)
                .set(CORPORATE_ACTIONS.PORTFOLIO_ID, owner.orElse(null))
                .set(CORPORATE_ACTIONS.LISTING_ID, listing)
                .set(CORPORATE_ACTIONS.KIND, kind.name())
                .set(CORPORATE_ACTIONS.EFFECTIVE_ON, effectiveOn)
                .set(CORPORATE_ACTIONS.REVISION, revision)
                .set(
                        CORPORATE_ACTIONS.UNITS_BEFORE,
                        ratio.map(UnitRatio::before).orElse(null))
                .set(CORPORATE_ACTIONS.UNITS_AFTER, ratio.map(UnitRatio::after).orElse(null))
                .set(CORPORATE_ACTIONS.WITHDRAWN, withdrawn)
                .set(CORPORATE_ACTIONS.NOTE, Bounds.text("note", note, 4000))
                .set(CORPORATE_ACTIONS.RECORDED_BY, tx.actor().name())
                .execute();
        Audit.append(
                tx,
                owner,
                withdrawn ? "registry.action.withdraw" : "registry.action",
                Map.of(
                        "listing",
                        name,
                        "kind",
                        kind,
                        "effective_on",
                        effectiveOn,
                        "units_before",
                        ratio.map(UnitRatio::before).map(Object::toString).orElse(""),
                        "units_after",
                        ratio.map(UnitRatio::after).map(Object::toString).orElse(""),
                        "revision",
                        revision,
                        "note",
                        note));
        return id;
    }
}
