package ta.runtime.people;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.ApiTokens;
import ta.backoffice.identity.TokenScope;
import ta.database.Role;
import ta.http.route.Secrets;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Creates an API token for you and shows it once."})
final class CreateTokenCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Parameters(index = "0", paramLabel = "NAME", description = "purpose of the token")
    private String name;

    @Option(names = "--scope", paramLabel = "SCOPE", description = "${COMPLETION-CANDIDATES}; default: READ")
    private TokenScope scope = TokenScope.READ;

    @Option(names = "--expires", paramLabel = "TIME", description = "when it expires; default: never")
    private @Nullable Instant expires;

    CreateTokenCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        String secret = Secrets.token();
        ApiTokens.ApiToken row = session.database()
                .transact(
                        session.actor(),
                        tx -> ApiTokens.create(
                                tx,
                                tx.actor().userId().orElseThrow(),
                                name,
                                scope,
                                Secrets.sha256(secret),
                                Optional.ofNullable(expires)));
        return new Report(
                "Token " + row.id() + " (" + scope + "), shown only this once:\n  " + secret + "\n",
                Tree.object("id", row.id(), "scope", scope, "token", secret));
    }
}
