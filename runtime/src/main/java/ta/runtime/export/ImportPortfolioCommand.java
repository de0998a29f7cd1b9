package ta.runtime.export;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ta.backoffice.export.ImportPortfolio;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Imports a file of ta portfolio export into a portfolio in which nothing was recorded yet: completely, or"
                    + " not at all. What the file says is verified first, and its runs are decided again."
        })
public final class ImportPortfolioCommand implements Callable<Integer> {

    private final InputFiles files;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(paramLabel = "FILE", description = "a file of ta portfolio export; may be compressed with gzip")
    private String file;

    public ImportPortfolioCommand(InputFiles files, Environment environment) {
        this.files = files;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        if (file.equals(InputFiles.STANDARD_INPUT)) {
            throw Refusal.unusable("ERROR the file is read twice, so it cannot be the standard input\nMaybe save it"
                    + " first, and name the file.");
        }
        Portfolios.Portfolio of = portfolio.of(session);
        session.progress().step("import");
        ImportPortfolio.Imported imported = session.database()
                .transact(
                        session.actor(),
                        tx -> ImportPortfolio.within(tx, session.policies(), of.id(), () -> files.open(file)));
        StringBuilder text = new StringBuilder(of.name() + " has " + ContentText.of(imported.content())
                + ", the same as in the file.\n" + Amounts.count(imported.runs(), "run", "runs") + ", "
                + imported.replayed() + " of them decided again to the same hash.\n");
        if (imported.own() > 0 || imported.unseen() > 0) {
            text.append(Amounts.count(imported.own(), "price, rate or action", "prices, rates and actions"))
                    .append(" of the file are unknown here or differ, so only this portfolio sees them; ")
                    .append(imported.unseen())
                    .append(" known here are not in the file, so it does not see them.\n");
        }
        imported.days()
                .forEach(day -> text.append("Not taken, as venues are the same for all: ")
                        .append(day)
                        .append('\n'));
        return new Report(
                text.toString(),
                Tree.object(
                        "portfolio",
                        of.id(),
                        "content_sha256",
                        imported.content().sha256(),
                        "runs",
                        imported.runs(),
                        "replayed",
                        imported.replayed(),
                        "own",
                        imported.own(),
                        "unseen",
                        imported.unseen(),
                        "days",
                        Tree.array(imported.days(), day -> day)));
    }
}
