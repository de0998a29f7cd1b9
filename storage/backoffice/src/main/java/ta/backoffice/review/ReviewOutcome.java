package ta.backoffice.review;

import java.util.List;
import java.util.Optional;

/**
 * How a review ended. All texts are plain text of a model or of this program.
 *
 * @param summary the model's opinion in a few sentences; empty if it is not reviewed
 * @param changes what the model would write into the policy; empty unless {@code suggestedPolicy} is present
 * @param suggestedPolicy the reviewed policy with these changes, which {@code PolicyReader} has found valid
 * @param remark what was left out of the reply, and why
 * @param problem why it is not reviewed
 */
public record ReviewOutcome(
        Verdict verdict,
        Optional<String> summary,
        List<Note> notes,
        List<Change> changes,
        Optional<String> suggestedPolicy,
        Optional<String> remark,
        Optional<String> problem,
        Source source) {

    public enum Verdict {
        PASS,
        WARN,
        FAIL,
        /** There is no opinion. */
        NOT_REVIEWED
    }

    /**
     * One point of a review.
     *
     * @param clauses pointers of the policy that was reviewed
     * @param facts ids of facts of the run that was reviewed
     */
    public record Note(String text, List<String> clauses, List<String> facts) {}

    /**
     * A suggested change of the policy.
     *
     * @param clause the pointer of a value of the policy that was reviewed
     * @param value the new value as JSON text
     */
    public record Change(String clause, String value, String why) {}

    /**
     * Who was asked what, by hash; in lower-case hexadecimal.
     *
     * @param fileSha256 of the policy's text; empty if nothing was put together
     * @param requestSha256 of the prompt and the packet; empty if nothing was sent
     * @param replySha256 of the text of the reply; empty if none came
     */
    public record Source(
            String provider,
            String model,
            String promptVersion,
            Optional<String> fileSha256,
            Optional<String> requestSha256,
            Optional<String> replySha256) {}

    public static ReviewOutcome notReviewed(String problem, Source source) {
        return new ReviewOutcome(
                Verdict.NOT_REVIEWED,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(problem),
                source);
    }
}
