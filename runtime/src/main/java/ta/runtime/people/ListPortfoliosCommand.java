package ta.runtime.people;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Shows your portfolios."})
final class ListPortfoliosCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    ListPortfoliosCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        List<Portfolios.Portfolio> rows =
                session.read(tx -> Portfolios.of(tx, session.actor().userId().orElseThrow()));
        Table table = new Table("name", "broker", "tax", "currency", "zone", "state", "id");
        rows.forEach(row -> table.row(
                row.name(),
                row.broker(),
                row.taxTreatment(),
                row.baseCurrency(),
                row.zone(),
                row.frozen().map(reason -> "frozen").orElse(""),
                row.id()));
        return new Report(
                rows.isEmpty() ? "No portfolios yet.\nMaybe create one: ta portfolio create NAME\n" : table.toString(),
                Tree.array(
                        rows,
                        row -> Tree.object(
                                "id",
                                row.id(),
                                "name",
                                row.name(),
                                "broker",
                                row.broker(),
                                "tax_treatment",
                                row.taxTreatment(),
                                "base_currency",
                                row.baseCurrency(),
                                "time_zone",
                                row.zone(),
                                "frozen",
                                row.frozen())));
    }
}
