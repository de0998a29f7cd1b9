package ta.http.route;

import java.util.HexFormat;
import java.util.Optional;
import ta.backoffice.identity.ApiTokens;
import ta.backoffice.identity.Credential;
import ta.backoffice.identity.SignIns;
import ta.database.Transaction;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/** Identifies the caller of a request, and checks that they may call the route. */
final class Authenticator {

    private static final String BEARER = "Bearer ";

    private final SessionCookie cookie;
    private final Origins origins;

    Authenticator(SessionCookie cookie, Origins origins) {
        this.cookie = cookie;
        this.origins = origins;
    }

    /**
     * The secret that a request carries.
     *
     * @param session whether it comes from a session cookie, not from an API token
     */
    record Presented(String secret, boolean session) {

        byte[] sha256() {
            return Secrets.sha256(secret);
        }

        /** The SHA-256 in hexadecimal digits. */
        String hash() {
            return HexFormat.of().formatHex(sha256());
        }
    }

    /** A header takes precedence over a cookie, so that a script never uses a browser's session. */
    Optional<Presented> presented(Request request) {
        Optional<String> header = request.header("Authorization");
        if (header.isPresent()) {
            String text = header.get();
            return text.startsWith(BEARER)
                    ? Optional.of(new Presented(text.substring(BEARER.length()), false))
                    : Optional.empty();
        }
        return cookie.of(request).map(secret -> new Presented(secret, true));
    }

    /** Refuses what is wrong without a database query: a missing secret, or a change from a page of another site. */
    void requirePresented(Route route, Request request, Optional<Presented> presented) {
        if (route.access() == Access.PUBLIC) {
            return;
        }
        Presented secret = presented.orElseThrow(Authenticator::notSignedIn);
        if (route.access() == Access.TOKEN) {
            if (secret.session()) {
                throw tokenNeeded();
            }
            origins.requireNoOther(request);
        }
        if (secret.session() && !request.method().equals("GET")) {
            origins.requireOwn(request, secret.secret());
        }
    }

    /** The user whose secret it is; empty if it is wrong or has ended. */
    static Optional<Credential> find(Presented secret, Transaction tx) {
        return secret.session() ? SignIns.find(tx, secret.sha256()) : ApiTokens.find(tx, secret.sha256());
    }

    /**
     * @throws Refused if nobody is signed in, or the user may not call the route; never on a public route
     */
    static void requireAllowed(Route route, Optional<Credential> credential) {
        if (route.access() != Access.PUBLIC) {
            requireAllowed(route, credential.orElseThrow(Authenticator::notSignedIn));
        }
    }

    private static void requireAllowed(Route route, Credential credential) {
        if (route.access() == Access.TOKEN) {
            return;
        }
        if (route.access() != Access.USER && !credential.isSession()) {
            throw new Refused(Code.SESSION_NEEDED, "an API token may not do this", "Maybe sign in with a browser.");
        }
        if (route.access() == Access.ADMINISTRATOR && !credential.admin()) {
            throw new Refused(Code.ADMINISTRATOR_NEEDED, "only an administrator may do this", "");
        }
        if (route.writes() && !credential.mayWrite()) {
            throw new Refused(Code.READ_ONLY_TOKEN, "the API token may only read", "Maybe create one that may write.");
        }
    }

    /** Records when the session or token was used. */
    void touch(Presented presented, Transaction tx) {
        if (presented.session()) {
            SignIns.touch(tx, presented.sha256());
        } else {
            ApiTokens.touch(tx, presented.sha256());
        }
    }

    private static Refused tokenNeeded() {
        return new Refused(
                Code.NOT_SIGNED_IN,
                "this path takes an API token in the header Authorization, not the session of a browser",
                "Maybe create a token on the page Your account.");
    }

    private static Refused notSignedIn() {
        return new Refused(Code.NOT_SIGNED_IN, "you are not signed in, or no longer", "Maybe sign in again.");
    }
}
