package ta.http.route;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import ta.database.Ids;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/** The HTTP request as received, before authentication. */
public final class Request {

    /** A body that is too large is still read, up to this size: a client that is still sending would miss the error. */
    private static final int DISCARDED_MAX = 64 << 20;

    private final Context ctx;
    private final Proxies proxies;
    private final String id = Ids.next().toString();

    Request(Context ctx, Proxies proxies) {
        this.ctx = ctx;
        this.proxies = proxies;
    }

    /** Identifies the request in the log and in error responses. */
    public String id() {
        return id;
    }

    public String method() {
        return ctx.method().name();
    }

    String path(String name) {
        return ctx.pathParam(name);
    }

    /** The path as received, with its actual ids. */
    String path() {
        return ctx.path();
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(ctx.queryParam(name));
    }

    /** Refuses unknown and repeated query parameters. */
    void requireKnown(Route route) {
        ctx.queryParamMap().forEach((name, values) -> {
            if (route.parameters().stream().noneMatch(known -> known.name().equals(name))) {
                throw Refused.at(Code.INVALID, name.isEmpty() ? "?" : name, "unknown parameter");
            }
            if (values.size() != 1) {
                throw Refused.at(Code.INVALID, name, "is repeated " + values.size() + " times");
            }
        });
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(ctx.header(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(ctx.cookie(name));
    }

    public void setCookie(Cookie cookie) {
        ctx.cookie(cookie);
    }

    /** The client's network address: the nearest one that is not a trusted proxy. */
    public String address() {
        return proxies.client(
                ctx.req().getRemoteAddr(), Collections.list(ctx.req().getHeaders("X-Forwarded-For")));
    }

    public String userAgent() {
        return header("User-Agent").orElse("");
    }

    /**
     * Reads the body.
     *
     * @throws Refused {@code BODY_TOO_LARGE} above {@code max} bytes, {@code BODY_TOO_SLOW} after {@code patience} or
     *     if the connection breaks
     */
    byte[] body(int max, Duration patience) {
        long start = System.nanoTime();
        try (InputStream in = ctx.bodyInputStream()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] some = new byte[1 << 14];
            int length = 0;
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                length += n;
                if (length <= max) {
                    bytes.write(some, 0, n);
                }
                // A client that sends one byte at a time must not occupy a thread for long.
                if (System.nanoTime() - start > patience.toNanos()) {
                    throw tooSlow();
                }
                if (length > DISCARDED_MAX) {
                    throw tooLarge(max);
                }
            }
            if (length > max) {
                throw tooLarge(max);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw tooSlow();
        }
    }

    private static Refused tooSlow() {
        return new Refused(Code.BODY_TOO_SLOW, "the body did not arrive completely, or not in time", "");
    }

    private static Refused tooLarge(int max) {
        return new Refused(Code.BODY_TOO_LARGE, "the body has more than " + max + " bytes", "Maybe send it in parts.");
    }
}
