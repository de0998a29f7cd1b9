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
import ta.backoffice.jooq.tables.records.CorporateActionsRecord;
import ta.database.StorageException;
import ta.database.Transaction;

/** The corporate actions that a portfolio sees, in their last revision. They are few, so all are read at once. */
public final class CorporateActions {

    private final Map<UUID, List<CorporateAction>> byListing;

    private CorporateActions(List<CorporateAction> actions) {
        this.byListing = actions.stream().collect(Collectors.groupingBy(CorporateAction::listing));
    }

    public static CorporateActions load(Transaction tx, UUID portfolioId) {
        return load(tx, Observed.by(portfolioId, CORPORATE_ACTIONS));
    }

    private static CorporateActions load(Transaction tx, Condition seen) {
        return new CorporateActions(tx
                .sql()
                .select(CORPORATE_ACTIONS.fields())
                .distinctOn(CORPORATE_ACTIONS.LISTING_ID, CORPORATE_ACTIONS.KIND, CORPORATE_ACTIONS.EFFECTIVE_ON)
                .from(CORPORATE_ACTIONS)
                .where(seen)
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
     * @throws StorageException.NotFound when there is none
     */
    public static CorporateAction one(Transaction tx, UUID id) {
        CorporateActionsRecord row = tx.sql()
                .fetchOptional(CORPORATE_ACTIONS, CORPORATE_ACTIONS.ID.eq(id))
                .orElseThrow(() -> new StorageException.NotFound("corporate action", id));
        CorporateAction named = action(row);
        Condition sameOwner = CORPORATE_ACTIONS.PORTFOLIO_ID.isNotDistinctFrom(row.getPortfolioId());
        return load(tx, sameOwner)
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
                row.get(CORPORATE_ACTIONS.LISTING_ID),
                CorporateAction.Kind.valueOf(row.get(CORPORATE_ACTIONS.KIND)),
                row.get(CORPORATE_ACTIONS.EFFECTIVE_ON),
                Optional.ofNullable(row.get(CORPORATE_ACTIONS.UNITS_BEFORE))
                        .map(before -> new UnitRatio(before, row.get(CORPORATE_ACTIONS.UNITS_AFTER))),
                row.get(CORPORATE_ACTIONS.WITHDRAWN),
                Optional.ofNullable(row.get(CORPORATE_ACTIONS.NOTE)).orElse(""),
                row.get(CORPORATE_ACTIONS.RECORDED_BY),
                row.get(CORPORATE_ACTIONS.RECORDED_AT));
    }
}
