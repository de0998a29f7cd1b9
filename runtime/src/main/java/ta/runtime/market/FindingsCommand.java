package ta.runtime.market;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.market.Findings;
import ta.database.Role;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "findings",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Shows the findings about stored prices that nobody has reviewed yet."})
final class FindingsCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Option(names = "--all", description = "also show reviewed findings")
    private boolean all;

    FindingsCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        List<Findings.Finding> rows = session.read(tx -> Findings.of(tx, of.id(), all));
        Table table = new Table(
                "listing", "of", "price>", "source", "check", "severity", "what was found", "verdict", "finding");
        rows.forEach(row -> table.row(
                row.listing(),
                row.asOf(),
                Amounts.exact(row.price()),
                row.source(),
                row.check(),
                row.severity(),
                row.sentence(),
                row.verdict().orElse(""),
                row.id()));
        return new Report(
                rows.isEmpty()
                        ? "No findings" + (all ? ".\n" : " to be reviewed.\n")
                        : table + "Review a finding: ta prices accept|reject|correct FINDING --reason TEXT\n",
                Tree.array(
                        rows,
                        row -> Tree.object(
                                "id",
                                row.id(),
                                "listing",
                                row.listing(),
                                "price_point",
                                row.pricePointId(),
                                "as_of",
                                row.asOf(),
                                "price",
                                row.price(),
                                "source",
                                row.source(),
                                "received_at",
                                row.receivedAt(),
                                "check",
                                row.check(),
                                "severity",
                                row.severity(),
                                "clause",
                                row.clause(),
                                "observed",
                                row.observed(),
                                "limit",
                                row.limit(),
                                "sentence",
                                row.sentence(),
                                "verdict",
                                row.verdict())));
    }
}
