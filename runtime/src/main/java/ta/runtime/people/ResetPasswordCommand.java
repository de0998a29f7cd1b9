package ta.runtime.people;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.Accounts;
import ta.backoffice.identity.OneTimeLinks;
import ta.database.Actor;
import ta.database.Role;
import ta.database.StorageException;
import ta.http.route.Secrets;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

/** The user sets the password with the link, so that an operator never types one for others. */
@Command(
        name = "reset-password",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Creates a one-time link, valid for one day, with which the owner of an account sets a password."
        })
final class ResetPasswordCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Parameters(index = "0", paramLabel = "EMAIL", description = "the account's e-mail address")
    private String email;

    ResetPasswordCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        String secret = Secrets.fresh();
        Instant until = session.database().transact(Actor.system("cli"), tx -> {
            Accounts.Account account =
                    Accounts.byEmail(tx, email).orElseThrow(() -> new StorageException.NotFound("user", email));
            return OneTimeLinks.issue(tx, Secrets.sha256(secret), Optional.of(account.id()));
        });
        return new Report(
                "This link sets a password once, until " + until + ". Open it at the service's address:\n  /setup#"
                        + secret + "\n",
                Tree.object("email", email, "token", secret, "expires_at", until));
    }
}
