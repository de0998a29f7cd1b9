package ta.runtime.imports;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.IngestFxRates;
import ta.backoffice.market.Ingested;
import ta.backoffice.market.JudgeRates;
import ta.backoffice.market.RateFinding;
import ta.database.Role;
import ta.runtime.csv.CsvErrors;
import ta.runtime.market.RateReport;
import ta.runtime.provider.file.RateFile;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;

@Command(
        name = "fx",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Imports exchange rates; a date means 16:00 in Frankfurt.",
            "Columns: date,base,quote,rate; or the history that the ECB publishes (Date,USD,JPY,...)."
        })
final class ImportFxCommand implements Callable<Integer> {

    private final InputFiles files;

    @Mixin
    private final Connect connect;

    @Option(names = "--source", paramLabel = "NAME", description = "name of the source; default: ecb")
    private String source = "ecb";

    @Parameters(paramLabel = "FILE", description = "a CSV file; - is the standard input")
    private String file;

    ImportFxCommand(InputFiles files, Environment environment) {
        this.files = files;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        byte[] bytes = files.read(file);
        return connect.run(Role.WORKER, session -> run(session, bytes));
    }

    private Report run(Session session, byte[] bytes) {
        CsvErrors errors = new CsvErrors(file);
        // As the database stores it, since the gate looks for rates that were received at exactly this time.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<FxObservation> rates = RateFile.read(file, bytes, source, Instant.MAX, errors);
        errors.leftOut(rates.size()).ifPresent(session.progress()::say);
        rates.stream().filter(rate -> rate.asOf().isAfter(now)).findFirst().ifPresent(rate -> {
            throw Refusal.unusable("ERROR FUTURE_RATE: " + file + " has a rate of " + rate.base() + "/" + rate.quote()
                    + " at " + rate.asOf() + ", which is in the future\nMaybe the year is mistyped.");
        });
        session.progress().step(rates.size(), "rates");
        List<RateFinding> findings = new ArrayList<>();
        Ingested ingested = session.database().transact(session.actor(), tx -> {
            Ingested stored = IngestFxRates.within(tx, rates, now);
            Map<UUID, List<RateFinding>> found =
                    new JudgeRates(session.policies()).received(tx, now, IngestFxRates.currencies(rates));
            session.portfolios().forEach(mine -> findings.addAll(found.getOrDefault(mine.id(), List.of())));
            return stored;
        });
        return new Report(
                "Rates: " + ingested.added() + " new, " + ingested.revised() + " revised, " + ingested.known()
                        + " already known.\n" + RateReport.sentences(findings),
                Tree.object("added", ingested.added(), "revised", ingested.revised(), "known", ingested.known()));
    }
}
