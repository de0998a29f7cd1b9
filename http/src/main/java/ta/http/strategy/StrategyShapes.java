package ta.http.strategy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import ta.http.doc.Doc;
import ta.rules.portfolio.ListingId;

/** What travels of strategies. */
public final class StrategyShapes {

    private StrategyShapes() {}

    public record StrategyVersion(
            @Doc("counts from 1 in each portfolio") int number,

            @Doc(value = "DRAFT, APPROVED or RETIRED; one at most is approved", example = "APPROVED")
            String state,

            @Doc(value = "why it was approved; of a draft, what it is for", example = "more patience")
            String reason,

            @Doc(value = "SHA-256 of the policy's canonical JSON, its identity; null of a draft", example = "")
            Optional<String> policySha256,

            @Doc("SHA-256 of the file's bytes") String fileSha256,

            @Doc("SHA-256 of the manifesto's bytes; null without one")
            Optional<String> manifestoSha256,

            @Doc(value = "who made it", example = "ann@example.org")
            String createdBy,

            @Doc("when it was made") Instant createdAt,

            @Doc(value = "who approved it; null of a draft", example = "ann@example.org")
            Optional<String> approvedBy,

            @Doc("when it was approved; null of a draft") Optional<Instant> approvedAt,

            @Doc("when another one took its place; null before that")
            Optional<Instant> retiredAt) {}

    public record VersionTexts(
            @Doc("the version itself") StrategyVersion version,

            @Doc(value = "the policy, byte for byte as it was written", example = "{}")
            String policy,

            @Doc(value = "the manifesto that it was made of; null without one", example = "# Patience")
            Optional<String> manifesto,

            @Doc("what it says in short; null of a draft with errors")
            Optional<PolicySummary> summary) {}

    public record PolicySummary(
            @Doc(value = "the policy's title", example = "Four tilts, and patience")
            String title,

            @Doc(value = "the policy's own version", example = "1.0.0")
            String version,

            @Doc(value = "ISO 4217", example = "GBP") String baseCurrency,

            @Doc(value = "IANA time zone of its months", example = "Europe/London")
            ZoneId timeZone,

            @Doc("the sleeves, in policy order") List<PolicySleeve> sleeves,
            @Doc("the instruments, in policy order") List<PolicyInstrument> instruments) {}

    public record PolicySleeve(
            @Doc(value = "its code", example = "core") String code,

            @Doc(value = "its name", example = "World shares")
            String name,

            @Doc(value = "target, a fraction of one", example = "0.35")
            BigDecimal targetWeight,

            @Doc(value = "how far its weight may be off, percentage points", example = "2")
            BigDecimal bandPp) {}

    public record PolicyInstrument(
            @Doc("the listing") ListingId listing,

            @Doc(value = "what it is called", example = "All-world shares")
            String name,

            @Doc(value = "the sleeve that it belongs to", example = "core")
            String sleeve) {}

    public record NewVersion(
            @Doc(value = "the policy's text, kept as it is; with it, no from", example = "{}")
            Optional<String> policy,

            @Doc(value = "the number of a version to copy; with it, no policy", example = "null")
            Optional<Integer> from,

            @Doc(value = "what it is for; up to 4000 characters", example = "more patience")
            Optional<String> reason) {}

    public record PolicySample(
            @Doc(value = "the policy that is shipped, byte for byte", example = "{}")
            String policy,

            @Doc(value = "the manifesto that it carries out, in Markdown", example = "# Patience")
            String manifesto) {}

    public record DraftTexts(
            @Doc(value = "the policy's text, kept as it is, with errors and all", example = "{}")
            String policy,

            @Doc(
                    value = "the manifesto's text; null leaves it as it is, an empty one takes it away",
                    example = "# Patience")
            Optional<String> manifesto) {}

    public record VersionApproval(
            @Doc(value = "why; 1 to 4000 characters, kept for ever", example = "more patience")
            String reason) {}

    public record PolicyValidation(
            @Doc("whether it may be approved as far as its text goes")
            boolean valid,

            @Doc("SHA-256 of its canonical JSON; null unless valid")
            Optional<String> policySha256,

            @Doc("all errors, in the order of the file") List<PolicyFault> errors) {}

    public record PolicyFault(
            @Doc(value = "the stable code, see docs/error-codes.md", example = "TARGETS_SUM")
            String code,

            @Doc(value = "JSON pointer into the policy; empty for all of it", example = "/sleeves")
            String pointer,

            @Doc(value = "line, from 1", example = "9") int line,

            @Doc(value = "column, from 1, in characters", example = "3")
            int column,

            @Doc(value = "what is wrong with the actual values", example = "target weights sum to 0.98, not 1")
            String message,

            @Doc(value = "what would help, where something is known", example = "Maybe raise one target by 0.02.")
            Optional<String> maybe) {}
}
