package ta.runtime.book;

import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.imports.TakeBackImport;
import ta.database.Role;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "take-back",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Takes an import back whole: reverses each of its entries, or none.")
final class TakeBackCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(paramLabel = "IMPORT", description = "the import's id, as in: ta ledger imports")
    private UUID id;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept for ever", required = true)
    private String reason;

    TakeBackCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        int reversed =
                session.database().transact(session.actor(), tx -> TakeBackImport.within(tx, of.id(), id, reason));
        return new Report(
                Amounts.count(reversed, "entry was", "entries were") + " reversed.\n",
                Tree.object("import", id, "reversed", reversed));
    }
}
