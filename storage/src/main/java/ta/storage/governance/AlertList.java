package ta.storage.governance;

import static ta.storage.jooq.Tables.ALERTS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.storage.StorageException;
import ta.storage.Transaction;
import ta.storage.jooq.tables.records.AlertsRecord;

/** Alerts as a person reads them. */
public final class AlertList {

    /**
     * One of them.
     *
     * @param severity info, warn or critical
     * @param subject what it is about: of a price finding, the observation
     */
    public record Row(
            UUID id,
            UUID portfolioId,
            String kind,
            String severity,
            String subject,
            String message,
            Instant raisedAt,
            Optional<Instant> resolvedAt,
            Optional<String> resolvedBy,
            Optional<String> resolution) {}

    private AlertList() {}

    /**
     * The newest first.
     *
     * @param before the last one of the part before, which is not shown again
     */
    public static List<Row> of(Transaction tx, UUID portfolioId, boolean openOnly, Optional<UUID> before, int limit) {
        Condition open = openOnly ? ALERTS.RESOLVED_AT.isNull() : DSL.noCondition();
        Condition older = before.<Condition>map(ALERTS.ID::lt).orElse(DSL.noCondition());
        return tx.sql()
                .selectFrom(ALERTS)
                .where(ALERTS.PORTFOLIO_ID.eq(portfolioId), open, older)
                .orderBy(ALERTS.ID.desc())
                .limit(limit)
                .fetch(AlertList::row);
    }

    /** How many nobody has settled. */
    public static int openCount(Transaction tx, UUID portfolioId) {
        return tx.sql().fetchCount(ALERTS, ALERTS.PORTFOLIO_ID.eq(portfolioId).and(ALERTS.RESOLVED_AT.isNull()));
    }

    /**
     * @throws StorageException.NotFound when there is none that the actor may see
     */
    public static Row one(Transaction tx, UUID id) {
        return tx.sql()
                .fetchOptional(ALERTS, ALERTS.ID.eq(id))
                .map(AlertList::row)
                .orElseThrow(() -> new StorageException.NotFound("alert", id));
    }

    private static Row row(AlertsRecord row) {
        return new Row(
                row.getId(),
                row.getPortfolioId(),
                row.getKind(),
                row.getSeverity(),
                row.getSubject(),
                row.getMessage(),
                row.getRaisedAt(),
                Optional.ofNullable(row.getResolvedAt()),
                Optional.ofNullable(row.getResolvedBy()),
                Optional.ofNullable(row.getResolution()));
    }
}
