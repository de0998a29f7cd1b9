package ta.runtime.market;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.market.RateFindings;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "findings",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Shows the findings about exchange rates that nobody has reviewed yet."})
final class RateFindingsCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Option(names = "--all", description = "also show reviewed findings")
    private boolean all;

    RateFindingsCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        return session.read(tx -> RateReport.table(RateFindings.of(tx, of.id(), all), all));
    }
}
