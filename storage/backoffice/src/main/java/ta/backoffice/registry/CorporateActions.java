package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.CORPORATE_ACTIONS;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import ta.database.StorageException;
import ta.database.Transaction;

/** The corporate actions that a portfolio sees, in their last revision. They are few, so all are read at once. */
public final class CorporateActions {

    private final Map<UUID, List<CorporateAction>> byListing;

    private CorporateActions(List<CorporateAction> actions) {
        this.byListing = actions.stream().collect(Collectors.groupingBy(CorporateAction::listing));
    }

    public static CorporateActions load(Transaction tx, UUID portfolioId) {
        return new CorporateActions(tx
                .sql()
                .select(CORPORATE_ACTIONS.fields())
                .distinctOn(CORPORATE_ACTIONS.LISTING_ID, CORPORATE_ACTIONS.KIND, CORPORATE_ACTIONS.EFFECTIVE_ON)
                .from(CORPORATE_ACTIONS)
                .where(seenBy(portfolioId))
                .orderBy(
                        CORPORATE_ACTIONS.LISTING_ID,
                        CORPORATE_ACTIONS.KIND,
                        CORPORATE_ACTIONS.EFFECTIVE_ON,
                        CORPORATE_ACTIONS.REVISION.desc())
                .fetch(CorporateActions::action)
                .stream()
                .sorted(Comparator.comparing(CorporateAction::effectiveOn))
                .toList());
    }

    /** Selects those that a portfolio sees, in all revisions. Its own stand for shared ones of their kind and day. */
    public static Condition seenBy(UUID portfolioId) {
        var own = CORPORATE_ACTIONS.as("own");
        return Observed.by(portfolioId, CORPORATE_ACTIONS)
                .and(CORPORATE_ACTIONS
                        .PORTFOLIO_ID
                        .isNotNull()
                        .orNotExists(DSL.selectOne()
                                .from(own)
                                .where(
                                        own.PORTFOLIO_ID.eq(portfolioId),
                                        own.LISTING_ID.eq(CORPORATE_ACTIONS.LISTING_ID),
                                        own.KIND.eq(CORPORATE_ACTIONS.KIND),
                                        own.EFFECTIVE_ON.eq(CORPORATE_ACTIONS.EFFECTIVE_ON))));
    }

    public boolean isEmpty() {
        return byListing.isEmpty();
    }

    /** Actions of a listing, oldest first; withdrawn ones included. */
    public List<CorporateAction> of(UUID listing) {
        return byListing.getOrDefault(listing, List.of());
    }

    /**
     * By its id, or by that of an earlier revision.
     *
     * @throws StorageException.NotFound when the portfolio sees no such action
     */
    public static CorporateAction one(Transaction tx, UUID portfolioId, UUID id) {
        CorporateAction named = tx.sql()
                .selectFrom(CORPORATE_ACTIONS)
                .where(CORPORATE_ACTIONS.ID.eq(id), seenBy(portfolioId))
                .fetchOptional(CorporateActions::action)
                .orElseThrow(() -> new StorageException.NotFound("corporate action", id));
        return load(tx, portfolioId)
                .find(named.listing(), named.kind(), named.effectiveOn())
                .orElseThrow();
    }

    /** The action of one kind and date. */
    public Optional<CorporateAction> find(UUID listing, CorporateAction.Kind kind, LocalDate effectiveOn) {
        return of(listing).stream()
                .filter(action -> action.kind() == kind && action.effectiveOn().equals(effectiveOn))
                .findFirst();
    }

    /**
     * Actions of a listing that took effect later than {@code after}, up to and including {@code upTo}; none that were
     * withdrawn.
     */
    public List<CorporateAction> between(UUID listing, LocalDate after, LocalDate upTo) {
        return of(listing).stream()
                .filter(action -> !action.withdrawn())
                .filter(action -> action.effectiveOn().isAfter(after)
                        && !action.effectiveOn().isAfter(upTo))
                .toList();
    }

    private static CorporateAction action(Record row) {
        return new CorporateAction(
                row.get(CORPORATE_ACTIONS.ID),
                Optional.ofNullable(row.get(CORPORATE_ACTIONS.PORTFOLIO_ID)),
                row.get(CORPORATE_ACTIONS.LISTING_ID),
                CorporateAction.Kind.valueOf(row.get(CORPORATE_ACTIONS.KIND)),
                row.get(CORPORATE_ACTIONS.EFFECTIVE_ON),
                terms(row),
                row.get(CORPORATE_ACTIONS.WITHDRAWN),
                Optional.ofNullable(row.get(CORPORATE_ACTIONS.NOTE)).orElse(""),
                row.get(CORPORATE_ACTIONS.RECORDED_BY),
                row.get(CORPORATE_ACTIONS.RECORDED_AT));
    }

    private static ActionTerms terms(Record row) {
        return new ActionTerms(
                Optional.ofNullable(row.get(CORPORATE_ACTIONS.UNITS_BEFORE))
                        .map(before -> new UnitRatio(before, row.get(CORPORATE_ACTIONS.UNITS_AFTER))),
                Optional.ofNullable(row.get(CORPORATE_ACTIONS.SUCCESSOR_LISTING_ID)),
                Optional.ofNullable(row.get(CORPORATE_ACTIONS.CASH_PER_UNIT)),
                Optional.ofNullable(row.get(CORPORATE_ACTIONS.COST_SHARE)),
                Optional.ofNullable(row.get(CORPORATE_ACTIONS.COST_PER_UNIT)),
                Optional.ofNullable(row.get(CORPORATE_ACTIONS.CODE_BEFORE))
                        .map(before -> new ActionTerms.Codes(before, row.get(CORPORATE_ACTIONS.CODE_AFTER))));
    }
}
