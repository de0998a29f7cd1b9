package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.RATE_FINDINGS;
import static ta.backoffice.jooq.Tables.RATE_REVIEWS;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import ta.database.StorageException;
import ta.database.Transaction;

/** Findings about exchange rates for one portfolio, each with the verdict of the last review. */
public final class RateFindings {

    private static final Field<String> VERDICT = DSL.field(DSL.select(RATE_REVIEWS.VERDICT)
                    .from(RATE_REVIEWS)
                    .where(
                            RATE_REVIEWS.FX_RATE_ID.eq(RATE_FINDINGS.FX_RATE_ID),
                            RATE_REVIEWS.PORTFOLIO_ID.eq(RATE_FINDINGS.PORTFOLIO_ID))
                    .orderBy(RATE_REVIEWS.REVISION.desc())
                    .limit(1))
            .as("verdict");

    private RateFindings() {}

    /** The newest first: those that nobody has reviewed, and reviewed ones too if {@code reviewedToo}. */
    public static List<RateFinding> of(Transaction tx, UUID portfolioId, boolean reviewedToo) {
        return where(tx, portfolioId, DSL.noCondition()).stream()
                .filter(finding -> reviewedToo || finding.verdict().isEmpty())
                .toList();
    }

    /**
     * @throws StorageException.NotFound if the portfolio has no such finding
     */
    public static RateFinding one(Transaction tx, UUID portfolioId, UUID id) {
        return where(tx, portfolioId, RATE_FINDINGS.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new StorageException.NotFound("finding about a rate", id));
    }

    private static List<RateFinding> where(Transaction tx, UUID portfolioId, Condition which) {
        return tx.sql()
                .select(RATE_FINDINGS.fields())
                .select(VERDICT)
                .from(RATE_FINDINGS)
                .where(RATE_FINDINGS.PORTFOLIO_ID.eq(portfolioId), which)
                .orderBy(RATE_FINDINGS.AS_OF.desc(), RATE_FINDINGS.ID)
                .fetch(row -> new RateFinding(
                        row.get(RATE_FINDINGS.ID),
                        row.get(RATE_FINDINGS.FX_RATE_ID),
                        row.get(RATE_FINDINGS.BASE),
                        row.get(RATE_FINDINGS.QUOTE),
                        row.get(RATE_FINDINGS.AS_OF),
                        row.get(RATE_FINDINGS.RATE),
                        row.get(RATE_FINDINGS.PREVIOUS),
                        row.get(RATE_FINDINGS.CHECK_NAME),
                        row.get(RATE_FINDINGS.SEVERITY),
                        Optional.ofNullable(row.get(RATE_FINDINGS.CLAUSE)),
                        row.get(RATE_FINDINGS.SENTENCE),
                        row.get(RATE_FINDINGS.ASKS_FREEZE),
                        row.get(RATE_FINDINGS.FOUND_AT),
                        Optional.ofNullable(row.get(VERDICT))));
    }
}
