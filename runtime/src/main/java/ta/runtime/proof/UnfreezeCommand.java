package ta.runtime.proof;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.market.PriceFinding;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.runs.RequestRun;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "unfreeze",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Unfreezes a portfolio and checks the prices that arrived meanwhile. A running worker then fetches missing"
                    + " prices."
        })
public final class UnfreezeCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept for ever", required = true)
    private String reason;

    public UnfreezeCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        RefreshPrices prices = new RefreshPrices(session.database(), session.policies());
        List<PriceFinding> findings = session.database().transact(session.actor(), tx -> {
            List<PriceFinding> found = prices.unfreeze(tx, of.id(), reason);
            RequestRun.afterFreeze(tx, of.id(), "unfrozen " + tx.at());
            return found;
        });
        boolean frozen = portfolio.of(session).frozen().isPresent();
        StringBuilder text = new StringBuilder(of.name() + " is no longer frozen.\n");
        findings.forEach(finding -> text.append("  ").append(finding.sentence()).append('\n'));
        if (frozen) {
            text.append("Prices that arrived meanwhile froze it again.\n");
        }
        return new Report(
                text.toString(), Tree.object("portfolio", of.id(), "frozen", frozen, "findings", findings.size()));
    }
}
