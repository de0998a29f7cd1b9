package ta.http.route;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.database.StorageException;
import ta.backoffice.identity.Credential;
import ta.backoffice.identity.Portfolios;

/** A request as its handler sees it: who asks, what for, with which values; all of them read and within bounds. */
public final class Call {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LIMIT_MAX = 500;
    private static final int LIMIT_DEFAULT = 100;

    private final Request request;
    private final Optional<Credential> credential;
    private final Object body;
    private final Map<String, String> headers = new HashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private Portfolios.Portfolio portfolio;

    Call(Request request, Optional<Credential> credential, Object body) {
        this.request = request;
        this.credential = credential;
        this.body = body;
    }

    /** Who asks. */
    public Credential user() {
        return credential.orElseThrow(() -> new Refused(Code.NOT_SIGNED_IN, "nobody is signed in", ""));
    }

    /** Who asks, on a route that also serves those who are not signed in. */
    public Optional<Credential> userIfAny() {
        return credential;
    }

    /** The portfolio that the path names, of which the user is a member. */
    public Portfolios.Portfolio portfolio() {
        return portfolio;
    }

    void of(Portfolios.Portfolio row) {
        this.portfolio = row;
    }

    /** The body, as the route declares it. */
    public <T> T body(Class<T> type) {
        return type.cast(body);
    }

    /** What makes a repetition of the request the same one; every route that changes something once asks for it. */
    public String key() {
        return request.header("Idempotency-Key")
                .filter(key -> key.length() <= 200)
                .orElseThrow(() -> new Refused(
                        Code.KEY_MISSING,
                        "the header Idempotency-Key is missing, or longer than 200 characters",
                        "Maybe make a UUID for each request, and send the same one when you repeat it."));
    }

    /** Does something when what was written is kept for good, and never when it is not; as waking whoever waits for it. */
    public void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    /** What fails here must not make a refusal of what was done. */
    void committed() {
        for (Runnable work : afterCommit) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("what was to follow a commit failed", e);
            }
        }
    }

    /** How the request got here, for what deals with sessions. */
    public Request request() {
        return request;
    }

    /** Adds a header to the answer. */
    public void header(String name, String value) {
        headers.put(name, value);
    }

    Map<String, String> headers() {
        return headers;
    }

    /**
     * An id in the path.
     *
     * @throws StorageException.NotFound when it is none: it names nothing
     */
    public UUID id(String name) {
        return id(name, request.path(name));
    }

    /** The same of an id that stands elsewhere. */
    public static UUID id(String name, String text) {
        if (!ID.matcher(text).matches()) {
            throw new StorageException.NotFound(name, text);
        }
        return UUID.fromString(text);
    }

    /** A number in the path. */
    public int number(String name) {
        String text = request.path(name);
        if (!text.matches("[0-9]{1,9}")) {
            throw new StorageException.NotFound(name, text);
        }
        return Integer.parseInt(text);
    }

    public Optional<String> query(String name) {
        return request.query(name).filter(text -> !text.isEmpty());
    }

    /** A word of a few. */
    public Optional<String> oneOf(String name, List<String> known) {
        Optional<String> value = query(name);
        value.filter(text -> !known.contains(text)).ifPresent(text -> {
            throw Refused.at(Code.INVALID, name, "is one of " + String.join(", ", known));
        });
        return value;
    }

    public boolean flag(String name) {
        return query(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw Refused.at(Code.INVALID, name, "is true or false");
                })
                .orElse(false);
    }

    public Optional<LocalDate> date(String name) {
        return query(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw Refused.at(Code.INVALID, name, "is no date, as 2026-03-31");
            }
        });
    }

    public Optional<Instant> time(String name) {
        return query(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw Refused.at(Code.INVALID, name, "is no time in UTC, as 2026-03-02T08:00:00Z");
            }
        });
    }

    /** How many items a page has at most. */
    public int limit() {
        return query("limit")
                .map(text -> {
                    int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
                    if (limit < 1 || limit > LIMIT_MAX) {
                        throw Refused.at(Code.INVALID, "limit", "is a number from 1 to " + LIMIT_MAX);
                    }
                    return limit;
                })
                .orElse(LIMIT_DEFAULT);
    }

    /** A cursor that is a number: that of the last item that was seen; the whole list begins at {@code first}. */
    public long cursor(long first) {
        return query("cursor")
                .map(text -> {
                    if (!text.matches("[0-9]{1,18}")) {
                        throw Refused.at(Code.INVALID, "cursor", "is none that this list gave");
                    }
                    return Long.parseLong(text);
                })
                .orElse(first);
    }

    /** A cursor that is an id. */
    public Optional<UUID> cursorId() {
        return query("cursor").map(text -> {
            if (!ID.matcher(text).matches()) {
                throw Refused.at(Code.INVALID, "cursor", "is none that this list gave");
            }
            return UUID.fromString(text);
        });
    }
}
