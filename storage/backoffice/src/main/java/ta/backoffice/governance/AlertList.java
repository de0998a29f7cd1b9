package ta.backoffice.governance;

import static ta.backoffice.jooq.Tables.ALERTS;
import static ta.backoffice.jooq.Tables.ALERT_CAUSES;
import static ta.backoffice.jooq.Tables.LISTINGS;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.records.AlertsRecord;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/** Lists and counts alerts. */
public final class AlertList {

    /**
     * @param severity info, warn or critical
     * @param subject what it is about; a portfolio has at most one open alert of the same kind and subject
     * @param count how often it was raised
     * @param listings of an open alert those with an unsettled cause, of a resolved alert all
     */
    public record Alert(
            UUID id,
            UUID portfolioId,
            String kind,
            String severity,
            String subject,
            String message,
            Instant raisedAt,
            int count,
            Instant lastRaisedAt,
            List<ListingId> listings,
            Optional<Instant> resolvedAt,
            Optional<String> resolvedBy,
            Optional<String> resolution) {}

    private AlertList() {}

    /**
     * One page, the newest first.
     *
     * @param before the last alert of the previous page
     */
    public static List<Alert> of(Transaction tx, UUID portfolioId, boolean openOnly, Optional<UUID> before, int limit) {
        Condition open = openOnly ? ALERTS.RESOLVED_AT.isNull() : DSL.noCondition();
        Condition older = before.<Condition>map(ALERTS.ID::lt).orElse(DSL.noCondition());
        List<AlertsRecord> alerts = tx.sql()
                .selectFrom(ALERTS)
                .where(ALERTS.PORTFOLIO_ID.eq(portfolioId), open, older)
                .orderBy(ALERTS.ID.desc())
                .limit(limit)
                .fetch();
        return rows(tx, alerts);
    }

    /** The number of alerts that are not resolved. */
    public static int openCount(Transaction tx, UUID portfolioId) {
        return tx.sql().fetchCount(ALERTS, ALERTS.PORTFOLIO_ID.eq(portfolioId).and(ALERTS.RESOLVED_AT.isNull()));
    }

    /**
     * @throws StorageException.NotFound if it does not exist or the actor may not see it
     */
    public static Alert one(Transaction tx, UUID id) {
        return rows(tx, tx.sql().fetch(ALERTS, ALERTS.ID.eq(id))).stream()
                .findFirst()
                .orElseThrow(() -> new StorageException.NotFound("alert", id));
    }

    private static List<Alert> rows(Transaction tx, List<AlertsRecord> alerts) {
        Map<UUID, SortedSet<ListingId>> listings = new HashMap<>();
        tx.sql()
                .selectDistinct(ALERT_CAUSES.ALERT_ID, LISTINGS.MIC, LISTINGS.TICKER)
                .from(ALERT_CAUSES)
                .join(ALERTS)
                .on(ALERTS.ID.eq(ALERT_CAUSES.ALERT_ID))
                .join(LISTINGS)
                .on(LISTINGS.ID.eq(ALERT_CAUSES.LISTING_ID))
                .where(
                        ALERTS.ID.in(alerts.stream().map(AlertsRecord::getId).toList()),
                        ALERT_CAUSES.SETTLED_AT.isNull().or(ALERTS.RESOLVED_AT.isNotNull()))
                .forEach(row -> listings.computeIfAbsent(row.value1(), id -> new TreeSet<>())
                        .add(ListingId.of(row.value2(), row.value3())));
        return alerts.stream()
                .map(row -> row(row, List.copyOf(listings.getOrDefault(row.getId(), new TreeSet<>()))))
                .toList();
    }

    private static Alert row(AlertsRecord row, List<ListingId> listings) {
        return new Alert(
                row.getId(),
                row.getPortfolioId(),
                row.getKind(),
                row.getSeverity(),
                row.getSubject(),
                row.getMessage(),
                row.getRaisedAt(),
                row.getCount(),
                row.getLastRaisedAt(),
                listings,
                Optional.ofNullable(row.getResolvedAt()),
                Optional.ofNullable(row.getResolvedBy()),
                Optional.ofNullable(row.getResolution()));
    }
}
