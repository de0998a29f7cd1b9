package ta.runtime.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.market.FxObservation;
import ta.backoffice.runs.RefreshPrices;
import ta.database.Role;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.file.FileProvider;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;

@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Imports new and revised closes from a folder of files. Every price is checked.",
            "MAPPING has the columns listing,file[,currency,quote_unit]; each file the columns date and close, others"
                    + " are ignored.",
            "A file that is missing or has a bad row is an error for its listing; the others are imported, and the"
                    + " exit code is 1."
        })
public final class RefreshCommand implements Callable<Integer> {

    private final InputFiles files;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Option(names = "--folder", paramLabel = "DIR", description = "folder of the files", required = true)
    private Path folder;

    @Option(names = "--mapping", paramLabel = "FILE", description = "maps each listing to its file", required = true)
    private String mapping;

    @Option(names = "--fx", paramLabel = "FILE", description = "exchange rates, in the format of import fx")
    private @Nullable String fx;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "ignore rows before this date, and rates more than two weeks before it")
    private @Nullable LocalDate since;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "act as of this time and ignore later rows; default: now")
    private @Nullable Instant asOf;

    @Option(names = "--source", paramLabel = "NAME", description = "name of the source; default: file")
    private String source = "file";

    public RefreshCommand(InputFiles files, Environment environment) {
        this.files = files;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.WORKER, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        Instant now = asOf == null ? Instant.now() : asOf;
        if (now.isAfter(Instant.now())) {
            throw Refusal.unusable("ERROR AS_OF_FUTURE: " + now
                    + " is in the future\nMaybe leave out --as-of: the refresh then acts now.");
        }
        FileProvider provider = new FileProvider(files, folder, mapping, Optional.ofNullable(fx), source);
        Optional<LocalDate> first = Optional.ofNullable(since);
        FileProvider.Content content = provider.closes(session.database(), session.actor(), first, now);
        content.missing().values().forEach(session.progress()::say);
        content.leftOut().values().forEach(session.progress()::say);
        List<FxObservation> rates = provider.rates(first, now, session.progress()::say);
        session.progress().step(content.prices().size(), "prices");
        RefreshPrices.Refreshed refreshed = new RefreshPrices(session.database(), session.policies())
                .refresh(session.actor(of), of.id(), content.prices(), rates, now);
        Report report = DeliveryReport.report(refreshed);
        boolean whole = content.missing().isEmpty();
        List<String> missing =
                content.missing().keySet().stream().map(ListingId::text).toList();
        return new Report(
                report.text() + (whole ? "" : "Not refreshed: " + String.join(", ", missing) + "\n"),
                ((ObjectNode) report.json()).set("not_refreshed", Tree.array(missing, name -> name)),
                whole ? ExitCode.OK : ExitCode.INVALID_POLICY);
    }
}
