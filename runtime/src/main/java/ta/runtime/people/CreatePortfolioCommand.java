package ta.runtime.people;

import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.CreatePortfolio;
import ta.backoffice.identity.NewPortfolio;
import ta.backoffice.identity.TaxTreatment;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Creates a portfolio; you become its owner."})
final class CreatePortfolioCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Parameters(index = "0", paramLabel = "NAME", description = "name of the portfolio")
    private String name;

    @Option(names = "--broker", paramLabel = "NAME", description = "the broker that holds it", required = true)
    private String broker;

    @Option(names = "--tax", paramLabel = "WRAPPER", description = "${COMPLETION-CANDIDATES}", required = true)
    private TaxTreatment tax;

    @Option(names = "--currency", paramLabel = "CODE", description = "its currency (ISO 4217); default: GBP")
    private String currency = "GBP";

    @Option(names = "--zone", paramLabel = "ZONE", description = "time zone of its dates; default: Europe/London")
    private ZoneId zone = ZoneId.of("Europe/London");

    CreatePortfolioCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        var id = new CreatePortfolio(session.database())
                .create(session.actor(), new NewPortfolio(name, broker, tax, currency, zone));
        return new Report("Portfolio " + name + " created: " + id + "\n", Tree.object("portfolio", id, "name", name));
    }
}
