package ta.http.problem;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All error codes of the API with HTTP status and title. {@code docs/error-codes.md} lists the same codes; a test
 * compares.
 */
public enum Code {
    // The request itself is wrong.
    MALFORMED(400, "The request cannot be read"),
    INVALID(422, "A value in the request is not valid"),
    BODY_TOO_LARGE(413, "The body is too large"),
    WRONG_CONTENT_TYPE(415, "The body is not of the type that this route takes"),
    BODY_TOO_SLOW(408, "The body did not arrive in time"),
    KEY_MISSING(400, "An Idempotency-Key is needed"),
    KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    UNREADABLE_FILE(422, "The file cannot be read"),
    UNKNOWN_STATEMENT(422, "No template knows the file"),
    BAD_TEMPLATE(422, "The template cannot be read"),
    NOT_FOUND(404, "There is no such thing"),
    RESULT_TOO_LARGE(422, "The result is too large for an assistant"),
    METHOD_NOT_ALLOWED(405, "The resource has no such method"),
    // The caller may not do this.
    NOT_SIGNED_IN(401, "Nobody is signed in"),
    WRONG_CREDENTIALS(401, "The sign-in was refused"),
    CSRF(403, "The request does not come from the page that is signed in"),
    READ_ONLY_TOKEN(403, "The token may only read"),
    SESSION_NEEDED(403, "A token may not do this"),
    ADMINISTRATOR_NEEDED(403, "Only an administrator may do this"),
    OWNER_NEEDED(403, "Only an owner of the portfolio may do this"),
    LINK_USED_UP(409, "The one-time link was used, or has expired"),
    // Load and availability.
    TOO_MANY_ATTEMPTS(429, "Too many sign-ins failed"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    TOO_MANY_QUESTIONS(429, "The provider was asked too often"),
    TOO_MANY_REVIEWS(429, "The portfolio has had its reviews of 24 hours"),
    TOO_MANY_SIMULATIONS(429, "The portfolio has too many unfinished simulations"),
    BUSY(429, "The service is busy"),
    UNAVAILABLE(503, "The database cannot be reached"),
    INTERNAL(500, "A defect of the program"),
    // The request conflicts with the stored data.
    IN_FLIGHT(409, "A request with the same key is under way"),
    EXISTS(409, "There is one with this name or key already"),
    USER_EXISTS(409, "There is an account with this address already"),
    LAST_ADMINISTRATOR(409, "There would be no administrator left"),
    LAST_OWNER(409, "The portfolio would have no owner"),
    LISTING_DIFFERS(409, "The listing is known with another ISIN, currency or quote unit"),
    CURRENCY_DIFFERS(409, "The portfolio is in another currency"),
    PORTFOLIO_NOT_EMPTY(409, "Something was recorded in the portfolio already"),
    UNKNOWN_QUOTE_UNIT(409, "The active policy does not define this quote unit"),
    OVERSOLD(409, "More units would leave than are held at that time"),
    ADJUSTMENT_IMPOSSIBLE(409, "The adjustment would leave impossible units or cost"),
    NOT_YET(409, "The corporate action's day has not come yet"),
    REVERSAL_IMPOSSIBLE(409, "The entry cannot be reversed"),
    REFERENCE_DIFFERS(409, "The reference belongs to another entry"),
    UNLIKELY_FILL(409, "It is far from what was recommended; confirm it if it is right"),
    UNLIKELY_ENTRY(409, "It is far from what it was worth; confirm it if it is right"),
    NOT_MATCHED(409, "The entry was not matched with a recommendation"),
    ALREADY_RECORDED(409, "It is in the ledger already"),
    PREVIEW_DIFFERS(409, "The import would do something else than its preview showed"),
    REFERENCE_REPEATED(409, "One batch has the reference twice"),
    APPEND_ONLY(409, "What was recorded is never changed"),
    NOT_OPEN(409, "The recommendation is no longer open"),
    NOT_IGNORED(409, "The recommendation was not ignored"),
    ADVICE_EXPIRED(409, "The recommendation has expired"),
    OVERTAKEN(409, "A newer recommendation has taken its place"),
    DEPLOYED(409, "The wave or sunset was deployed by another recommendation"),
    NO_POLICY(409, "The portfolio has no active policy"),
    POLICY_INVALID(422, "The policy has errors"),
    MANIFESTO_INVALID(422, "The manifesto has errors"),
    VERSION_STATE(409, "The version is no draft any more"),
    AS_OF_PAST(409, "The ledger has later entries"),
    AS_OF_FUTURE(409, "The time of the run is in the future"),
    SNAPSHOT_INVALID(409, "No valid snapshot can be made of the stored data"),
    RATE_UNKNOWN(409, "An exchange rate that it needs is not known by that day"),
    RATE_DOUBTFUL(409, "An exchange rate that it needs is doubtful, and nobody has reviewed it"),
    FROZEN(409, "The portfolio is frozen"),
    NOT_FROZEN(409, "The portfolio is not frozen"),
    // Policies, runs, alerts and jobs.
    DRAFT_CHANGED(409, "The draft was saved again meanwhile"),
    ACTIVE_CHANGED(409, "Another version became active meanwhile"),
    RUN_UNDECIDED(409, "The run has no decision"),
    SNAPSHOT_PRUNED(409, "What the run looked at was pruned"),
    REVIEWS_OFF(409, "No model is configured for reviews"),
    NOTHING_SUGGESTED(409, "The review suggests no change of the policy"),
    SIMULATION_UNDONE(409, "The simulation has no result"),
    SIMULATION_OVER(409, "The simulation is over already"),
    ALERT_RESOLVED(409, "The alert was resolved before"),
    JOB_STATE(409, "The job has not failed for good, so there is nothing to retry or discard");

    private static final Map<String, Code> BY_NAME =
            Stream.of(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    private final int status;
    private final String title;

    Code(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    static Optional<Code> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
