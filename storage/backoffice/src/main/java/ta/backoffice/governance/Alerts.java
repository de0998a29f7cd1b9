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
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;
import ta.database.Ids;
import ta.database.Bounds;
import ta.database.Transaction;

/** What a person must see. One matter has one open alert, however often it comes up and however many listings have it. */
public final class Alerts {

    private static final int RESOLUTION_MAX = 4000;

    /** What an alert is about: a listing, or one price of it. */
    public record Cause(UUID listing, Optional<UUID> pricePoint) {}

    private Alerts() {}

    /** The same about no listing; a person resolves it. */
    public static boolean raise(
            Transaction tx, UUID portfolioId, String kind, Severity severity, String subject, String message) {
        return raise(tx, portfolioId, kind, severity, subject, message, List.of());
    }

    /**
     * Raised again while it is open, it is counted, says what is said now, and never becomes less grave.
     *
     * @param subject what it is about; with the kind it says whether two are the same matter
     * @param causes what has to be settled before the alert is
     * @return whether it is a new one
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

    /** One that had been settled stands again. */
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

    /** The listings that an open alert is still about; none when there is no such alert. */
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

    /** Somebody has said what is right of a price, which settles whatever was raised about it. */
    public static void settlePrice(Transaction tx, UUID portfolioId, UUID pricePoint, String resolution) {
        settle(tx, portfolioId, ALERT_CAUSES.PRICE_POINT_ID.eq(pricePoint), resolution);
    }

    /** What was raised about a listing is no longer so. */
    public static void settleListing(
            Transaction tx, UUID portfolioId, String kind, String subject, ListingId listing, String resolution) {
        Condition ofAlert = ALERT_CAUSES.ALERT_ID.in(
                DSL.select(ALERTS.ID).from(ALERTS).where(open(portfolioId, kind), ALERTS.SUBJECT.eq(subject)));
        Condition ofListing = ALERT_CAUSES.LISTING_ID.in(DSL.select(LISTINGS.ID)
                .from(LISTINGS)
                .where(LISTINGS.MIC.eq(listing.mic()), LISTINGS.TICKER.eq(listing.ticker())));
        settle(tx, portfolioId, ofAlert.and(ofListing), resolution);
    }

    /** What an alert about no listing was raised for has been seen to. */
    public static void settleMatter(Transaction tx, UUID portfolioId, String kind, String subject, String resolution) {
        tx.sql()
                .update(ALERTS)
                .set(ALERTS.RESOLVED_AT, tx.at())
                .set(ALERTS.RESOLVED_BY, tx.actor().name())
                .set(ALERTS.RESOLUTION, Bounds.clipped(resolution, RESOLUTION_MAX))
                .where(open(portfolioId, kind), ALERTS.SUBJECT.eq(subject))
                .execute();
    }

    /**
     * An alert whose last cause is settled is resolved. Its row is locked in a statement before: whoever raises it anew in the same
     * moment either comes first, and its cause is seen, or afterwards, and opens another.
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
