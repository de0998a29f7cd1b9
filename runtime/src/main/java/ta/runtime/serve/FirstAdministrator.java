package ta.runtime.serve;

import java.util.Optional;
import ta.backoffice.identity.Accounts;
import ta.backoffice.identity.ChangeUser;
import ta.backoffice.identity.CreateUser;
import ta.backoffice.identity.OneTimeLinks;
import ta.database.Actor;
import ta.database.Database;
import ta.http.auth.Passwords;
import ta.http.problem.Refused;
import ta.http.route.Secrets;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/**
 * Ensures that there is an administrator: from the environment, or through a one-time link that only the operator sees.
 */
final class FirstAdministrator {

    private static final Actor START = Actor.system("serve");

    private FirstAdministrator() {}

    /**
     * @return the secret of a link that creates the first administrator; empty if there is an administrator, or the
     *     environment defined one
     */
    static Optional<String> ensure(Database database, Environment environment) {
        if (database.read(START, Accounts::hasAdmin)) {
            return Optional.empty();
        }
        Optional<String> email = environment.get("TA_ADMIN_EMAIL");
        Optional<String> password = environment.secret("TA_ADMIN_PASSWORD");
        if (email.isPresent() != password.isPresent()) {
            throw Refusal.unusable(
                    "ERROR TA_ADMIN_EMAIL and TA_ADMIN_PASSWORD belong together\nMaybe set both, or neither.");
        }
        if (email.isEmpty()) {
            return Optional.of(link(database));
        }
        make(database, email.get(), password.get());
        return Optional.empty();
    }

    private static String link(Database database) {
        String secret = Secrets.fresh();
        database.transact(START, tx -> OneTimeLinks.issue(tx, Secrets.sha256(secret), Optional.empty()));
        return secret;
    }

    /** An existing account with that address becomes the administrator: commands create accounts without a password. */
    private static void make(Database database, String email, String password) {
        try {
            Passwords.requireGood(password, email);
        } catch (Refused e) {
            throw Refusal.unusable(
                    "ERROR TA_ADMIN_PASSWORD " + e.getMessage() + "\nMaybe use a sentence that only you know.");
        }
        String hash = new Passwords().hash(password);
        database.transact(START, tx -> {
            var id = Accounts.byEmail(tx, email)
                    .map(Accounts.Account::id)
                    .orElseGet(() -> CreateUser.within(tx, email, email, true));
            ChangeUser.setPassword(tx, id, hash);
            ChangeUser.change(tx, id, Optional.empty(), Optional.of(false), Optional.of(true), false);
            return id;
        });
    }
}
