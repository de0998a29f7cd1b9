package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.CORPORATE_ACTIONS;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Record;
import ta.database.StorageException;
import ta.database.Transaction;

/** All that is known of what happened to units, read once; they are few. */
public final class CorporateActions {

    private final Map<UUID, List<CorporateAction>> byListing;

    private CorporateActions(List<CorporateAction> actions) {
        this.byListing = actions.stream().collect(Collectors.groupingBy(CorporateAction::listing));
    }

    public static CorporateActions load(Transaction tx) {
        return new CorporateActions(tx
                .sql()
                .select(CORPORATE_ACTIONS.fields())
                .distinctOn(CORPORATE_ACTIONS.LISTING_ID, CORPORATE_ACTIONS.KIND, CORPORATE_ACTIONS.EFFECTIVE_ON)
                .from(CORPORATE_ACTIONS)
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

    /** Of a listing, the oldest first, those that were withdrawn too. */
    public List<CorporateAction> of(UUID listing) {
        return byListing.getOrDefault(listing, List.of());
    }

    /**
     * By its id; that of an earlier revision will do.
     *
     * @throws StorageException.NotFound when there is none
     */
    public static CorporateAction one(Transaction tx, UUID id) {
        CorporateAction named = tx.sql()
                .fetchOptional(CORPORATE_ACTIONS, CORPORATE_ACTIONS.ID.eq(id))
                .map(CorporateActions::action)
                .orElseThrow(() -> new StorageException.NotFound("corporate action", id));
        return load(tx).find(named.listing(), named.kind(), named.effectiveOn()).orElseThrow();
    }

    /** That of one kind and date. */
    public Optional<CorporateAction> find(UUID listing, CorporateAction.Kind kind, LocalDate effectiveOn) {
        return of(listing).stream()
                .filter(action -> action.kind() == kind && action.effectiveOn().equals(effectiveOn))
                .findFirst();
    }

    /** What happened to a listing's units after one date, up to another. */
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
