package ta.http.route;

import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/** The cookie with a session's secret: HttpOnly, SameSite=Strict, and Secure (over TLS only). */
public final class SessionCookie {

    private static final int LIFE_SECONDS = 30 * 24 * 3600;

    private final boolean tls;

    /**
     * @param tls false for plain HTTP, where browsers reject Secure cookies and the prefix {@code __Host-}
     */
    public SessionCookie(boolean tls) {
        this.tls = tls;
    }

    private String name() {
        return tls ? "__Host-ta-session" : "ta-session";
    }

    /** The secret that the browser sent. */
    public Optional<String> of(Request request) {
        return request.cookie(name()).filter(secret -> !secret.isEmpty());
    }

    public void set(Request request, String secret) {
        request.setCookie(cookie(secret, LIFE_SECONDS));
    }

    public void clear(Request request) {
        request.setCookie(cookie("", 0));
    }

    private Cookie cookie(String value, int seconds) {
        return new Cookie(name(), value, "/", seconds, tls, true, null, SameSite.STRICT);
    }
}
