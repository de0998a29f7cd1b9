package ta.http.route;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import ta.database.Ids;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/** The HTTP request as received, before authentication. */
public final class Request {

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

    public String path(String name) {
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
            if (route.parameters().stream().noneMatch(known -> known.isInQuery(name))) {
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
        return proxies.client(ctx.req().getRemoteAddr(), lines("X-Forwarded-For"), lines("Forwarded"));
    }

    private List<String> lines(String header) {
        return Collections.list(ctx.req().getHeaders(header));
    }

    boolean hasBody() {
        return ctx.req().getContentLengthLong() > 0 || ctx.header("Transfer-Encoding") != null;
    }

    public String userAgent() {
        return header("User-Agent").orElse("");
    }
}
