package ta.http.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.review.ModelReview;
import ta.backoffice.review.ReviewOutcome;
import ta.backoffice.review.ReviewTerms;
import ta.http.doc.Doc;

/** JSON of reviews. Every text of a model is plain text, to be shown as it is. */
public final class ReviewShapes {

    public record ModelReviews(
            @Doc("what is configured; null if reviews are off")
            Optional<ReviewerTerms> terms,

            @Doc(value = "how many the portfolio may still request now", example = "9")
            int left,

            @Doc("the newest 20, newest first") List<RequestedReview> reviews) {}

    public record ReviewerTerms(
            @Doc(value = "openai, anthropic or ollama: what the model's server speaks", example = "ollama")
            String provider,

            @Doc(value = "the model", example = "qwen3:8b") String model,

            @Doc(value = "where the data goes", example = "localhost")
            String host,

            @Doc(value = "how many reviews of the portfolio within 24 hours", example = "10")
            int perDay,

            @Doc(value = "whether names that people chose are sent too", example = "false")
            boolean names) {

        static ReviewerTerms of(ReviewTerms terms) {
            return new ReviewerTerms(terms.provider(), terms.model(), terms.host(), terms.perDay(), terms.names());
        }
    }

    public record RequestedReview(
            @Doc("the review's id") UUID id,

            @Doc("the recommendation that is reviewed; null for a version")
            Optional<UUID> recommendation,

            @Doc(value = "the version that is reviewed; null for a recommendation", example = "null")
            Optional<Integer> version,

            @Doc(value = "who requested it", example = "ann@example.org")
            String requestedBy,

            @Doc("when it was requested") Instant requestedAt,

            @Doc("when it ended; null as long as it is waited for")
            Optional<Instant> endedAt,

            @Doc("how it ended; null as long as it is waited for")
            Optional<ReviewResult> outcome) {

        static RequestedReview of(ModelReview review) {
            return new RequestedReview(
                    review.id(),
                    review.recommendation(),
                    review.version(),
                    review.requestedBy(),
                    review.requestedAt(),
                    review.endedAt(),
                    review.outcome().map(ReviewResult::of));
        }
    }

    public record ReviewResult(
            @Doc(value = "PASS, WARN, FAIL or NOT_REVIEWED", example = "WARN")
            ReviewOutcome.Verdict verdict,

            @Doc(
                    value = "the model's opinion; null if it is not reviewed",
                    example = "The order fits the clause, but half of the cash stays idle.")
            Optional<String> summary,

            @Doc("the points of the review") List<ReviewNote> notes,

            @Doc("the changes of the policy that it suggests, which together are a valid policy")
            List<SuggestedChange> changes,

            @Doc(
                    value = "what was left out of the reply, and why; null if nothing was",
                    example = "1 note was left out, as it is not said which existing clause or fact is meant.")
            Optional<String> remark,

            @Doc(value = "why it is not reviewed; null if it is", example = "null")
            Optional<String> problem,

            @Doc(value = "who was asked", example = "ollama")
            String provider,

            @Doc(value = "the model", example = "qwen3:8b") String model,

            @Doc(value = "the version of the prompt", example = "1")
            String promptVersion,

            @Doc("SHA-256 of the policy's text that was reviewed; null if nothing was sent")
            Optional<String> fileSha256,

            @Doc("SHA-256 of what was sent; null if nothing was sent")
            Optional<String> requestSha256,

            @Doc("SHA-256 of the text of the reply; null if none came")
            Optional<String> replySha256) {

        private static ReviewResult of(ReviewOutcome outcome) {
            return new ReviewResult(
                    outcome.verdict(),
                    outcome.summary(),
                    outcome.notes().stream()
                            .map(note -> new ReviewNote(note.text(), note.clauses(), note.facts()))
                            .toList(),
                    outcome.changes().stream()
                            .map(change -> new SuggestedChange(change.clause(), change.value(), change.why()))
                            .toList(),
                    outcome.remark(),
                    outcome.problem(),
                    outcome.source().provider(),
                    outcome.source().model(),
                    outcome.source().promptVersion(),
                    outcome.source().fileSha256(),
                    outcome.source().requestSha256(),
                    outcome.source().replySha256());
        }
    }

    public record ReviewNote(
            @Doc(value = "the point", example = "Energy is bought three months in a row.")
            String text,

            @Doc(value = "pointers of the policy", example = "/drift_bands/major")
            List<String> clauses,

            @Doc(value = "ids of facts of the run's trace", example = "f12")
            List<String> facts) {}

    public record SuggestedChange(
            @Doc(value = "a pointer of the policy", example = "/drift_bands/major/absolute_pp")
            String clause,

            @Doc(value = "the new value, as JSON text", example = "3.0")
            String value,

            @Doc(value = "why", example = "The band is crossed nearly every month.")
            String why) {}

    public record SuggestedDraft(
            @Doc(value = "the number of the version, a draft", example = "4")
            int version) {}

    private ReviewShapes() {}
}
