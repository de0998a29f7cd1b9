package ta.runtime.people;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ta.backoffice.identity.ApiTokens;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

/** The list has no secrets: the database stores only their hashes. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Shows your API tokens."})
final class ListTokensCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    ListTokensCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        List<ApiTokens.ApiToken> rows =
                session.read(tx -> ApiTokens.of(tx, tx.actor().userId().orElseThrow()));
        Table table = new Table("name", "scope", "created", "last used", "state", "id");
        rows.forEach(row -> table.row(
                row.name(),
                row.scope(),
                row.createdAt(),
                row.lastUsedAt().map(Object::toString).orElse(""),
                row.revokedAt().map(time -> "revoked").orElse(""),
                row.id()));
        return new Report(
                rows.isEmpty() ? "No tokens.\n" : table.toString(),
                Tree.array(
                        rows,
                        row -> Tree.object(
                                "id", row.id(),
                                "name", row.name(),
                                "scope", row.scope(),
                                "created_at", row.createdAt(),
                                "expires_at", row.expiresAt(),
                                "last_used_at", row.lastUsedAt(),
                                "revoked_at", row.revokedAt())));
    }
}
