package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.ALERTS;
import static ta.backoffice.jooq.Tables.ALERT_CAUSES;
import static ta.backoffice.jooq.Tables.LISTINGS;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Alerts;
import ta.backoffice.jooq.tables.PricePoints;
import ta.backoffice.jooq.tables.records.PricePointsRecord;
import ta.backoffice.registry.Observed;
import ta.database.Transaction;
import ta.rules.explanation.Figures;
import ta.rules.explanation.FindingText;
import ta.rules.market.PriceKind;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;

/** Alerts a portfolio to closes that their source has changed. The new value counts; the old one is kept beside it. */
final class PriceRevisions {

    private static final String KIND = "PRICE_REVISED";

    /** No drift band reacts to a move of less than half a percent. */
    private static final BigDecimal TINY = new BigDecimal("0.005");

    private static final MathContext RATIO = new MathContext(20, RoundingMode.HALF_EVEN);
    private static final PricePoints OLD = PRICE_POINTS.as("old");

    private record Revision(ListingId listing, PricePointsRecord before, PricePointsRecord now) {

        /** The move as a fraction of the old price; empty when the two are not comparable. */
        Optional<BigDecimal> move() {
            boolean sameTerms = Objects.equals(before.getCurrency(), now.getCurrency())
                    && Objects.equals(before.getQuoteUnit(), now.getQuoteUnit());
            return sameTerms && before.getPrice().signum() > 0
                    ? Optional.of(
                            now.getPrice().subtract(before.getPrice()).abs().divide(before.getPrice(), RATIO))
                    : Optional.empty();
        }

        Severity severity() {
            return move().filter(moved -> moved.compareTo(TINY) < 0).isPresent() ? Severity.INFO : Severity.WARN;
        }
    }

    private PriceRevisions() {}

    /** For closes received at or after {@code since}; each revision is reported once. */
    static void raise(Transaction tx, UUID portfolioId, Collection<UUID> listings, Instant since) {
        List<Revision> revisions = revisions(tx, portfolioId, listings, since);
        if (revisions.isEmpty()) {
            return;
        }
        String subject = PriceAlerts.day(tx).toString();
        SortedSet<ListingId> all = Alerts.standing(tx, portfolioId, KIND, subject);
        revisions.forEach(revision -> all.add(revision.listing()));
        Alerts.raise(
                tx,
                portfolioId,
                KIND,
                revisions.stream()
                        .map(Revision::severity)
                        .max(Severity::compareTo)
                        .orElseThrow(),
                subject,
                message(revisions, all),
                revisions.stream()
                        .map(revision -> new Alerts.Cause(
                                revision.now().getListingId(),
                                Optional.of(revision.now().getId())))
                        .toList());
    }

    private static List<Revision> revisions(
            Transaction tx, UUID portfolioId, Collection<UUID> listings, Instant since) {
        return tx.sql()
                .select(LISTINGS.MIC, LISTINGS.TICKER)
                .select(PRICE_POINTS.fields())
                .select(OLD.fields())
                .from(PRICE_POINTS)
                .join(OLD)
                .on(
                        OLD.LISTING_ID.eq(PRICE_POINTS.LISTING_ID),
                        OLD.AS_OF.eq(PRICE_POINTS.AS_OF),
                        OLD.SOURCE.eq(PRICE_POINTS.SOURCE),
                        OLD.KIND.eq(PRICE_POINTS.KIND),
                        OLD.PORTFOLIO_ID.isNotDistinctFrom(PRICE_POINTS.PORTFOLIO_ID),
                        OLD.REVISION.eq(PRICE_POINTS.REVISION.minus(1)))
                .join(LISTINGS)
                .on(LISTINGS.ID.eq(PRICE_POINTS.LISTING_ID))
                .where(
                        PRICE_POINTS.LISTING_ID.in(listings),
                        Observed.by(portfolioId, PRICE_POINTS),
                        PRICE_POINTS.KIND.eq(PriceKind.CLOSE.name()),
                        PRICE_POINTS.REVISION.gt(1),
                        PRICE_POINTS.RECEIVED_AT.ge(since),
                        DSL.notExists(DSL.selectOne()
                                .from(ALERT_CAUSES)
                                .join(ALERTS)
                                .on(ALERTS.ID.eq(ALERT_CAUSES.ALERT_ID))
                                .where(
                                        ALERT_CAUSES.PRICE_POINT_ID.eq(PRICE_POINTS.ID),
                                        ALERT_CAUSES.PORTFOLIO_ID.eq(portfolioId),
                                        ALERTS.KIND.eq(KIND))))
                .orderBy(LISTINGS.MIC, LISTINGS.TICKER, PRICE_POINTS.AS_OF, PRICE_POINTS.REVISION)
                .fetch(row -> new Revision(
                        ListingId.of(row.get(LISTINGS.MIC), row.get(LISTINGS.TICKER)),
                        row.into(OLD),
                        row.into(PRICE_POINTS)));
    }

    private static String message(List<Revision> revisions, SortedSet<ListingId> listings) {
        Revision newest = revisions.get(revisions.size() - 1);
        String what = revisions.size() == 1 && listings.size() == 1
                ? newest.now().getSource() + " changed a price: "
                        + FindingText.named(
                                newest.listing(), PriceKind.CLOSE, newest.now().getAsOf())
                        + " was " + value(newest.before()) + " and is now " + value(newest.now())
                        + newest.move()
                                .map(moved -> ", a move of " + Figures.percent(moved))
                                .orElse("") + "."
                : newest.now().getSource() + " changed past closes of " + FindingText.names(listings)
                        + largest(revisions) + ".";
        return what + " The new value counts from now on; the old one is kept. Compare it with your broker's price.";
    }

    private static String largest(List<Revision> revisions) {
        return revisions.stream()
                .flatMap(revision -> revision.move().stream())
                .max(BigDecimal::compareTo)
                .map(moved -> ", by up to " + Figures.percent(moved))
                .orElse("");
    }

    private static String value(PricePointsRecord price) {
        return Figures.plain(price.getPrice())
                + Optional.ofNullable(price.getQuoteUnit())
                        .map(unit -> " " + unit)
                        .orElse("");
    }
}
