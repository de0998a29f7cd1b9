package ta.backoffice.governance;

import static ta.backoffice.jooq.Tables.ALERTS;
import static ta.backoffice.jooq.Tables.ALERT_CAUSES;
import static ta.backoffice.jooq.Tables.LISTINGS;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.impl.DSL;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.Transaction;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;

/**
 * Raises and settles alerts, which a person must see. There is at most one open alert of a kind and subject; raising it
 * again only counts it.
 */
public final class Alerts {

    private static final int RESOLUTION_MAX = 4000;

    /**
     * What an alert is about: a listing, or one price of a listing. An alert is open while one of its causes is
     * unsettled.
     */
    public record Cause(UUID listing, Optional<UUID> pricePoint) {}

    private Alerts() {}

    /** Raises an alert without a cause; a person, or {@link #settleSubject}, resolves it. */
    public static boolean raise(
            Transaction tx, UUID portfolioId, String kind, Severity severity, String subject, String message) {
        return raise(tx, portfolioId, kind, severity, subject, message, List.of());
    }

    /**
     * Raises an alert. If one of this kind and subject is open, it is counted, takes the new message, and keeps the
     * higher of the two severities.
     *
     * @param message at most 4000 characters
     * @param causes the alert is resolved when all of them are settled
     * @return whether the alert is new
     */
    public static boolean raise(
            Transaction tx,
            UUID portfolioId,
            String kind,
            Severity severity,
            String subject,
            String message,
            Collection<Cause> causes) {
        List<String> lesser = Arrays.stream(Severity.values())
                .filter(other -> !other.isAtLeast(severity))
                .map(Severity::text)
                .toList();
        var raised = tx.sql()
                .insertInto(ALERTS)
                .set(ALERTS.ID, Ids.next())
                .set(ALERTS.PORTFOLIO_ID, portfolioId)
                .set(ALERTS.KIND, kind)
                .set(ALERTS.SEVERITY, severity.text())
                .set(ALERTS.SUBJECT, subject)
                .set(ALERTS.MESSAGE, Bounds.text("message", message, 4000))
                .set(ALERTS.DETAILS, JSONB.valueOf("{}"))
                .set(ALERTS.RAISED_AT, tx.at())
                .set(ALERTS.LAST_RAISED_AT, tx.at())
                .onConflict(ALERTS.PORTFOLIO_ID, ALERTS.KIND, ALERTS.SUBJECT)
                .where(ALERTS.RESOLVED_AT.isNull())
                .doUpdate()
                .set(
                        ALERTS.SEVERITY,
                        DSL.when(ALERTS.SEVERITY.in(lesser), severity.text()).otherwise(ALERTS.SEVERITY))
                .set(ALERTS.MESSAGE, message)
                .set(ALERTS.COUNT, ALERTS.COUNT.plus(1))
                .set(ALERTS.LAST_RAISED_AT, tx.at())
                .returning(ALERTS.ID, ALERTS.COUNT)
                .fetchSingle();
        tx.sql()
                .batch(causes.stream()
                        .map(cause -> cause(tx, portfolioId, raised.getId(), cause))
                        .toList())
                .execute();
        return raised.getCount() == 1;
    }

    /** Adds a cause, or opens it again if it was settled. */
    private static Query cause(Transaction tx, UUID portfolioId, UUID alert, Cause cause) {
        return tx.sql()
                .insertInto(ALERT_CAUSES)
                .set(ALERT_CAUSES.ID, Ids.next())
                .set(ALERT_CAUSES.PORTFOLIO_ID, portfolioId)
                .set(ALERT_CAUSES.ALERT_ID, alert)
                .set(ALERT_CAUSES.LISTING_ID, cause.listing())
                .set(ALERT_CAUSES.PRICE_POINT_ID, cause.pricePoint().orElse(null))
                .onConflict(
                        ALERT_CAUSES.PORTFOLIO_ID,
                        ALERT_CAUSES.ALERT_ID,
                        ALERT_CAUSES.LISTING_ID,
                        ALERT_CAUSES.PRICE_POINT_ID)
                .doUpdate()
                .setNull(ALERT_CAUSES.SETTLED_AT);
    }

    /** The listings with an unsettled cause in the open alert; none if there is no such alert. */
    public static SortedSet<ListingId> standing(Transaction tx, UUID portfolioId, String kind, String subject) {
        return new TreeSet<>(tx.sql()
                .selectDistinct(LISTINGS.MIC, LISTINGS.TICKER)
                .from(ALERT_CAUSES)
                .join(ALERTS)
                .on(ALERTS.ID.eq(ALERT_CAUSES.ALERT_ID))
                .join(LISTINGS)
                .on(LISTINGS.ID.eq(ALERT_CAUSES.LISTING_ID))
                .where(open(portfolioId, kind), ALERTS.SUBJECT.eq(subject), ALERT_CAUSES.SETTLED_AT.isNull())
                .fetch(row -> ListingId.of(row.value1(), row.value2())));
    }

    /** The subjects of the open alerts of a kind. */
    public static Set<String> openSubjects(Transaction tx, UUID portfolioId, String kind) {
        return tx.sql()
                .select(ALERTS.SUBJECT)
                .from(ALERTS)
                .where(open(portfolioId, kind))
                .fetchSet(ALERTS.SUBJECT);
    }

    /** Settles all causes about one price, after a person has reviewed it. */
    public static void settlePrice(Transaction tx, UUID portfolioId, UUID pricePoint, String resolution) {
        settle(tx, portfolioId, ALERT_CAUSES.PRICE_POINT_ID.eq(pricePoint), resolution);
    }

    /** Settles the causes about a listing in one alert, because they no longer apply. */
    public static void settleListing(
            Transaction tx, UUID portfolioId, String kind, String subject, ListingId listing, String resolution) {
        Condition ofAlert = ALERT_CAUSES.ALERT_ID.in(
                DSL.select(ALERTS.ID).from(ALERTS).where(open(portfolioId, kind), ALERTS.SUBJECT.eq(subject)));
        Condition ofListing = ALERT_CAUSES.LISTING_ID.in(DSL.select(LISTINGS.ID)
                .from(LISTINGS)
                .where(LISTINGS.MIC.eq(listing.mic()), LISTINGS.TICKER.eq(listing.ticker())));
        settle(tx, portfolioId, ofAlert.and(ofListing), resolution);
    }

    /** Resolves the open alert of a kind and subject, if there is one; for alerts without causes. */
    public static void settleSubject(Transaction tx, UUID portfolioId, String kind, String subject, String resolution) {
        tx.sql()
                .update(ALERTS)
                .set(ALERTS.RESOLVED_AT, tx.at())
                .set(ALERTS.RESOLVED_BY, tx.actor().name())
                .set(ALERTS.RESOLUTION, Bounds.clipped(resolution, RESOLUTION_MAX))
                .where(open(portfolioId, kind), ALERTS.SUBJECT.eq(subject))
                .execute();
    }

    /**
     * Settles causes, and resolves the alerts that have no unsettled cause left. The rows of the alerts are locked
     * first: a transaction that raises one of them again either committed before, so that its cause is seen here, or
     * waits and then opens a new alert.
     */
    private static void settle(Transaction tx, UUID portfolioId, Condition causes, String resolution) {
        Condition unsettled = ALERT_CAUSES.PORTFOLIO_ID.eq(portfolioId).and(ALERT_CAUSES.SETTLED_AT.isNull());
        Set<UUID> alerts = tx.sql()
                .select(ALERTS.ID)
                .from(ALERTS)
                .where(
                        ALERTS.RESOLVED_AT.isNull(),
                        ALERTS.ID.in(DSL.select(ALERT_CAUSES.ALERT_ID)
                                .from(ALERT_CAUSES)
                                .where(unsettled, causes)))
                .orderBy(ALERTS.ID)
                .forUpdate()
                .fetchSet(ALERTS.ID);
        tx.sql()
                .update(ALERT_CAUSES)
                .set(ALERT_CAUSES.SETTLED_AT, tx.at())
                .where(unsettled, causes)
                .execute();
        tx.sql()
                .update(ALERTS)
                .set(ALERTS.RESOLVED_AT, tx.at())
                .set(ALERTS.RESOLVED_BY, tx.actor().name())
                .set(ALERTS.RESOLUTION, Bounds.clipped(resolution, RESOLUTION_MAX))
                .where(
                        ALERTS.ID.in(alerts),
                        ALERTS.RESOLVED_AT.isNull(),
                        DSL.notExists(DSL.selectOne()
                                .from(ALERT_CAUSES)
                                .where(ALERT_CAUSES.ALERT_ID.eq(ALERTS.ID), ALERT_CAUSES.SETTLED_AT.isNull())))
                .execute();
    }

    private static Condition open(UUID portfolioId, String kind) {
        return ALERTS.PORTFOLIO_ID.eq(portfolioId).and(ALERTS.KIND.eq(kind)).and(ALERTS.RESOLVED_AT.isNull());
    }
}
