package ta.policy.manifesto;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ta.policy.PolicyResult;
import ta.policy.document.DisplayText;
import ta.policy.document.NearMiss;
import ta.policy.document.PolicyDocument;
import ta.policy.document.SourceText;

/**
 * A manifesto with the figures of a policy in the place of its placeholders.
 *
 * @param text Markdown; a placeholder with an error stays as it was typed
 * @param errors at most {@link #ERRORS_MAX}, in the order of the text; after so many, nothing more is filled
 */
public record FilledManifesto(String text, List<PlaceholderError> errors) {

    public static final int ERRORS_MAX = 200;

    /** A manifesto with more is a machine's; filling could make it grow without bound. */
    private static final int PLACEHOLDERS_MAX = 1000;

    private static final int VALUE_MAX = 200;

    private static final String PERCENT = "percent";
    private static final String AS_CODE = "or put it between backticks to show it as it is.";

    public FilledManifesto {
        errors = List.copyOf(errors);
    }

    /**
     * Fills {@code manifesto} from a policy, which need not be valid. If its file is not even JSON, nothing is filled,
     * and only the form of the placeholders is checked.
     */
    public static FilledManifesto of(String manifesto, PolicyResult policy) {
        return policy instanceof PolicyResult.Valid valid
                ? of(manifesto, Optional.of(valid.document()))
                : of(manifesto, ((PolicyResult.Invalid) policy).document());
    }

    static FilledManifesto of(String manifesto, Optional<PolicyDocument> policy) {
        SourceText source = new SourceText("", manifesto);
        StringBuilder text = new StringBuilder();
        List<PlaceholderError> errors = new ArrayList<>();
        int done = 0;
        int count = 0;
        for (Placeholder placeholder : Placeholder.all(manifesto)) {
            if (errors.size() == ERRORS_MAX) {
                break;
            }
            text.append(manifesto, done, placeholder.start());
            done = placeholder.end();
            try {
                require(++count <= PLACEHOLDERS_MAX);
                requireForm(placeholder, policy);
                text.append(policy.isPresent() ? filled(placeholder, policy.get()) : placeholder.of(manifesto));
            } catch (Unfillable why) {
                text.append(placeholder.of(manifesto));
                errors.add(PlaceholderError.at(source.position(placeholder.pointerStart()), why));
            }
        }
        return new FilledManifesto(
                text.append(manifesto, done, manifesto.length()).toString(), errors);
    }

    private static void require(boolean isAmongTheFirst) throws Unfillable {
        if (!isAmongTheFirst) {
            throw new Unfillable(
                    "a manifesto has at most " + PLACEHOLDERS_MAX + " placeholders", "Maybe write this one out.");
        }
    }

    private static String filled(Placeholder placeholder, PolicyDocument policy) throws Unfillable {
        JsonNode value = PolicyPath.value(policy, placeholder.pointer());
        if (placeholder.format().isPresent()) {
            if (!value.isNumber()) {
                throw new Unfillable(
                        DisplayText.clipped(placeholder.pointer()) + " is " + PolicyPath.kind(value) + ", and "
                                + PERCENT + " needs a number",
                        PolicyPath.meant(placeholder.pointer()));
            }
            return plain(value.decimalValue().movePointRight(2)) + " %";
        }
        String text = value.isNumber() ? plain(value.decimalValue()) : value.asText();
        if (text.length() > VALUE_MAX) {
            throw new Unfillable(
                    DisplayText.clipped(placeholder.pointer()) + " has " + text.length() + " characters, and at most "
                            + VALUE_MAX + " fit into a sentence",
                    "Maybe write it out.");
        }
        return value.isTextual() ? InertText.of(text) : text;
    }

    private static void requireForm(Placeholder placeholder, Optional<PolicyDocument> policy) throws Unfillable {
        if (!placeholder.closed()) {
            throw new Unfillable(
                    "the placeholder is not closed on its line", "Maybe close it with two braces }}, " + AS_CODE);
        }
        String pointer = placeholder.pointer();
        if (!pointer.startsWith("/")) {
            String rooted = "/" + pointer.replace('.', '/');
            throw new Unfillable(
                    DisplayText.of(pointer) + " is no JSON pointer: it does not begin with /",
                    policy.filter(document -> PolicyPath.resolves(document, rooted))
                            .flatMap(document -> PolicyPath.meant(rooted))
                            .orElse("Maybe name a value of the policy, such as {{/version}}, " + AS_CODE));
        }
        if (placeholder.format().filter(format -> !format.equals(PERCENT)).isPresent()) {
            String format = placeholder.format().get();
            throw new Unfillable(
                    DisplayText.of(format) + " is no format",
                    NearMiss.maybe(format, List.of(PERCENT))
                            .orElse("Maybe write | percent, the only one, or leave it out."));
        }
    }

    private static String plain(BigDecimal number) {
        BigDecimal shown = number.stripTrailingZeros();
        return shown.scale() < 0 ? shown.setScale(0).toPlainString() : shown.toPlainString();
    }
}
