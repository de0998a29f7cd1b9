package ta.runtime.proof;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "freeze",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Stops decision runs and refreshes of a portfolio until someone unfreezes it."})
public final class FreezeCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept for ever", required = true)
    private String reason;

    public FreezeCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        boolean done = new FreezePortfolio(session.database()).freeze(session.actor(), of.id(), reason);
        return new Report(
                of.name() + (done ? " is frozen.\n" : " was already frozen.\n"),
                Tree.object("portfolio", of.id(), "frozen", true, "changed", done));
    }
}
