package ta.runtime.review;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ta.backoffice.review.ReviewTerms;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/**
 * How to reach the model. Off unless {@code TA_REVIEW_PROVIDER} is set.
 *
 * @param base URL, without a slash at the end
 * @param key must not appear in any message
 * @param privateAddresses whether the model may be in the operator's own network, and then be asked by http
 * @param patience limit of a whole review, from connecting to the last byte
 */
public record ReviewSettings(
        Form form, ReviewTerms terms, URI base, Optional<String> key, boolean privateAddresses, Duration patience) {

    /** What a model's server speaks. */
    public enum Form {
        /** Chat completions, which many servers speak. */
        OPENAI("https://api.openai.com/v1"),
        /** Messages. */
        ANTHROPIC("https://api.anthropic.com/v1"),
        /** Chat of Ollama. */
        OLLAMA("http://localhost:11434");

        private final String address;

        Form(String address) {
            this.address = address;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final String PRIVATE = "TA_REVIEW_PRIVATE_ADDRESSES";

    private static final String PROVIDER = "TA_REVIEW_PROVIDER";
    private static final String MODEL = "TA_REVIEW_MODEL";
    private static final String URL = "TA_REVIEW_URL";
    private static final int PER_DAY = 10;
    private static final int SECONDS = 120;

    /**
     * All that asks the model.
     *
     * @throws Refusal if a variable is invalid, or the model is not named
     */
    public static Optional<ReviewSettings> configured(Environment environment) {
        return form(environment)
                .map(form -> new ReviewSettings(
                        form,
                        terms(environment, form),
                        base(environment, form),
                        environment.secret("TA_REVIEW_KEY"),
                        environment.get(PRIVATE).orElse("").equals("true"),
                        Duration.ofSeconds(environment.number("TA_REVIEW_SECONDS", SECONDS, 1, 600))));
    }

    /** What a process that asks no model needs to know. */
    public static Optional<ReviewTerms> terms(Environment environment) {
        return form(environment).map(form -> terms(environment, form));
    }

    /** The variables of the environment that are about reviews. */
    public static Map<String, String> variables(Environment environment) {
        Map<String, String> about = new HashMap<>(environment.variables());
        about.keySet().removeIf(name -> !name.contains("REVIEW"));
        return about;
    }

    private static Optional<Form> form(Environment environment) {
        return environment
                .get(PROVIDER)
                .map(name -> Arrays.stream(Form.values())
                        .filter(form -> form.text().equals(name.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> Refusal.unusable("ERROR " + PROVIDER + " is " + Visible.text(name)
                                + "\nMaybe use one of "
                                + Arrays.stream(Form.values()).map(Form::text).collect(Collectors.joining(", "))
                                + ".")));
    }

    private static ReviewTerms terms(Environment environment, Form form) {
        String model = environment
                .get(MODEL)
                .filter(name -> name.length() <= 200)
                .orElseThrow(() -> Refusal.unusable("ERROR " + PROVIDER + " is set, but " + MODEL
                        + " is not\nMaybe set it to the name by which the server knows the model."));
        return new ReviewTerms(
                form.text(),
                model,
                base(environment, form).getHost(),
                environment.number("TA_REVIEWS_PER_DAY", PER_DAY, 1, 1000),
                environment.get("TA_REVIEW_NAMES").orElse("").equals("true"));
    }

    private static URI base(Environment environment, Form form) {
        String text = environment.get(URL).orElse(form.address).replaceAll("/+$", "");
        try {
            URI base = new URI(text);
            boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
            if (http && base.getHost() != null && base.getUserInfo() == null && base.getQuery() == null) {
                return base;
            }
        } catch (URISyntaxException e) {
            // Refused below.
        }
        throw Refusal.unusable("ERROR " + URL + " is " + Visible.text(text)
                + "\nMaybe write it as https://host/v1, without a user, a password or a query.");
    }

    @Override
    public String toString() {
        return "ReviewSettings[" + terms + "]";
    }
}
