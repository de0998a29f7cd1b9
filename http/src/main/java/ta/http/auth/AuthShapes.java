package ta.http.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.backoffice.identity.TokenScope;

/** What the resource {@code auth} takes and answers with. */
public final class AuthShapes {

    private AuthShapes() {}

    public record Login(
            @Doc(value = "the account's e-mail address", example = "ann@example.org")
            String email,

            @Doc(value = "its password", example = "a long and private sentence")
            String password) {}

    public record Me(
            @Doc("the user's id") UUID id,

            @Doc(value = "e-mail address", example = "ann@example.org")
            String email,

            @Doc(value = "what the user is called", example = "Ann")
            String name,

            @Doc(value = "whether it is an administrator", example = "false")
            boolean admin,

            @Doc(
                    value = "to be sent as X-CSRF-Token with every change by this session; none for a token",
                    example = "5f0c")
            Optional<String> csrfToken) {}

    public record NewPassword(
            @Doc(value = "the present one", example = "a long and private sentence")
            String current,

            @Doc(value = "the new one, 12 to 256 characters", example = "another long, private sentence")
            String password) {}

    public record Redeem(
            @Doc(value = "the secret of the link", example = "q5xM0nQ0w3vJ4m4y4x6k2D6Z2mXl8k3o4c1r9b7a5tE")
            String token,

            @Doc(value = "the new password, 12 to 256 characters", example = "another long, private sentence")
            String password,

            @Doc(value = "for the first administrator: e-mail address", example = "ann@example.org")
            Optional<String> email,

            @Doc(value = "for the first administrator: what to be called", example = "Ann")
            Optional<String> name) {}

    public record NewToken(
            @Doc(value = "what it is for", example = "weekly report")
            String name,

            @Doc(value = "what it allows", example = "READ") TokenScope scope,

            @Doc(value = "when it runs out; without, never", example = "2199-01-01T00:00:00Z")
            Optional<Instant> expiresAt) {}

    public record Token(
            @Doc("the token's id") UUID id,

            @Doc(value = "what it is for", example = "weekly report")
            String name,

            @Doc(value = "what it allows", example = "READ") TokenScope scope,
            @Doc("when it was made") Instant createdAt,
            @Doc("when it runs out") Optional<Instant> expiresAt,
            @Doc("when it was used last, to the minute") Optional<Instant> lastUsedAt,
            @Doc("when it was revoked") Optional<Instant> revokedAt,

            @Doc(value = "the secret, shown this once", example = "ta_q5xM0nQ0w3vJ4m4y4x6k2D6Z2mXl8k3o4c1r9b7a5tE")
            Optional<String> token) {}
}
