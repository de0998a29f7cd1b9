package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.CORPORATE_ACTIONS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Audit;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Records for all portfolios what happened to a listing, or for one that has an action of its own. Recorded again for
 * the same kind and date, it is the next revision, which replaces the one before. Each portfolio records in its own
 * ledger what the action does to its units; a new ISIN or ticker counts at once, for all.
 */
public final class RecordCorporateAction {

    private RecordCorporateAction() {}

    /**
     * Records a split or a consolidation, depending on the ratio.
     *
     * @throws StorageException.NotFound when the listing is unknown
     */
    public static UUID within(Transaction tx, UUID listing, LocalDate effectiveOn, UnitRatio ratio, String note) {
        CorporateAction.Kind kind = ratio.isSplit() ? CorporateAction.Kind.SPLIT : CorporateAction.Kind.CONSOLIDATION;
        return within(tx, listing, kind, effectiveOn, ActionTerms.of(ratio), note);
    }

    /**
     * Records an action of any kind, or another revision of it.
     *
     * @throws StorageException.NotFound when the listing or its successor is unknown
     * @throws StorageException.Invalid when the terms are not those of the kind
     * @throws StorageException.Conflict {@code NOT_YET} when an ISIN or a ticker is to change on a later day;
     *     {@code EXISTS} when another instrument or listing has the new one
     */
    public static UUID within(
            Transaction tx,
            UUID listing,
            CorporateAction.Kind kind,
            LocalDate effectiveOn,
            ActionTerms terms,
            String note) {
        return append(tx, Optional.empty(), listing, kind, effectiveOn, terms, false, note);
    }

    /** Records other terms of an action; for its owner, if it has one. */
    public static UUID correct(Transaction tx, CorporateAction action, ActionTerms terms, String note) {
        return append(tx, action.owner(), action.listing(), action.kind(), action.effectiveOn(), terms, false, note);
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
                action.terms(),
                true,
                Bounds.nonBlank("reason", reason));
    }

    private static UUID append(
            Transaction tx,
            Optional<UUID> owner,
            UUID listing,
            CorporateAction.Kind kind,
            LocalDate effectiveOn,
            ActionTerms terms,
            boolean withdrawn,
            String note) {
        String name = RegisteredListings.one(tx, listing).listing().text();
        tx.sql().execute("select pg_advisory_xact_lock(hashtextextended({0}, 2))", DSL.val(listing.toString()));
        ActionTerms recorded = terms;
        if (!withdrawn) {
            terms.requireFor(kind);
            requireSuccessor(tx, listing, terms);
        }
        if (kind.isRename() && owner.isEmpty()) {
            recorded = Rename.within(tx, listing, kind, effectiveOn, terms, withdrawn);
        }
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
                        recorded.ratio().map(UnitRatio::before).orElse(null))
                .set(
                        CORPORATE_ACTIONS.UNITS_AFTER,
                        recorded.ratio().map(UnitRatio::after).orElse(null))
                .set(
                        CORPORATE_ACTIONS.SUCCESSOR_LISTING_ID,
                        recorded.successor().orElse(null))
                .set(CORPORATE_ACTIONS.CASH_PER_UNIT, recorded.cashPerUnit().orElse(null))
                .set(CORPORATE_ACTIONS.COST_SHARE, recorded.costShare().orElse(null))
                .set(CORPORATE_ACTIONS.COST_PER_UNIT, recorded.costPerUnit().orElse(null))
                .set(
                        CORPORATE_ACTIONS.CODE_BEFORE,
                        recorded.codes().map(ActionTerms.Codes::before).orElse(null))
                .set(
                        CORPORATE_ACTIONS.CODE_AFTER,
                        recorded.codes().map(ActionTerms.Codes::after).orElse(null))
                .set(CORPORATE_ACTIONS.WITHDRAWN, withdrawn)
                .set(CORPORATE_ACTIONS.NOTE, Bounds.text("note", note, 4000))
                .set(CORPORATE_ACTIONS.RECORDED_BY, tx.actor().name())
                .execute();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("listing", name);
        details.put("kind", kind);
        details.put("effective_on", effectiveOn);
        details.putAll(details(tx, recorded));
        details.put("revision", revision);
        details.put("note", note);
        Audit.append(tx, owner, withdrawn ? "registry.action.withdraw" : "registry.action", details);
        return id;
    }

    private static void requireSuccessor(Transaction tx, UUID listing, ActionTerms terms) {
        terms.successor().ifPresent(successor -> {
            RegisteredListings.one(tx, successor);
            if (successor.equals(listing)) {
                throw new StorageException.Invalid(
                        "a listing cannot be its own successor", "Maybe a SPLIT or a CONSOLIDATION is meant.");
            }
        });
    }

    private static Map<String, Object> details(Transaction tx, ActionTerms terms) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(
                "units_before",
                terms.ratio().map(UnitRatio::before).map(Object::toString).orElse(""));
        details.put(
                "units_after",
                terms.ratio().map(UnitRatio::after).map(Object::toString).orElse(""));
        terms.successor()
                .ifPresent(listing -> details.put(
                        "successor",
                        RegisteredListings.one(tx, listing).listing().text()));
        terms.cashPerUnit().map(BigDecimal::toPlainString).ifPresent(cash -> details.put("cash_per_unit", cash));
        terms.costShare().map(BigDecimal::toPlainString).ifPresent(share -> details.put("cost_share", share));
        terms.costPerUnit().map(BigDecimal::toPlainString).ifPresent(cost -> details.put("cost_per_unit", cost));
        terms.codes().ifPresent(codes -> {
            details.put("code_before", codes.before());
            details.put("code_after", codes.after());
        });
        return details;
    }
}
