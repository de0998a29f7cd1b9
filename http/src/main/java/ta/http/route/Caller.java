package ta.http.route;

import java.util.Optional;
import java.util.UUID;
import ta.backoffice.identity.Credential;
import ta.backoffice.identity.TokenScope;

/**
 * On whose behalf this process calls routes: the user of an API token, which each call looks up again, or a user of
 * this machine, who has the database's passwords.
 */
public final class Caller {

    private final Optional<Authenticator.Presented> token;
    private final Credential credential;

    private Caller(Optional<Authenticator.Presented> token, Credential credential) {
        this.token = token;
        this.credential = credential;
    }

    /** The user of a token that was valid when the request began. */
    static Caller of(Authenticator.Presented token, Credential credential) {
        return new Caller(Optional.of(token), credential);
    }

    /** A user of this machine, with what a token of the scope may do. */
    public static Caller local(UUID user, String email, TokenScope scope) {
        return new Caller(Optional.empty(), new Credential(user, email, false, Optional.of(scope), Optional.empty()));
    }

    Optional<Authenticator.Presented> token() {
        return token;
    }

    Credential credential() {
        return credential;
    }

    public boolean mayWrite() {
        return credential.mayWrite();
    }

    /** Whose limits a call counts for. */
    String client() {
        return token.map(Authenticator.Presented::hash)
                .orElseGet(() -> credential.userId().toString());
    }
}
