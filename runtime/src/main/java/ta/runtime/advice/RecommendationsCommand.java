package ta.runtime.advice;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "recommendations",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows the recommendations that are still open, newest first.")
public final class RecommendationsCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Option(names = "--all", description = "also show executed, ignored and superseded ones")
    private boolean all;

    public RecommendationsCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        List<Recommendations.Recommendation> rows = session.read(tx -> Recommendations.of(tx, of.id(), all));
        StringBuilder text = new StringBuilder();
        rows.forEach(row ->
                text.append(RecommendationText.of(row, of.baseCurrency())).append('\n'));
        return new Report(
                rows.isEmpty() ? "No recommendations" + (all ? ".\n" : " are open.\n") : text.toString(),
                Tree.array(rows, RecommendationText::json));
    }
}
