package ta.http.route;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.database.Ids;

/** What came over the wire, before anybody has looked at who sends it. */
public final class Request {

    /** What is too large is read to its end up to here, for a client that is still sending would not hear the refusal. */
    private static final int SWALLOWED_MAX = 64 << 20;

    private final Context ctx;
    private final Proxies proxies;
    private final String id = Ids.next().toString();

    Request(Context ctx, Proxies proxies) {
        this.ctx = ctx;
        this.proxies = proxies;
    }

    /** Its name in the log and in a problem. */
    public String id() {
        return id;
    }

    public String method() {
        return ctx.method().name();
    }

    String path(String name) {
        return ctx.pathParam(name);
    }

    /** The path as it was asked for. */
    String path() {
        return ctx.path();
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(ctx.queryParam(name));
    }

    /** Refuses parameters that the route does not know, and what is said twice. */
    void requireKnown(Route route) {
        ctx.queryParamMap().forEach((name, values) -> {
            if (route.parameters().stream().noneMatch(known -> known.name().equals(name))) {
                throw Refused.at(Code.INVALID, name.isEmpty() ? "?" : name, "there is no such parameter");
            }
            if (values.size() != 1) {
                throw Refused.at(Code.INVALID, name, "is there " + values.size() + " times");
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

    /** Where it comes from: the nearest address that is no proxy of ours. */
    public String address() {
        return proxies.client(ctx.req().getRemoteAddr(), ctx.header("X-Forwarded-For"));
    }

    public String userAgent() {
        return header("User-Agent").orElse("");
    }

    /**
     * The body.
     *
     * @throws Refused BODY_TOO_LARGE above {@code max} bytes, BODY_TOO_SLOW when it does not come
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
                // Whoever sends a byte now and then keeps a thread for nothing.
                if (System.nanoTime() - start > patience.toNanos()) {
                    throw tooSlow();
                }
                if (length > SWALLOWED_MAX) {
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
        return new Refused(Code.BODY_TOO_SLOW, "the body did not come whole, or not in time", "");
    }

    private static Refused tooLarge(int max) {
        return new Refused(Code.BODY_TOO_LARGE, "the body has more than " + max + " bytes", "Maybe send it in parts.");
    }
}
