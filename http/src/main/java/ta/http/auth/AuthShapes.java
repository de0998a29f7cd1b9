package ta.http.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.identity.TokenScope;
import ta.http.doc.Doc;
import ta.http.portfolio.PortfoliosHandler.NewPortfolioShape;

/** Requests and responses of the routes below {@code /auth}. */
public final class AuthShapes {

    private AuthShapes() {}

    public record Login(
            @Doc(value = "the account's e-mail address", example = "ann@example.org")
            String email,

            @Doc(value = "the account's password", example = "a long and private sentence")
            String password) {}

    public record Me(
            @Doc("the user's id") UUID id,

            @Doc(value = "e-mail address", example = "ann@example.org")
            String email,

            @Doc(value = "the user's display name", example = "Ann")
            String name,

            @Doc(value = "whether the user is an administrator", example = "false")
            boolean admin,

            @Doc(
                    value = "send it as X-CSRF-Token with every change by this session; null for an API token",
                    example = "5f0c")
            Optional<String> csrfToken) {}

    public record NewPassword(
            @Doc(value = "the current password", example = "a long and private sentence")
            String current,

            @Doc(value = "the new password, 12 to 256 characters", example = "another long, private sentence")
            String password) {}

    public record Redeem(
            @Doc(value = "the secret of the link", example = "q5xM0nQ0w3vJ4m4y4x6k2D6Z2mXl8k3o4c1r9b7a5tE")
            String token,

            @Doc(value = "the new password, 12 to 256 characters", example = "another long, private sentence")
            String password,

            @Doc(value = "for the first administrator: e-mail address", example = "ann@example.org")
            Optional<String> email,

            @Doc(value = "for the first administrator: display name", example = "Ann")
            Optional<String> name,

            @Doc("for the first administrator: a portfolio to create along with the account; may be left out")
            Optional<NewPortfolioShape> portfolio) {}

    public record OneTimeLink(
            @Doc(value = "the secret of the link", example = "q5xM0nQ0w3vJ4m4y4x6k2D6Z2mXl8k3o4c1r9b7a5tE")
            String token) {}

    public record LinkPurpose(
            @Doc(value = "whether it creates the first administrator; otherwise it sets a password", example = "true")
            boolean first,

            @Doc(value = "whose password it sets; null if it creates the first administrator", example = "null")
            Optional<String> email) {}

    public record NewToken(
            @Doc(value = "a name that says what the token is for", example = "weekly report")
            String name,

            @Doc(value = "what the token may do", example = "READ")
            TokenScope scope,

            @Doc(value = "when the token expires; if omitted, never", example = "2199-01-01T00:00:00Z")
            Optional<Instant> expiresAt) {}

    public record Token(
            @Doc("the token's id") UUID id,

            @Doc(value = "a name that says what the token is for", example = "weekly report")
            String name,

            @Doc(value = "what the token may do", example = "READ")
            TokenScope scope,

            @Doc("when it was created") Instant createdAt,
            @Doc("when it expires; null for never") Optional<Instant> expiresAt,
            @Doc("when it was last used, to the minute") Optional<Instant> lastUsedAt,
            @Doc("when it was revoked; null if it was not") Optional<Instant> revokedAt,

            @Doc(
                    value = "the secret; null except in the response that creates the token",
                    example = "ta_q5xM0nQ0w3vJ4m4y4x6k2D6Z2mXl8k3o4c1r9b7a5tE")
            Optional<String> token) {}
}
