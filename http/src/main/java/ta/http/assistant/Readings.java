package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.RouteCall;

/** The texts that an assistant can read by an address: the schema of policies, and each portfolio's policy. */
public final class Readings {

    public static final Reading SCHEMA = new Reading(
            "ta://policy-schema",
            "policy-schema",
            "The schema of a policy",
            "The JSON Schema of a policy, which explains each clause",
            "application/schema+json");

    private static final Pattern ADDRESS = Pattern.compile("ta://portfolios/([0-9a-fA-F-]{36})/(policy|manifesto)");

    /** Of each portfolio. */
    public static final List<Reading> TEMPLATES = List.of(policy("{portfolio}", ""), manifesto("{portfolio}", ""));

    private static final int PORTFOLIOS = 100;

    private Readings() {}

    /** A text with its address, and what it is. */
    public record Reading(String uri, String name, String title, String description, String type) {}

    private static Reading policy(String portfolio, String of) {
        return new Reading(
                "ta://portfolios/" + portfolio + "/policy",
                "policy" + of,
                "The policy" + of,
                "The active policy of the portfolio, as it was typed",
                "application/json");
    }

    private static Reading manifesto(String portfolio, String of) {
        return new Reading(
                "ta://portfolios/" + portfolio + "/manifesto",
                "manifesto" + of,
                "The manifesto" + of,
                "The owner's words that the policy carries out, with the figures of the policy",
                "text/markdown");
    }

    /** What the caller can read: of the first {@value #PORTFOLIOS} portfolios, by name. */
    public static List<Reading> all(CallerApi api) {
        List<Reading> all = new ArrayList<>();
        all.add(SCHEMA);
        CallerApi.list(api.portfolios()).stream().limit(PORTFOLIOS).forEach(row -> {
            String id = row.get("id").textValue();
            String of = " of " + row.get("name").textValue();
            all.add(policy(id, of));
            all.add(manifesto(id, of));
        });
        return all;
    }

    /**
     * @throws Refused if there is no such text, or the caller may not see it
     */
    public static String text(String uri, CallerApi api) {
        if (uri.equals(SCHEMA.uri())) {
            return api.text(RouteCall.of("GET /policy-schema"));
        }
        Matcher address = ADDRESS.matcher(uri);
        if (!address.matches()) {
            throw new Refused(Code.NOT_FOUND, "there is no such text", "Maybe list the resources.");
        }
        JsonNode version = api.json(CallerApi.get(portfolio(address.group(1)), "/strategy"));
        JsonNode text = version.get(address.group(2).equals("policy") ? "policy" : "manifesto_filled");
        if (!text.isTextual()) {
            throw new Refused(Code.NOT_FOUND, "the policy has no manifesto", "");
        }
        return text.textValue();
    }

    /** Text of another form than an id is that of an unknown portfolio. */
    private static UUID portfolio(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    /** The type of the text at an address that can be read. */
    public static String type(String uri) {
        return uri.equals(SCHEMA.uri())
                ? SCHEMA.type()
                : TEMPLATES.get(uri.endsWith("/policy") ? 0 : 1).type();
    }
}
