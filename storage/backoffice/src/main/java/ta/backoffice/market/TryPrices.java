package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PRICE_FINDINGS;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import ta.backoffice.registry.Observed;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Bounds;
import ta.database.Transaction;
import ta.rules.market.PriceKind;

/** Judges prices as if they had been received, for one portfolio, and takes everything back. */
public final class TryPrices {

    /**
     * @param findings about the prices, those known before included
     * @param refused the listings whose newest close cannot be used: it is in quarantine, or somebody rejected it
     */
    public record Tried(List<Findings.Finding> findings, Set<UUID> refused) {}

    private TryPrices() {}

    /**
     * @param prices of one source
     */
    public static Tried within(
            Transaction tx, ActivePolicies policies, UUID portfolioId, List<PriceObservation> prices, Instant at) {
        Instant received = Bounds.time("time of receipt", at);
        Map<UUID, List<PriceObservation>> byListing = prices.stream()
                .collect(Collectors.groupingBy(PriceObservation::listingId, TreeMap::new, Collectors.toList()));
        return tx.tryOut(() -> {
            byListing.forEach((listing, own) -> PriceStore.append(tx, listing, own, received));
            new JudgePrices(policies).tried(tx, portfolioId, received, byListing.keySet());
            Set<UUID> refused = new HashSet<>();
            byListing.forEach((listing, own) -> own.stream()
                    .filter(price -> price.kind() == PriceKind.CLOSE)
                    .max(Comparator.comparing(PriceObservation::asOf))
                    .filter(newest -> isRefused(tx, portfolioId, newest))
                    .ifPresent(newest -> refused.add(listing)));
            return new Tried(findings(tx, portfolioId, prices), refused);
        });
    }

    private static List<Findings.Finding> findings(Transaction tx, UUID portfolioId, List<PriceObservation> prices) {
        Set<UUID> points = new HashSet<>();
        prices.forEach(price -> point(tx, price).ifPresent(points::add));
        return Findings.about(tx, portfolioId, points);
    }

    private static boolean isRefused(Transaction tx, UUID portfolioId, PriceObservation price) {
        UUID point = point(tx, price).orElseThrow();
        Optional<String> verdict = tx.sql()
                .select(PRICE_REVIEWS.VERDICT)
                .from(PRICE_REVIEWS)
                .where(PRICE_REVIEWS.PRICE_POINT_ID.eq(point), PRICE_REVIEWS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(PRICE_REVIEWS.REVISION.desc())
                .limit(1)
                .fetchOptional(PRICE_REVIEWS.VERDICT);
        return verdict.map("REJECT"::equals)
                .orElseGet(() -> tx.sql()
                        .fetchExists(DSL.selectOne()
                                .from(PRICE_FINDINGS)
                                .where(
                                        PRICE_FINDINGS.PRICE_POINT_ID.eq(point),
                                        PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId),
                                        PRICE_FINDINGS.SEVERITY.eq("critical"))));
    }

    /** The last revision of a price that all portfolios share. */
    private static Optional<UUID> point(Transaction tx, PriceObservation price) {
        return tx.sql()
                .select(PRICE_POINTS.ID)
                .from(PRICE_POINTS)
                .where(
                        PRICE_POINTS.LISTING_ID.eq(price.listingId()),
                        PRICE_POINTS.AS_OF.eq(price.asOf()),
                        PRICE_POINTS.SOURCE.eq(price.source()),
                        PRICE_POINTS.KIND.eq(price.kind().name()),
                        Observed.byAll(PRICE_POINTS))
                .orderBy(PRICE_POINTS.REVISION.desc())
                .limit(1)
                .fetchOptional(PRICE_POINTS.ID);
    }
}
