package ta.http.route;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as received over HTTP. */
final class ReceivedRequest extends Request {

    private final Context ctx;
    private final Proxies proxies;

    ReceivedRequest(Context ctx, Proxies proxies) {
        this.ctx = ctx;
        this.proxies = proxies;
    }

    @Override
    public String method() {
        return ctx.method().name();
    }

    @Override
    public String path(String name) {
        return ctx.pathParam(name);
    }

    @Override
    String path() {
        return ctx.path();
    }

    @Override
    Map<String, List<String>> query() {
        return ctx.queryParamMap();
    }

    @Override
    Optional<String> headerLine(String name) {
        return Optional.ofNullable(ctx.header(name));
    }

    @Override
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(ctx.cookie(name));
    }

    @Override
    public void setCookie(Cookie cookie) {
        ctx.cookie(cookie);
    }

    @Override
    public String address() {
        return proxies.client(ctx.req().getRemoteAddr(), lines("X-Forwarded-For"), lines("Forwarded"));
    }

    private List<String> lines(String header) {
        return Collections.list(ctx.req().getHeaders(header));
    }

    @Override
    boolean hasBody() {
        return ctx.req().getContentLengthLong() > 0 || ctx.header("Transfer-Encoding") != null;
    }
}
