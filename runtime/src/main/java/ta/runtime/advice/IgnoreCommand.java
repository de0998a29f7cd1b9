package ta.runtime.advice;

import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.advice.IgnoreRecommendation;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "ignore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Closes a recommendation that you do not follow.")
public final class IgnoreCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(paramLabel = "RECOMMENDATION", description = "id of the recommendation")
    private String recommendation;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept for ever", required = true)
    private String reason;

    public IgnoreCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        UUID id = Session.id("recommendation", recommendation);
        new IgnoreRecommendation(session.database()).ignore(session.actor(), of.id(), id, reason);
        return new Report("The recommendation is IGNORED.\n", Tree.object("recommendation", id, "state", "IGNORED"));
    }
}
