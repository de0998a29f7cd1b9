package ta.http.route;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/** Protects against cross-site request forgery: another site must not change data through a signed-in browser. */
final class Origins {

    private final Set<String> own;

    Origins(Set<URI> addresses) {
        own = Set.copyOf(addresses.stream().map(Origins::origin).toList());
    }

    static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /**
     * Refuses a change by a session unless it comes from one of our own pages. Checks the headers Origin and
     * Sec-Fetch-Site, if the browser sends them, and the CSRF token, which only our pages know.
     */
    void requireOwn(Request request, String session) {
        requireNoOther(request);
        Optional<String> site = request.header("Sec-Fetch-Site");
        if (site.isPresent() && !Set.of("same-origin", "none").contains(site.get())) {
            throw forged("the browser reports that the request comes from another site");
        }
        String given = request.header("X-CSRF-Token").orElse("");
        boolean same = MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), Secrets.csrf(session).getBytes(StandardCharsets.UTF_8));
        if (!same) {
            throw forged("the header X-CSRF-Token does not match the session");
        }
    }

    /** Refuses a request that a page of another site sends. */
    void requireNoOther(Request request) {
        Optional<String> origin = request.header("Origin");
        if (origin.isPresent() && !own.contains(origin.get())) {
            throw forged("the request comes from a page of " + origin.get() + ", not of " + String.join(" or ", own));
        }
    }

    private static Refused forged(String why) {
        return new Refused(Code.CSRF, why, "Maybe reload the page from its own address.");
    }
}
