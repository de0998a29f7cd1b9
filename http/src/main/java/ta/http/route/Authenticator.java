package ta.http.route;

import java.util.Optional;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.database.Transaction;
import ta.backoffice.identity.ApiTokens;
import ta.backoffice.identity.Credential;
import ta.backoffice.identity.SignIns;

/** Tells who sends a request, and whether that one may do what the route does. */
final class Authenticator {

    private static final String BEARER = "Bearer ";

    private final SessionCookie cookie;
    private final Origins origins;

    Authenticator(SessionCookie cookie, Origins origins) {
        this.cookie = cookie;
        this.origins = origins;
    }

    /** What the sender shows: a secret, and whether it is a browser's. */
    record Shown(String secret, boolean session) {

        byte[] sha256() {
            return Secrets.sha256(secret);
        }
    }

    /** A token counts before a cookie, so that a script never borrows a browser's session. */
    Optional<Shown> shown(Request request) {
        Optional<String> header = request.header("Authorization");
        if (header.isPresent()) {
            String text = header.get();
            return text.startsWith(BEARER)
                    ? Optional.of(new Shown(text.substring(BEARER.length()), false))
                    : Optional.empty();
        }
        return cookie.of(request).map(secret -> new Shown(secret, true));
    }

    /** Refuses what shows without a look at the database. */
    void requireShown(Route route, Request request, Optional<Shown> shown) {
        if (route.access() == Access.PUBLIC) {
            return;
        }
        Shown secret = shown.orElseThrow(Authenticator::notSignedIn);
        if (secret.session() && !request.method().equals("GET")) {
            origins.requireOwn(request, secret.secret());
        }
    }

    /** Who it is; refused when that one may not do this. A public route is told too, if it is somebody. */
    Optional<Credential> identify(Route route, Optional<Shown> shown, Transaction tx) {
        Optional<Credential> credential = shown.flatMap(
                secret -> secret.session() ? SignIns.find(tx, secret.sha256()) : ApiTokens.find(tx, secret.sha256()));
        if (route.access() != Access.PUBLIC) {
            requireAllowed(route, credential.orElseThrow(Authenticator::notSignedIn));
        }
        return credential;
    }

    private static void requireAllowed(Route route, Credential credential) {
        if (route.access() != Access.USER && !credential.isSession()) {
            throw new Refused(Code.SESSION_NEEDED, "a token may not do this", "Maybe sign in with a browser.");
        }
        if (route.access() == Access.ADMINISTRATOR && !credential.admin()) {
            throw new Refused(Code.ADMINISTRATOR_NEEDED, "only an administrator may do this", "");
        }
        if (route.writes() && !credential.mayWrite()) {
            throw new Refused(Code.READ_ONLY_TOKEN, "the token may only read", "Maybe make one that may write.");
        }
    }

    /** Writes that the credential was used. */
    void used(Shown shown, Transaction tx) {
        if (shown.session()) {
            SignIns.touch(tx, shown.sha256());
        } else {
            ApiTokens.touch(tx, shown.sha256());
        }
    }

    private static Refused notSignedIn() {
        return new Refused(Code.NOT_SIGNED_IN, "nobody is signed in, or no longer", "Maybe sign in again.");
    }
}
