package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.RATE_REVIEWS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Alerts;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Records a user's verdict on an exchange rate, for one portfolio. The last review counts. Accepting a rate also
 * accepts the doubtful ones of its pair that came after it and are near it: they had only been compared with an older
 * level.
 */
public final class ReviewRate {

    private static final BigDecimal NEAR = new BigDecimal("0.1");

    /** ACCEPT: the rate is right, however unusual. REJECT: it is never used. */
    public enum Verdict {
        ACCEPT,
        REJECT
    }

    private ReviewRate() {}

    /**
     * @param reason 1 to 4000 characters
     * @return how many rates it concerns
     * @throws StorageException.NotFound if the portfolio has no such finding
     * @throws StorageException.Invalid if the actor is not a user
     */
    public static int within(Transaction tx, UUID portfolioId, UUID findingId, Verdict verdict, String reason) {
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
        if (tx.actor().userId().isEmpty()) {
            throw new StorageException.Invalid(
                    "only a user can review a rate, not " + tx.actor().name(), "");
        }
        tx.lockPortfolio(portfolioId);
        RateFinding finding = RateFindings.one(tx, portfolioId, findingId);
        List<UUID> observations = new ArrayList<>(List.of(finding.observation()));
        if (verdict == Verdict.ACCEPT) {
            RateFindings.of(tx, portfolioId, false).stream()
                    .filter(later -> later.pair().equals(finding.pair())
                            && later.asOf().isAfter(finding.asOf())
                            && isNear(later.rate(), finding.rate()))
                    .map(RateFinding::observation)
                    .filter(observation -> !observations.contains(observation))
                    .distinct()
                    .forEach(observations::add);
        }
        List<UUID> rows = observations.stream()
                .map(observation -> insert(tx, portfolioId, observation, verdict, reason))
                .toList();
        settle(tx, portfolioId, finding.pair(), verdict + ": " + reason);
        Audit.append(
                tx,
                portfolioId,
                "rate.review",
                Map.of("pair", finding.pair(), "verdict", verdict, "rates", rows.size(), "reason", reason),
                AuditedRows.of(tx, portfolioId).and(AuditedTable.RATE_REVIEW, rows));
        return rows.size();
    }

    private static boolean isNear(BigDecimal rate, BigDecimal other) {
        return rate.subtract(other).abs().compareTo(other.multiply(NEAR)) <= 0;
    }

    private static void settle(Transaction tx, UUID portfolioId, String pair, String resolution) {
        boolean open = RateFindings.of(tx, portfolioId, false).stream()
                .anyMatch(left -> left.pair().equals(pair));
        if (!open) {
            Alerts.settleSubject(tx, portfolioId, JudgeRates.ALERT, pair, resolution);
        }
    }

    private static UUID insert(Transaction tx, UUID portfolioId, UUID observation, Verdict verdict, String reason) {
        UUID id = Ids.next();
        tx.sql()
                .insertInto(RATE_REVIEWS)
                .set(RATE_REVIEWS.ID, id)
                .set(RATE_REVIEWS.PORTFOLIO_ID, portfolioId)
                .set(RATE_REVIEWS.FX_RATE_ID, observation)
                .set(
                        RATE_REVIEWS.REVISION,
                        1
                                + tx.sql()
                                        .select(DSL.coalesce(DSL.max(RATE_REVIEWS.REVISION), 0))
                                        .from(RATE_REVIEWS)
                                        .where(
                                                RATE_REVIEWS.PORTFOLIO_ID.eq(portfolioId),
                                                RATE_REVIEWS.FX_RATE_ID.eq(observation))
                                        .fetchSingle()
                                        .value1())
                .set(RATE_REVIEWS.VERDICT, verdict.name())
                .set(RATE_REVIEWS.REASON, reason)
                .set(RATE_REVIEWS.REVIEWED_BY, tx.actor().name())
                .execute();
        return id;
    }
}
