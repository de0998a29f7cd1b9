package ta.http.auth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.http.route.Call;
import ta.http.route.Secrets;
import ta.database.Transaction;
import ta.backoffice.identity.Accounts;
import ta.backoffice.identity.ChangeUser;
import ta.backoffice.identity.CreateUser;
import ta.backoffice.identity.OneTimeLinks;

/** The accounts, for their administrator. Nobody but its owner ever knows a password: an account gets a link that sets one. */
public final class UsersHandler {

    public record User(
            @Doc("the user's id") UUID id,

            @Doc(value = "e-mail address", example = "ben@example.org")
            String email,

            @Doc(value = "what the user is called", example = "Ben")
            String name,

            @Doc(value = "whether it administers accounts and registry", example = "false")
            boolean admin,

            @Doc(value = "whether it has set a password", example = "true")
            boolean hasPassword,

            @Doc("when it was made") Instant createdAt,
            @Doc("since when it is disabled") Optional<Instant> disabledAt) {}

    public record NewUser(
            @Doc(value = "e-mail address, unlike all others", example = "ben@example.org")
            String email,

            @Doc(value = "what the user is called", example = "Ben")
            String name) {}

    public record UserChange(
            @Doc(value = "what the user is called", example = "Benjamin")
            Optional<String> name,

            @Doc(value = "true: signed out everywhere, and in no more", example = "false")
            Optional<Boolean> disabled,

            @Doc(value = "whether it administers accounts and registry", example = "false")
            Optional<Boolean> admin) {}

    public record Link(
            @Doc("whose password it sets") UUID user,

            @Doc(
                    value = "the secret of the link, shown this once",
                    example = "q5xM0nQ0w3vJ4m4y4x6k2D6Z2mXl8k3o4c1r9b7a5tE")
            String token,

            @Doc("when it runs out") Instant expiresAt) {}

    public List<User> list(Call call, Transaction tx) {
        return Accounts.all(tx).stream().map(UsersHandler::shape).toList();
    }

    public User create(Call call, Transaction tx) {
        NewUser wish = call.body(NewUser.class);
        return shape(Accounts.one(tx, CreateUser.within(tx, wish.email(), wish.name(), false)));
    }

    public User change(Call call, Transaction tx) {
        UserChange wish = call.body(UserChange.class);
        ChangeUser.change(tx, call.id("user"), wish.name(), wish.disabled(), wish.admin());
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
