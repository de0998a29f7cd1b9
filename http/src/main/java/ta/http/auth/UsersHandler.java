package ta.http.auth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.identity.Accounts;
import ta.backoffice.identity.ChangeUser;
import ta.backoffice.identity.CreateUser;
import ta.backoffice.identity.OneTimeLinks;
import ta.database.Transaction;
import ta.http.doc.Doc;
import ta.http.route.Call;
import ta.http.route.Secrets;

/**
 * Accounts, for administrators. An administrator never learns a password: the user sets one through a one-time link.
 */
public final class UsersHandler {

    public record User(
            @Doc("the user's id") UUID id,

            @Doc(value = "e-mail address", example = "ben@example.org")
            String email,

            @Doc(value = "the user's display name", example = "Ben")
            String name,

            @Doc(value = "whether the user administers accounts and registry", example = "false")
            boolean admin,

            @Doc(value = "whether the account has a password", example = "true")
            boolean hasPassword,

            @Doc("when it was created") Instant createdAt,

            @Doc("when it was disabled; null if it is enabled")
            Optional<Instant> disabledAt) {}

    public record NewUser(
            @Doc(value = "e-mail address; no other account has it", example = "ben@example.org")
            String email,

            @Doc(value = "the user's display name", example = "Ben")
            String name) {}

    public record UserChange(
            @Doc(value = "the user's display name", example = "Benjamin")
            Optional<String> name,

            @Doc(value = "true ends all sessions and tokens, and prevents sign-in", example = "false")
            Optional<Boolean> disabled,

            @Doc(value = "whether the user administers accounts and registry", example = "false")
            Optional<Boolean> admin,

            @Doc(
                    value = "true also disables the only owner of a portfolio that others share; if omitted, refuses",
                    example = "false")
            Optional<Boolean> confirm) {}

    public record Link(
            @Doc("the id of the user whose password it sets")
            UUID user,

            @Doc(
                    value = "the secret of the link; only this response shows it",
                    example = "q5xM0nQ0w3vJ4m4y4x6k2D6Z2mXl8k3o4c1r9b7a5tE")
            String token,

            @Doc("when the link expires") Instant expiresAt) {}

    public List<User> list(Call call, Transaction tx) {
        return Accounts.all(tx).stream().map(UsersHandler::shape).toList();
    }

    public User create(Call call, Transaction tx) {
        NewUser body = call.body(NewUser.class);
        return shape(Accounts.one(tx, CreateUser.within(tx, body.email(), body.name(), false)));
    }

    public User change(Call call, Transaction tx) {
        UserChange body = call.body(UserChange.class);
        ChangeUser.change(
                tx,
                call.id("user"),
                body.name(),
                body.disabled(),
                body.admin(),
                body.confirm().orElse(false));
        return shape(Accounts.one(tx, call.id("user")));
    }

    public Link resetPassword(Call call, Transaction tx) {
        UUID user = Accounts.one(tx, call.id("user")).id();
        String secret = Secrets.fresh();
        Instant until = OneTimeLinks.issue(tx, Secrets.sha256(secret), Optional.of(user));
        return new Link(user, secret, until);
    }

    private static User shape(Accounts.Account row) {
        return new User(
                row.id(),
                row.email(),
                row.displayName(),
                row.admin(),
                row.passwordHash().isPresent(),
                row.createdAt(),
                row.disabledAt());
    }
}
