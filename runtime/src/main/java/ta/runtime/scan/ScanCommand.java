package ta.runtime.scan;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ta.backoffice.registry.VenueCalendar;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyResult;
import ta.rules.engine.GateSession;
import ta.rules.market.FxRate;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.rules.ruleset.RuleSet;
import ta.runtime.cli.ValidPolicy;
import ta.runtime.csv.CsvErrors;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the data-quality checks of a policy over a history of closes. Each close is compared with the last"
                    + " accepted one. Needs no database and changes nothing.",
            "",
            "A file needs the columns date and close; its dates ascend. The output is one JSON object per line, for"
                    + " each date with findings, or with --format text one table per listing."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:scanned, whatever was found",
            "1:the policy is invalid",
            "2:a file is invalid or cannot be read"
        })
public final class ScanCommand implements Callable<Integer> {

    private final InputFiles files;
    private final Map<String, Optional<VenueCalendar>> calendars = new HashMap<>();

    @Spec
    private CommandSpec spec;

    @Option(names = "--policy", required = true, paramLabel = "FILE", description = "a policy in JSON")
    private String policy;

    @Option(
            names = "--prices",
            required = true,
            paramLabel = "CSV_OR_DIR",
            description = "a file, or a folder in which every MIC_TICKER.csv is scanned")
    private String prices;

    @Option(
            names = "--currency",
            required = true,
            paramLabel = "C",
            description = "currency of the closes, for example GBP")
    private String currency;

    @Option(
            names = "--quote-unit",
            required = true,
            paramLabel = "U",
            description = "the unit of the closes, as the policy defines it: GBX for pence")
    private String quoteUnit;

    @Option(
            names = "--listing",
            paramLabel = "ID",
            description =
                    "MIC:TICKER of a file whose name does not tell it; the calendar of the venue tells which closes are"
                            + " missing")
    private @Nullable String listing;

    @Option(
            names = "--fx",
            paramLabel = "CSV",
            description = "exchange rates, date,base,quote,rate: a price move by exactly a rate is suspect")
    private @Nullable String fx;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private ScanFormat format;

    public ScanCommand(InputFiles files) {
        this.files = files;
    }

    @Override
    public Integer call() {
        if (prices.equals(InputFiles.STANDARD_INPUT)) {
            throw wrong("--prices needs a file or a folder, as the closes are read twice: first to find errors");
        }
        Optional<ListingId> named = Optional.ofNullable(listing).map(this::listing);
        PolicyResult.Valid valid = ValidPolicy.read(files, policy);
        requireUnit(valid.policy());
        List<FxRate> rates = fx == null ? List.of() : RateHistory.read(files, fx, currency);
        List<CloseFile> found = ScanFiles.checked(files, prices, named);
        RuleSet rules = new PolicyCompiler(1).compile(valid).rules();
        try (GateSession gate = new GateSession(rules)) {
            for (CloseFile file : found) {
                scan(gate, file, RateHistory.of(rates));
            }
        }
        return ExitCode.OK;
    }

    private void scan(GateSession gate, CloseFile file, RateHistory rates) {
        PrintWriter out = spec.commandLine().getOut();
        ScanSummary summary = new ScanSummary(file.listing());
        ListingScan scan = new ListingScan(
                gate,
                file.listing(),
                currency,
                quoteUnit,
                calendar(file.listing().mic()),
                rates,
                date -> {
                    summary.found(date);
                    if (format == ScanFormat.NDJSON) {
                        out.print(date.json() + "\n");
                    }
                });
        CsvErrors errors = new CsvErrors(file.name());
        file.read(errors, close -> {
            summary.count(close);
            scan.take(close);
        });
        scan.finish();
        if (format == ScanFormat.TEXT) {
            out.print(summary.text());
        }
        out.flush();
        // The first reading found no errors, so the file has changed since.
        errors.refuse();
    }

    private Optional<VenueCalendar> calendar(String mic) {
        return calendars.computeIfAbsent(mic, this::load);
    }

    private Optional<VenueCalendar> load(String mic) {
        Optional<VenueCalendar> calendar = VenueCalendar.usual(mic);
        if (calendar.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("NOTE the sessions of " + mic
                            + " are unknown, so missing closes are not found; all other checks run.");
        }
        return calendar;
    }

    private ListingId listing(String text) {
        if (ScanFiles.isFolder(prices)) {
            throw wrong("--listing needs a single file; in a folder, the file names tell the listings");
        }
        if (!ListingId.isListingId(text)) {
            throw wrong("--listing must be MIC:TICKER, for example XLON:VWRP, not " + text);
        }
        return new ListingId(text);
    }

    private void requireUnit(Policy terms) {
        Policy.QuoteUnit unit = terms.quoteUnits().get(quoteUnit);
        if (unit == null) {
            throw Refusal.unusable("ERROR the policy defines no quote unit " + Visible.text(quoteUnit) + "; it has "
                    + String.join(", ", terms.quoteUnits().keySet())
                    + "\nMaybe add it to /quote_units, with its currency and factor.");
        }
        if (!unit.currency().equals(currency)) {
            throw Refusal.unusable("ERROR the quote unit " + quoteUnit + " belongs to " + unit.currency() + ", not to "
                    + Visible.text(currency) + "\nMaybe --currency " + unit.currency() + " is meant.");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
