package ta.runtime.people;

import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.settings.Environment;
import ta.runtime.session.Session;
import ta.database.Role;
import ta.backoffice.identity.CreatePortfolio;
import ta.backoffice.identity.NewPortfolio;
import ta.backoffice.identity.TaxTreatment;

/** Adds a portfolio, whose owner is who does so. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Adds a portfolio; you are its owner."})
final class CreatePortfolioCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Parameters(index = "0", paramLabel = "NAME", description = "what it is called")
    private String name;

    @Option(names = "--broker", paramLabel = "NAME", description = "where it is held", required = true)
    private String broker;

    @Option(names = "--tax", paramLabel = "WRAPPER", description = "${COMPLETION-CANDIDATES}", required = true)
    private TaxTreatment tax;

    @Option(names = "--currency", paramLabel = "CODE", description = "its currency (ISO 4217); default: GBP")
    private String currency = "GBP";

    @Option(names = "--zone", paramLabel = "ZONE", description = "of its months and dates; default: Europe/London")
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
