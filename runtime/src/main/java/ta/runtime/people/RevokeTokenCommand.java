package ta.runtime.people;

import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.ApiTokens;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Revokes one of your API tokens, at once and for good."})
final class RevokeTokenCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Parameters(index = "0", paramLabel = "TOKEN", description = "id of the token")
    private String token;

    RevokeTokenCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        UUID id = Session.id("token", token);
        session.database().transact(session.actor(), tx -> {
            ApiTokens.revoke(tx, tx.actor().userId().orElseThrow(), id);
            return id;
        });
        return new Report("Token " + id + " is revoked.\n", Tree.object("id", id));
    }
}
