package ta.http.route;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/** Refuses what another site makes a signed-in browser send. */
final class Origins {

    private final Set<String> own;

    Origins(Set<URI> addresses) {
        own = Set.copyOf(addresses.stream().map(Origins::origin).toList());
    }

    static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /**
     * A change by a session must come from a page of ours: by what the browser says of the page, where it says so, and by a header
     * that only a page of ours can know.
     */
    void requireOwn(Request request, String session) {
        Optional<String> origin = request.header("Origin");
        if (origin.isPresent() && !own.contains(origin.get())) {
            throw strange("the page is of " + origin.get() + ", not of " + String.join(" or ", own));
        }
        Optional<String> site = request.header("Sec-Fetch-Site");
        if (site.isPresent() && !Set.of("same-origin", "none").contains(site.get())) {
            throw strange("the browser says that another site asks");
        }
        String given = request.header("X-CSRF-Token").orElse("");
        boolean same = MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), Secrets.csrf(session).getBytes(StandardCharsets.UTF_8));
        if (!same) {
            throw strange("the header X-CSRF-Token is not that of the session");
        }
    }

    private static Refused strange(String why) {
        return new Refused(Code.CSRF, why, "Maybe load the page anew, from its own address.");
    }
}
