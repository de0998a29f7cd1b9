package ta.backoffice.review;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.strategy.CreateDraft;
import ta.backoffice.strategy.PolicyFile;
import ta.backoffice.strategy.StrategyVersions;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;

/** Makes a draft of the changes that a review suggests. It stays a draft until a person approves it. */
public final class DraftFromReview {

    private DraftFromReview() {}

    /**
     * @return the number of the draft, a version of its own: what was reviewed is kept
     * @throws StorageException.NotFound if the portfolio has no such review
     * @throws StorageException.Conflict {@code NOTHING_SUGGESTED}; {@code POLICY_INVALID} if this version of the
     *     program refuses what an earlier one found valid
     */
    public static int within(Transaction tx, UUID portfolioId, UUID id) {
        ModelReview review = ModelReview.one(tx, portfolioId, id);
        String policy = review.outcome()
                .flatMap(ReviewOutcome::suggestedPolicy)
                .orElseThrow(() -> new StorageException.Conflict(
                        "NOTHING_SUGGESTED", "the review suggests no change of the policy", "Maybe edit it yourself."));
        byte[] file = policy.getBytes(StandardCharsets.UTF_8);
        if (PolicyReader.read(PolicyFile.NAME, file) instanceof PolicyResult.Invalid) {
            throw new StorageException.Conflict(
                    "POLICY_INVALID", "the suggested policy has errors", "Maybe request another review.");
        }
        Optional<String> manifesto = review.version()
                .map(version -> StrategyVersions.one(tx, portfolioId, version)
                        .manifesto()
                        .orElse(""));
        String what = review.version().map(version -> "version " + version).orElse("a recommendation");
        return CreateDraft.within(
                tx, portfolioId, policy, manifesto, "Suggested by the model review " + id + " of " + what);
    }
}
