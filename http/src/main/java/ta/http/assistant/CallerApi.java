package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import ta.http.json.Json;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Caller;
import ta.http.route.Calls;
import ta.http.route.RouteCall;

/** The API on behalf of one caller, and what several tools ask of it. */
public final class CallerApi {

    static final String PORTFOLIO = "/portfolios/{portfolio}";

    private static final int NAMED = 20;
    private static final List<String> DECIDING = List.of("MONTHLY_ALLOCATION", "QUARTERLY_REBALANCE", "WEEKLY_REVIEW");

    private final Calls calls;
    private final Caller caller;
    private final Optional<UUID> usual;

    /**
     * @param usual the portfolio that is meant when an assistant names none
     */
    public CallerApi(Calls calls, Caller caller, Optional<UUID> usual) {
        this.calls = calls;
        this.caller = caller;
        this.usual = usual;
    }

    public boolean mayWrite() {
        return caller.mayWrite();
    }

    /**
     * @throws Refused if the response would be an error
     */
    JsonNode json(RouteCall call) {
        return Json.parse(text(call));
    }

    String text(RouteCall call) {
        return calls.call(caller, call);
    }

    /** A call of a GET route below the portfolio. */
    static RouteCall get(UUID portfolio, String path) {
        return RouteCall.of("GET " + PORTFOLIO + path).at("portfolio", portfolio);
    }

    JsonNode portfolios() {
        return json(RouteCall.of("GET /portfolios"));
    }

    /**
     * The portfolio with that name or id; without one the usual one, or the only one.
     *
     * @throws Refused if there is no such portfolio, or it is not clear which one is meant
     */
    UUID portfolio(Optional<String> nameOrId) {
        Optional<String> wanted = nameOrId.filter(text -> !text.isBlank());
        if (wanted.isEmpty() && usual.isPresent()) {
            return usual.get();
        }
        JsonNode all = portfolios();
        List<JsonNode> found = list(all).stream()
                .filter(row -> wanted.map(text -> matches(row, text)).orElse(true))
                .toList();
        if (found.size() == 1) {
            return UUID.fromString(found.get(0).get("id").textValue());
        }
        String why = wanted.isEmpty()
                ? "there are " + found.size() + " portfolios"
                : found.isEmpty() ? "no portfolio has that name or id" : found.size() + " portfolios have that name";
        throw new Refused(
                Code.INVALID,
                "/portfolio: " + why,
                all.isEmpty() ? "Maybe create one on the page Portfolios." : "Maybe one of these: " + names(all) + ".");
    }

    private static boolean matches(JsonNode row, String text) {
        return row.get("name").textValue().equals(text)
                || row.get("id").textValue().equalsIgnoreCase(text);
    }

    private static String names(JsonNode portfolios) {
        return list(portfolios).stream()
                .limit(NAMED)
                .map(row -> row.get("name").textValue() + " (" + row.get("id").textValue() + ")")
                .collect(Collectors.joining(", "));
    }

    /**
     * The given run, or the newest one of the portfolio that has decided.
     *
     * @throws Refused if none has, or the run is of another portfolio than the one that is named
     */
    String run(Optional<String> nameOrId, Optional<UUID> given) {
        if (given.isEmpty()) {
            return newestRun(portfolio(nameOrId));
        }
        String run = given.get().toString();
        if (nameOrId.isPresent()) {
            String portfolio = portfolio(nameOrId).toString();
            JsonNode found = json(RouteCall.of("GET /runs/{run}").at("run", run));
            if (!found.at("/run/portfolio").asText().equals(portfolio)) {
                throw Refused.at(Code.INVALID, "/run", "is a run of another portfolio");
            }
        }
        return run;
    }

    private String newestRun(UUID portfolio) {
        List<JsonNode> newest = new ArrayList<>();
        for (String task : DECIDING) {
            RouteCall call = get(portfolio, "/runs")
                    .query("task", task)
                    .query("state", "SUCCEEDED")
                    .query("limit", 1);
            newest.addAll(list(json(call).get("items")));
        }
        return newest.stream()
                .max(Comparator.comparing(run -> run.get("finished_at").textValue()))
                .map(run -> run.get("id").textValue())
                .orElseThrow(() -> new Refused(
                        Code.NOT_FOUND,
                        "no run of this portfolio has decided yet",
                        "Maybe ask what_if for what one would decide now."));
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
