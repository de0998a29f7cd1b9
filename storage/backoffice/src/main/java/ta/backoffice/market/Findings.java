package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.LISTINGS;
import static ta.backoffice.jooq.Tables.PRICE_FINDINGS;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.finding.Check;
import ta.rules.portfolio.ListingId;

/** Findings of the price checks for one portfolio, each with the verdict of the last review. */
public final class Findings {

    /**
     * What a check found about one stored price.
     *
     * @param observed value that the check saw; empty when it has none
     * @param limit value that it was compared with; empty when there is none
     * @param sentence what was found, without the name of the listing
     * @param verdict of the observation's last review; empty when it has not been reviewed
     */
    public record Finding(
            UUID id,
            UUID pricePointId,
            ListingId listing,
            String check,
            String severity,
            String clause,
            String observed,
            String limit,
            String sentence,
            BigDecimal price,
            Instant asOf,
            String source,
            Instant receivedAt,
            Instant foundAt,
            Optional<String> verdict) {}

    private static final Field<String> VERDICT = DSL.field(DSL.select(PRICE_REVIEWS.VERDICT)
                    .from(PRICE_REVIEWS)
                    .where(
                            PRICE_REVIEWS.PRICE_POINT_ID.eq(PRICE_POINTS.ID),
                            PRICE_REVIEWS.PORTFOLIO_ID.eq(PRICE_FINDINGS.PORTFOLIO_ID))
                    .orderBy(PRICE_REVIEWS.REVISION.desc())
                    .limit(1))
            .as("verdict");

    private static final Condition UNREVIEWED = DSL.notExists(DSL.selectOne()
            .from(PRICE_REVIEWS)
            .where(
                    PRICE_REVIEWS.PRICE_POINT_ID.eq(PRICE_FINDINGS.PRICE_POINT_ID),
                    PRICE_REVIEWS.PORTFOLIO_ID.eq(PRICE_FINDINGS.PORTFOLIO_ID)));

    private Findings() {}

    /**
     * Sorted by the time of the price, newest first.
     *
     * @param reviewedToo includes findings whose observation was reviewed
     */
    public static List<Finding> of(Transaction tx, UUID portfolioId, boolean reviewedToo) {
        Condition which = reviewedToo ? DSL.noCondition() : UNREVIEWED;
        return where(tx, PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId).and(which), Integer.MAX_VALUE);
    }

    /** The findings about some observations. */
    static List<Finding> about(Transaction tx, UUID portfolioId, Collection<UUID> pricePoints) {
        return where(
                tx,
                PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId).and(PRICE_FINDINGS.PRICE_POINT_ID.in(pricePoints)),
                Integer.MAX_VALUE);
    }

    /** The newest findings whose observation has not been reviewed. */
    public static List<Finding> open(Transaction tx, UUID portfolioId, int limit) {
        return where(tx, PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId).and(UNREVIEWED), limit);
    }

    /** The newest finding of a check whose observation has not been reviewed. */
    static Optional<Finding> open(Transaction tx, UUID portfolioId, Check check) {
        Condition ofCheck = PRICE_FINDINGS.CHECK_NAME.eq(check.text());
        return where(
                        tx,
                        PRICE_FINDINGS
                                .PORTFOLIO_ID
                                .eq(portfolioId)
                                .and(UNREVIEWED)
                                .and(ofCheck),
                        1)
                .stream()
                .findFirst();
    }

    /** Number of findings whose observation has not been reviewed. */
    public static int openCount(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .fetchCount(
                        PRICE_FINDINGS,
                        PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId).and(UNREVIEWED));
    }

    /**
     * The finding that froze the portfolio; it was made in the transaction of the freeze. Empty when a user froze the
     * portfolio, or a run because of an earlier finding.
     *
     * @param at when the portfolio was frozen
     */
    public static Optional<Finding> thatFroze(Transaction tx, UUID portfolioId, Instant at) {
        // Several findings of one transaction may ask for a freeze; the first of them caused it.
        Condition first = PRICE_FINDINGS.ID.eq(DSL.select(PRICE_FINDINGS.ID)
                .from(PRICE_FINDINGS)
                .where(
                        PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId),
                        PRICE_FINDINGS.FOUND_AT.eq(at),
                        PRICE_FINDINGS.ASKS_FREEZE.isTrue())
                .orderBy(PRICE_FINDINGS.ID)
                .limit(1));
        return where(tx, PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId).and(first), 1).stream()
                .findFirst();
    }

    /**
     * @throws StorageException.NotFound when the portfolio has no such finding
     */
    public static Finding one(Transaction tx, UUID portfolioId, UUID findingId) {
        return where(tx, PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId).and(PRICE_FINDINGS.ID.eq(findingId)), 1).stream()
                .findFirst()
                .orElseThrow(() -> new StorageException.NotFound("finding", findingId));
    }

    private static List<Finding> where(Transaction tx, Condition which, int limit) {
        return tx.sql()
                .select(PRICE_FINDINGS.fields())
                .select(LISTINGS.MIC, LISTINGS.TICKER, VERDICT)
                .select(PRICE_POINTS.PRICE, PRICE_POINTS.AS_OF, PRICE_POINTS.SOURCE, PRICE_POINTS.RECEIVED_AT)
                .from(PRICE_FINDINGS)
                .join(PRICE_POINTS)
                .on(PRICE_POINTS.ID.eq(PRICE_FINDINGS.PRICE_POINT_ID))
                .join(LISTINGS)
                .on(LISTINGS.ID.eq(PRICE_FINDINGS.LISTING_ID))
                .where(which)
                .orderBy(PRICE_POINTS.AS_OF.desc(), PRICE_FINDINGS.ID.desc())
                .limit(limit)
                .fetch(row -> new Finding(
                        row.get(PRICE_FINDINGS.ID),
                        row.get(PRICE_FINDINGS.PRICE_POINT_ID),
                        ListingId.of(row.get(LISTINGS.MIC), row.get(LISTINGS.TICKER)),
                        row.get(PRICE_FINDINGS.CHECK_NAME),
                        row.get(PRICE_FINDINGS.SEVERITY),
                        orEmpty(row.get(PRICE_FINDINGS.CLAUSE)),
                        orEmpty(row.get(PRICE_FINDINGS.OBSERVED)),
                        orEmpty(row.get(PRICE_FINDINGS.LIMIT_VALUE)),
                        row.get(PRICE_FINDINGS.SENTENCE),
                        row.get(PRICE_POINTS.PRICE),
                        row.get(PRICE_POINTS.AS_OF),
                        row.get(PRICE_POINTS.SOURCE),
                        row.get(PRICE_POINTS.RECEIVED_AT),
                        row.get(PRICE_FINDINGS.FOUND_AT),
                        Optional.ofNullable(row.get(VERDICT))));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
