package ta.http.problem;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every code that an answer can carry, with its HTTP status and title. {@code docs/error-codes.md} lists the same ones. */
public enum Code {
    // What is wrong with the request, whoever asks.
    MALFORMED(400, "The request cannot be read"),
    INVALID(422, "The request makes no sense"),
    BODY_TOO_LARGE(413, "The body is too large"),
    WRONG_CONTENT_TYPE(415, "The body is not of the kind that is taken here"),
    BODY_TOO_SLOW(408, "The body did not come in time"),
    KEY_MISSING(400, "An Idempotency-Key is needed"),
    KEY_REUSED(422, "The Idempotency-Key stands for another request"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The resource has no such method"),
    // Who asks.
    NOT_SIGNED_IN(401, "Nobody is signed in"),
    WRONG_CREDENTIALS(401, "The sign-in was refused"),
    CSRF(403, "The request does not come from the signed-in page"),
    READ_ONLY_TOKEN(403, "The token may only read"),
    SESSION_NEEDED(403, "A token may not do this"),
    ADMINISTRATOR_NEEDED(403, "Only an administrator may do this"),
    OWNER_NEEDED(403, "Only an owner of the portfolio may do this"),
    LINK_USED_UP(409, "The link opens nothing any more"),
    // How much.
    TOO_MANY_ATTEMPTS(429, "Too many sign-ins failed"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    BUSY(429, "The service is busy"),
    UNAVAILABLE(503, "The database cannot be reached"),
    INTERNAL(500, "Something went wrong here"),
    // What is there already.
    IN_FLIGHT(409, "The same request is under way"),
    EXISTS(409, "It is there already"),
    USER_EXISTS(409, "There is such an account"),
    LAST_ADMINISTRATOR(409, "Nobody could administer any more"),
    LAST_OWNER(409, "The portfolio would have no owner"),
    LISTING_DIFFERS(409, "The listing is known otherwise"),
    CURRENCY_DIFFERS(409, "The portfolio is in another currency"),
    UNKNOWN_QUOTE_UNIT(409, "The policy knows no such quote unit"),
    OVERSOLD(409, "More units would leave than are held"),
    ADJUSTMENT_IMPOSSIBLE(409, "The adjustment cannot be"),
    NOT_YET(409, "Its day is still to come"),
    REVERSAL_IMPOSSIBLE(409, "The entry cannot be reversed"),
    REFERENCE_DIFFERS(409, "The reference stands for another entry"),
    ALREADY_RECORDED(409, "It is in the ledger already"),
    REFERENCE_REPEATED(409, "The reference is there twice"),
    APPEND_ONLY(409, "What is recorded is not changed"),
    NOT_OPEN(409, "The recommendation is no longer open"),
    DEPLOYED(409, "The wave or sunset was deployed by another recommendation"),
    NO_POLICY(409, "The portfolio has no active policy"),
    POLICY_INVALID(422, "The policy has errors"),
    VERSION_STATE(409, "The version is no draft"),
    AS_OF_PAST(409, "The ledger has later entries"),
    SNAPSHOT_INVALID(409, "What is known makes no snapshot"),
    FROZEN(409, "The portfolio is frozen"),
    NOT_FROZEN(409, "The portfolio is not frozen"),
    // Of strategies, runs and alerts.
    DRAFT_CHANGED(409, "The draft is another by now"),
    RUN_UNDECIDED(409, "The run has no decision"),
    SNAPSHOT_PRUNED(409, "What the run looked at is no longer kept"),
    ALERT_RESOLVED(409, "The alert was resolved before"),
    JOB_STATE(409, "The job is no dead letter");

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
