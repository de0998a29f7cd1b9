package ta.runtime.worker;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.review.ModelReview;
import ta.backoffice.review.RecordOutcome;
import ta.backoffice.review.ReviewOutcome;
import ta.backoffice.review.ReviewPacket;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.runtime.review.Reviewer;

/** Asks a model for the review that a member requested. Whatever goes wrong is an outcome of the review. */
final class ReviewHandler implements JobHandler {

    private final Database database;
    private final ActivePolicies policies;
    private final Optional<Reviewer> reviewer;

    /**
     * @param reviewer empty if no model is configured here
     */
    ReviewHandler(Database database, ActivePolicies policies, Optional<Reviewer> reviewer) {
        this.database = database;
        this.policies = policies;
        this.reviewer = reviewer;
    }

    @Override
    public Consumer<Transaction> prepare(LeasedJob job) {
        UUID id = UUID.fromString(job.key().orElseThrow());
        UUID portfolio = job.portfolioId().orElseThrow();
        ModelReview review = database.read(job.actor(), tx -> ModelReview.one(tx, portfolio, id));
        if (review.outcome().isPresent()) {
            return tx -> {};
        }
        ReviewOutcome outcome = outcome(job, review);
        return tx -> RecordOutcome.within(tx, portfolio, id, outcome);
    }

    private ReviewOutcome outcome(LeasedJob job, ModelReview review) {
        if (reviewer.isEmpty()) {
            return Reviewer.notAsked(
                    Optional.empty(),
                    "No model is configured where the worker runs. Maybe ask the operator to set TA_REVIEW_PROVIDER.");
        }
        Reviewer asked = reviewer.get();
        if (database.read(job.actor(), tx -> FreezePortfolio.isFrozen(tx, review.portfolioId()))) {
            return Reviewer.notAsked(
                    Optional.of(asked.terms()), "The portfolio is frozen, so nobody is asked. Maybe lift the freeze.");
        }
        ReviewPacket packet;
        try {
            packet = database.read(
                    job.actor(),
                    tx -> ReviewPacket.of(tx, policies, review, asked.terms().names()));
        } catch (StorageException.NotFound | StorageException.Conflict | StorageException.Invalid e) {
            return Reviewer.notAsked(Optional.of(asked.terms()), String.valueOf(e.getMessage()));
        }
        return asked.review(packet);
    }
}
