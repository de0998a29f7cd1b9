package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PROVIDER_QUESTIONS;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.jobs.EnqueueJob;
import ta.backoffice.jobs.JobKind;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Asks a provider something for a person who waits for the answer. A worker asks it, once. Nothing that counts is
 * changed, so there is no audit event; questions are deleted a day later, when another one is asked.
 */
public final class AskProvider {

    private static final Duration KEPT = Duration.ofDays(1);

    /** The provider is asked for all portfolios of the installation, so one of them may not use up what it allows. */
    private static final int OF_AN_HOUR_MAX = 60;

    private AskProvider() {}

    /**
     * @param text the words to search for, or a symbol
     * @param listing the listing that the symbol would stand for; required for a price, and only then
     * @return the id of the question
     * @throws StorageException.Invalid when there is no such provider of prices, or the listing is missing
     * @throws StorageException.Conflict {@code TOO_MANY_QUESTIONS} after 60 of the portfolio in an hour
     */
    public static UUID within(
            Transaction tx,
            UUID portfolioId,
            Provider provider,
            ProviderQuestion.Kind kind,
            String text,
            Optional<UUID> listing) {
        ProviderHealth.chosen(tx, provider.text(), Provider.Kind.PRICES);
        if (listing.isPresent() != (kind == ProviderQuestion.Kind.PRICE)) {
            throw new StorageException.Invalid(
                    "a listing belongs to a question for a price, and to no other", "Maybe name it, or leave it out.");
        }
        tx.sql()
                .deleteFrom(PROVIDER_QUESTIONS)
                .where(
                        PROVIDER_QUESTIONS.PORTFOLIO_ID.eq(portfolioId),
                        PROVIDER_QUESTIONS.ASKED_AT.lt(tx.at().minus(KEPT)))
                .execute();
        tx.lockPortfolio(portfolioId);
        int asked = tx.sql()
                .fetchCount(
                        PROVIDER_QUESTIONS,
                        PROVIDER_QUESTIONS.PORTFOLIO_ID.eq(portfolioId),
                        PROVIDER_QUESTIONS.ASKED_AT.gt(tx.at().minus(Duration.ofHours(1))));
        if (asked >= OF_AN_HOUR_MAX) {
            throw new StorageException.Conflict(
                    "TOO_MANY_QUESTIONS",
                    "a provider was asked " + OF_AN_HOUR_MAX + " times in the last hour",
                    "Maybe try again in an hour, or type the symbol and refresh the prices.");
        }
        UUID id = Ids.next();
        tx.sql()
                .insertInto(PROVIDER_QUESTIONS)
                .set(PROVIDER_QUESTIONS.ID, id)
                .set(PROVIDER_QUESTIONS.PORTFOLIO_ID, portfolioId)
                .set(PROVIDER_QUESTIONS.PROVIDER, provider.text())
                .set(PROVIDER_QUESTIONS.KIND, kind.name())
                .set(PROVIDER_QUESTIONS.TEXT, Bounds.label("text", text))
                .set(PROVIDER_QUESTIONS.LISTING_ID, listing.orElse(null))
                .set(PROVIDER_QUESTIONS.ASKED_BY, tx.actor().name())
                .set(PROVIDER_QUESTIONS.ASKED_AT, tx.at())
                .execute();
        EnqueueJob.within(tx, JobKind.ASK_PROVIDER, Optional.of(portfolioId), id.toString());
        return id;
    }
}
