package ta.http.strategy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import ta.http.doc.Doc;
import ta.rules.portfolio.ListingId;

/** Requests and responses about policy versions. */
public final class StrategyShapes {

    private StrategyShapes() {}

    public record StrategyVersion(
            @Doc("the version's number, from 1 in each portfolio")
            int number,

            @Doc(value = "DRAFT, APPROVED, RETIRED or DISCARDED; at most one version is APPROVED", example = "APPROVED")
            String state,

            @Doc(value = "the purpose that it was made for", example = "more patience")
            String reason,

            @Doc(
                    value = "identifies the state and the texts; in quotes it is the ETag, for If-Match",
                    example = "5f0c1d3e9a8b47260b1c2d3e4f5a6b7c")
            String revision,

            @Doc(value = "SHA-256 of the policy's canonical JSON, which identifies it; null for a draft", example = "")
            Optional<String> policySha256,

            @Doc("SHA-256 of the policy file's bytes") String fileSha256,

            @Doc("SHA-256 of the manifesto's bytes; null without one")
            Optional<String> manifestoSha256,

            @Doc(value = "who created it", example = "ann@example.org")
            String createdBy,

            @Doc("when it was created") Instant createdAt,

            @Doc(value = "who approved it; null for a draft", example = "ann@example.org")
            Optional<String> approvedBy,

            @Doc("when it was approved; null for a draft") Optional<Instant> approvedAt,

            @Doc(value = "why it was approved; null for a draft", example = "tried for a week")
            Optional<String> approvalReason,

            @Doc("when another version replaced it; null before that")
            Optional<Instant> retiredAt) {}

    public record VersionTexts(
            @Doc("the version") StrategyVersion version,

            @Doc(value = "the policy's text, byte for byte", example = "{}")
            String policy,

            @Doc(
                    value = "the manifesto that the policy carries out, as its author typed it; null without one",
                    example = "At {{/drift_bands/major/absolute_pp}} points I act.")
            Optional<String> manifesto,

            @Doc(
                    value = "the manifesto in Markdown with its placeholders filled from the policy; null without one",
                    example = "At 2 points I act.")
            Optional<String> manifestoFilled,

            @Doc("the manifesto's placeholders that cannot be filled, at most 200, in the order of its text")
            List<PolicyFault> manifestoErrors,

            @Doc("a summary of the policy; null for a draft with errors")
            Optional<PolicySummary> summary) {}

    public record PolicySummary(
            @Doc(value = "the policy's title", example = "Four tilts, and patience")
            String title,

            @Doc(value = "the version label in the policy", example = "1.0.0")
            String version,

            @Doc(value = "ISO 4217", example = "GBP") String baseCurrency,

            @Doc(value = "IANA time zone of the policy's months", example = "Europe/London")
            ZoneId timeZone,

            @Doc("the sleeves, in policy order") List<PolicySleeve> sleeves,
            @Doc("the instruments, in policy order") List<PolicyInstrument> instruments) {}

    public record PolicySleeve(
            @Doc(value = "the sleeve's code", example = "core")
            String code,

            @Doc(value = "the sleeve's name", example = "World shares")
            String name,

            @Doc(value = "target weight, a fraction of 1", example = "0.35")
            BigDecimal targetWeight,

            @Doc(value = "width of the drift band to each side, in percentage points", example = "2")
            BigDecimal bandPp) {}

    public record PolicyInstrument(
            @Doc("the listing") ListingId listing,

            @Doc(value = "the instrument's name", example = "All-world shares")
            String name,

            @Doc(value = "the sleeve that it belongs to", example = "core")
            String sleeve) {}

    public record NewVersion(
            @Doc(value = "the policy's text, stored unchanged; exclusive with from", example = "{}")
            Optional<String> policy,

            @Doc(value = "the number of the version to copy; exclusive with policy", example = "null")
            Optional<Integer> from,

            @Doc(
                    value = "the manifesto's text; null keeps the active version's, an empty text begins without one;"
                            + " exclusive with from",
                    example = "# Patience")
            Optional<String> manifesto,

            @Doc(value = "the purpose of the draft, up to 4000 characters", example = "more patience")
            Optional<String> reason) {}

    public record PolicySample(
            @Doc(value = "the shipped policy's text, byte for byte", example = "{}")
            String policy,

            @Doc(value = "the manifesto that the policy carries out, with its placeholders", example = "# Patience")
            String manifesto) {}

    public record StarterPolicy(
            @Doc(value = "the name by which ta policy sample prints it", example = "three-funds")
            String name,

            @Doc(value = "its title", example = "Sample: three funds")
            String title,

            @Doc(value = "what it does, in a sentence or two", example = "Each month buys what lacks most.")
            String about,

            @Doc(value = "its text, byte for byte", example = "{}")
            String policy) {}

    public record DraftTexts(
            @Doc(value = "the policy's text, stored unchanged even if it has errors", example = "{}")
            String policy,

            @Doc(
                    value = "the manifesto's text; null keeps the stored one, an empty text removes it",
                    example = "# Patience")
            Optional<String> manifesto) {}

    public record CheckedTexts(
            @Doc(value = "the policy's text", example = "{}")
            String policy,

            @Doc(value = "the manifesto's text; null for none", example = "# Patience")
            Optional<String> manifesto) {}

    public record VersionApproval(
            @Doc(value = "the reason, 1 to 4000 characters; kept permanently", example = "more patience")
            String reason,

            @Doc(
                    value = "the number of the version that it was shown to replace, 0 for none; null checks nothing",
                    example = "null")
            Optional<Integer> replaces) {}

    public record PolicyValidation(
            @Doc("whether neither the policy nor its manifesto has errors")
            boolean valid,

            @Doc("SHA-256 of the policy's canonical JSON; null if the policy has errors")
            Optional<String> policySha256,

            @Doc("the first 200 errors, in the order of the file")
            List<PolicyFault> errors,

            @Doc(value = "how many more errors there are", example = "0")
            int moreErrors,

            @Doc("what is allowed and most likely not meant, in the order of the file")
            List<PolicyFault> warnings,

            @Doc("the manifesto's placeholders that cannot be filled, at most 200, in the order of its text")
            List<PolicyFault> manifestoErrors) {}

    public record PolicyFault(
            @Doc(value = "the stable code, listed in docs/error-codes.md", example = "TARGETS_SUM")
            String code,

            @Doc(
                    value = "JSON pointer into the policy; empty for the whole policy and for the manifesto",
                    example = "/sleeves")
            String pointer,

            @Doc(value = "the line, from 1", example = "9") int line,

            @Doc(value = "the column in characters, from 1", example = "3")
            int column,

            @Doc(value = "what is wrong with the actual values", example = "target weights sum to 0.98, not 1")
            String message,

            @Doc(value = "what may help; null if nothing is known", example = "Maybe raise one target by 0.02.")
            Optional<String> maybe) {}
}
