package ta.runtime.review;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ta.backoffice.review.ReviewOutcome;
import ta.backoffice.review.ReviewPacket;
import ta.backoffice.review.ReviewTerms;
import ta.database.Bounds;
import ta.database.Sha256;
import ta.runtime.settings.Visible;

/** Asks the configured model about a packet. Whatever goes wrong is an outcome: not reviewed, and why. */
public final class Reviewer {

    /** About 80,000 tokens. A portfolio of a hundred instruments has half as much. */
    private static final int CHARACTERS_MAX = 250_000;

    private static final int TEXT_MAX = 4000;
    private static final String PROMPT = Resources.text("prompt-" + ReviewReply.VERSION + ".txt") + ReviewReply.SCHEMA;

    private final ReviewTerms terms;
    private final ModelChat chat;

    public Reviewer(ReviewSettings settings) {
        this.terms = settings.terms();
        this.chat = new ModelChat(settings);
    }

    public ReviewTerms terms() {
        return terms;
    }

    /** What is recorded of a model that was not asked. */
    public static ReviewOutcome notAsked(Optional<ReviewTerms> terms, String problem) {
        ReviewOutcome.Source source = new ReviewOutcome.Source(
                terms.map(ReviewTerms::provider).orElse("none"),
                terms.map(ReviewTerms::model).orElse("none"),
                ReviewReply.VERSION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return ReviewOutcome.notReviewed(Bounds.clipped(Visible.text(problem.replace('\n', ' ')), TEXT_MAX), source);
    }

    public ReviewOutcome review(ReviewPacket packet) {
        String user = packet.json().toString();
        if (user.length() > CHARACTERS_MAX) {
            return notAsked(
                    Optional.of(terms),
                    "What is to be reviewed has " + user.length() + " characters, and a model is shown at most "
                            + CHARACTERS_MAX + ".");
        }
        Optional<String> file = Optional.of(sha256(packet.policy().bytes()));
        Optional<String> request = Optional.of(sha256((PROMPT + "\n" + user).getBytes(StandardCharsets.UTF_8)));
        Optional<String> reply = Optional.empty();
        try {
            String text = chat.ask(PROMPT, user, ReviewReply.SCHEMA);
            reply = Optional.of(sha256(text.getBytes(StandardCharsets.UTF_8)));
            return outcome(
                    ReviewReply.of(text, packet.policy().root(), packet.facts()), packet, source(file, request, reply));
        } catch (NotReviewedException e) {
            return ReviewOutcome.notReviewed(Bounds.clipped(e.getMessage(), TEXT_MAX), source(file, request, reply));
        }
    }

    private static ReviewOutcome outcome(ReviewReply reply, ReviewPacket packet, ReviewOutcome.Source source) {
        SuggestedPolicy suggested = SuggestedPolicy.of(packet.policy(), reply.changes());
        String remark = Stream.of(dropped(reply.dropped()), suggested.why())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return new ReviewOutcome(
                reply.verdict(),
                Optional.of(reply.summary()),
                reply.notes(),
                suggested.text().isPresent() ? reply.changes() : List.of(),
                suggested.text(),
                Optional.of(remark).filter(text -> !text.isEmpty()).map(text -> Bounds.clipped(text, TEXT_MAX)),
                Optional.empty(),
                source);
    }

    private static Optional<String> dropped(int notes) {
        return notes == 0
                ? Optional.empty()
                : Optional.of((notes == 1 ? "1 note was" : notes + " notes were")
                        + " left out, as it is not said which existing clause or fact is meant.");
    }

    private ReviewOutcome.Source source(Optional<String> file, Optional<String> request, Optional<String> reply) {
        return new ReviewOutcome.Source(terms.provider(), terms.model(), ReviewReply.VERSION, file, request, reply);
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }
}
