package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PRICE_POINTS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Alerts;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.jooq.tables.records.PriceReviewsRecord;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Records a user's verdict on an observation, for one portfolio. The last review counts, so a later one undoes an
 * earlier one. A verdict on one close of a restated history counts for all that are held back with it.
 */
public final class ReviewPrice {

    private final Database database;

    public ReviewPrice(Database database) {
        this.database = database;
    }

    /**
     * @return the review's number for this observation, from 1
     * @throws StorageException.NotFound when there is no such portfolio or observation
     * @throws StorageException.Invalid when the actor is not a user
     */
    public int review(Actor actor, UUID portfolioId, PriceReview review) {
        return database.transact(actor, tx -> within(tx, portfolioId, review));
    }

    /** As {@link #review}, in a transaction of the caller, for example when new terms settle several findings. */
    public static int within(Transaction tx, UUID portfolioId, PriceReview review) {
        if (tx.actor().userId().isEmpty()) {
            throw new StorageException.Invalid(
                    "only a user can review a price, not " + tx.actor().name(), "");
        }
        tx.lockPortfolio(portfolioId);
        if (!tx.sql().fetchExists(PRICE_POINTS, PRICE_POINTS.ID.eq(review.pricePointId()))) {
            throw new StorageException.NotFound("price", review.pricePointId());
        }
        // The one value of a correction can be that of one close only.
        Set<UUID> points = new LinkedHashSet<>(List.of(review.pricePointId()));
        if (!(review instanceof PriceReview.Correct)) {
            points.addAll(RestatedHistory.together(tx, portfolioId, review.pricePointId()));
        }
        List<PriceReviewsRecord> rows = points.stream()
                .map(point -> insert(tx, portfolioId, point, review))
                .toList();
        PriceReviewsRecord row = rows.get(0);
        points.forEach(point -> Alerts.settlePrice(tx, portfolioId, point, row.getVerdict() + ": " + review.reason()));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("price_point", review.pricePointId());
        details.put("verdict", row.getVerdict());
        details.put("revision", row.getRevision());
        details.put("reason", review.reason());
        Optional.ofNullable(row.getPrice()).ifPresent(price -> details.put("price", price));
        Optional.ofNullable(row.getQuoteUnit()).ifPresent(unit -> details.put("quote_unit", unit));
        if (rows.size() > 1) {
            details.put("price_points", rows.size());
        }
        Audit.append(
                tx,
                portfolioId,
                "price.review",
                details,
                AuditedRows.of(tx, portfolioId)
                        .and(
                                AuditedTable.PRICE_REVIEW,
                                rows.stream().map(PriceReviewsRecord::getId).toList()));
        return row.getRevision();
    }

    private static PriceReviewsRecord insert(Transaction tx, UUID portfolioId, UUID pricePointId, PriceReview review) {
        PriceReviewsRecord row = row(review);
        row.setId(Ids.next());
        row.setPortfolioId(portfolioId);
        row.setPricePointId(pricePointId);
        row.setRevision(1 + revisions(tx, portfolioId, pricePointId));
        row.setReason(review.reason());
        row.setReviewedBy(tx.actor().name());
        tx.sql().executeInsert(row);
        return row;
    }

    private static int revisions(Transaction tx, UUID portfolioId, UUID pricePointId) {
        return tx.sql()
                .select(DSL.coalesce(DSL.max(PRICE_REVIEWS.REVISION), 0))
                .from(PRICE_REVIEWS)
                .where(PRICE_REVIEWS.PORTFOLIO_ID.eq(portfolioId), PRICE_REVIEWS.PRICE_POINT_ID.eq(pricePointId))
                .fetchSingle()
                .value1();
    }

    private static PriceReviewsRecord row(PriceReview review) {
        PriceReviewsRecord row = new PriceReviewsRecord();
        if (review instanceof PriceReview.Accept) {
            row.setVerdict("ACCEPT");
        } else if (review instanceof PriceReview.Reject) {
            row.setVerdict("REJECT");
        } else if (review instanceof PriceReview.Correct correct) {
            row.setVerdict("CORRECT");
            row.setPrice(correct.price());
            row.setEvidence(correct.evidence());
        } else if (review instanceof PriceReview.Terms terms) {
            row.setVerdict("TERMS");
            row.setCurrency(terms.currency());
            row.setQuoteUnit(terms.quoteUnit());
        }
        return row;
    }
}
