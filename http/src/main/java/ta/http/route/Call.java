package ta.http.route;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.backoffice.identity.Credential;
import ta.backoffice.identity.Portfolios;
import ta.database.StorageException;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/** A request as its handler sees it: the signed-in user, the portfolio, the body and the parameters, all validated. */
public final class Call {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LIMIT_MAX = 500;
    private static final int LIMIT_DEFAULT = 100;

    private final Request request;
    private final Optional<Credential> credential;
    private final @Nullable Object body;
    private final Map<String, String> headers = new HashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private Portfolios.@Nullable Portfolio portfolio;
    private @Nullable Object prepared;

    Call(Request request, Optional<Credential> credential, @Nullable Object body) {
        this.request = request;
        this.credential = credential;
        this.body = body;
    }

    /**
     * The signed-in user.
     *
     * @throws Refused {@code NOT_SIGNED_IN}, which can happen on public routes only
     */
    public Credential user() {
        return credential.orElseThrow(() -> new Refused(Code.NOT_SIGNED_IN, "you are not signed in", ""));
    }

    /** The portfolio in the path; the user is a member of it. */
    public Portfolios.Portfolio portfolio() {
        return Objects.requireNonNull(portfolio, "the path of this route has no portfolio");
    }

    /** The portfolio in the path; empty on a route that can do without. */
    public Optional<Portfolios.Portfolio> portfolioIfAny() {
        return Optional.ofNullable(portfolio);
    }

    void of(Portfolios.Portfolio row) {
        this.portfolio = row;
    }

    /** The request body, of the type that the route declares. */
    public <T> T body(Class<T> type) {
        return type.cast(Objects.requireNonNull(body, "this route takes no body"));
    }

    /** The result of {@link PreparingHandler#prepare}. */
    public <T> T prepared(Class<T> type) {
        return type.cast(Objects.requireNonNull(prepared, "this route prepares nothing"));
    }

    void prepared(@Nullable Object result) {
        this.prepared = result;
    }

    /**
     * The idempotency key, which makes a retry the same request.
     *
     * @throws Refused {@code KEY_MISSING}
     */
    public String key() {
        return request.header("Idempotency-Key")
                .filter(key -> key.length() <= 200)
                .orElseThrow(() -> new Refused(
                        Code.KEY_MISSING,
                        "the header Idempotency-Key is missing, or longer than 200 characters",
                        "Maybe send a new UUID with each request, and the same one with a retry."));
    }

    /**
     * Whether the request may act on the current revision: it names it in {@code If-Match}, or the header is missing.
     *
     * @param revision as in the ETag of a response, without quotes
     */
    public boolean matches(String revision) {
        return request.header("If-Match")
                .map(tags -> Stream.of(tags.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals('"' + revision + '"')))
                .orElse(true);
    }

    /**
     * Runs {@code work} after the transaction has committed, for example to wake a worker; not at all after a rollback.
     */
    public void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    /** Runs the work registered for after the commit. A failure is logged only: the request has already succeeded. */
    void committed() {
        for (Runnable work : afterCommit) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("work after a commit failed", e);
            }
        }
    }

    /** The request itself, for handlers that read or set cookies. */
    public Request request() {
        return request;
    }

    /** Adds a header to the response. */
    public void header(String name, String value) {
        headers.put(name, value);
    }

    Map<String, String> headers() {
        return headers;
    }

    /**
     * An id in the path.
     *
     * @throws StorageException.NotFound if it is not a UUID, so that it gets the same response as an unknown id
     */
    public UUID id(String name) {
        return id(name, request.path(name));
    }

    /** Parses an id that is not in the path, with the same error as {@link #id(String)}. */
    public static UUID id(String name, String text) {
        if (!ID.matcher(text).matches()) {
            throw new StorageException.NotFound(name, text);
        }
        return UUID.fromString(text);
    }

    /** A number in the path, of at most 9 digits; anything else is reported as not found. */
    public int number(String name) {
        String text = request.path(name);
        if (!text.matches("[0-9]{1,9}")) {
            throw new StorageException.NotFound(name, text);
        }
        return Integer.parseInt(text);
    }

    /** A query parameter; empty if it is missing or has an empty value. */
    public Optional<String> query(String name) {
        return request.query(name).filter(text -> !text.isEmpty());
    }

    /** A query parameter that must be one of the known values. */
    public Optional<String> oneOf(String name, List<String> known) {
        Optional<String> value = query(name);
        value.filter(text -> !known.contains(text)).ifPresent(text -> {
            throw Refused.at(Code.INVALID, name, "must be one of " + String.join(", ", known));
        });
        return value;
    }

    public boolean flag(String name) {
        return query(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw Refused.at(Code.INVALID, name, "must be true or false");
                })
                .orElse(false);
    }

    public Optional<LocalDate> date(String name) {
        return query(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw Refused.at(Code.INVALID, name, "must be a date such as 2026-03-31");
            }
        });
    }

    public Optional<Instant> time(String name) {
        return query(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw Refused.at(Code.INVALID, name, "must be a time in UTC such as 2026-03-02T08:00:00Z");
            }
        });
    }

    /** The page size, 1 to {@value #LIMIT_MAX}; {@value #LIMIT_DEFAULT} if the request has none. */
    public int limit() {
        return query("limit")
                .map(text -> {
                    int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
                    if (limit < 1 || limit > LIMIT_MAX) {
                        throw Refused.at(Code.INVALID, "limit", "must be a number from 1 to " + LIMIT_MAX);
                    }
                    return limit;
                })
                .orElse(LIMIT_DEFAULT);
    }

    /**
     * The cursor of a list paged by number: the number of the last returned item; {@code first} if the request has
     * none.
     */
    public long cursor(long first) {
        return query("cursor")
                .map(text -> {
                    if (!text.matches("[0-9]{1,18}")) {
                        throw Refused.at(Code.INVALID, "cursor", "must be the next value of a page of this list");
                    }
                    return Long.parseLong(text);
                })
                .orElse(first);
    }

    /** The cursor of a list paged by id: the id of the last returned item. */
    public Optional<UUID> cursorId() {
        return query("cursor").map(text -> {
            if (!ID.matcher(text).matches()) {
                throw Refused.at(Code.INVALID, "cursor", "must be the next value of a page of this list");
            }
            return UUID.fromString(text);
        });
    }
}
