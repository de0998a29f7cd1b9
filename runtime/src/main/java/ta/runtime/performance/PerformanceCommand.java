package ta.runtime.performance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ta.backoffice.book.GainsForTax;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.identity.TaxTreatment;
import ta.backoffice.valuation.BenchmarkCloses;
import ta.backoffice.valuation.PortfolioPerformance;
import ta.database.Role;
import ta.database.Transaction;
import ta.rules.json.Decimals;
import ta.rules.performance.Benchmark;
import ta.rules.performance.Book;
import ta.rules.performance.BookJson;
import ta.rules.performance.Performance;
import ta.rules.performance.PerformanceJson;
import ta.rules.portfolio.ListingId;
import ta.runtime.batch.BadLineException;
import ta.runtime.batch.Batch;
import ta.runtime.cli.Format;
import ta.runtime.cli.IndentedJson;
import ta.runtime.report.Report;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

@Command(
        name = "performance",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows what a portfolio was worth at each close and what its owner earned: in the whole time, each year,"
                    + " the year to date, the last twelve months, and since a day.",
            "",
            "With --book or --batch it computes from files (docs/performance-specification.md), without a database."
                    + " A line of a batch that is no valid book gives {\"error\": …, \"line\": n, \"message\": …}, and"
                    + " the batch continues."
        })
public final class PerformanceCommand implements Callable<Integer> {

    private static final int INDEX_PLACES = 12;
    private static final int RATE_PLACES = 10;

    private final InputFiles files;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Option(names = "--since", paramLabel = "DATE", description = "also shows the figures since this day")
    private @Nullable LocalDate since;

    @Option(
            names = "--benchmark",
            paramLabel = "LISTING",
            description = "a registered listing beside it, such as XLON:VWRP; its dividends do not count")
    private @Nullable String benchmark;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "also writes the portfolio's book, from which --book computes the same again")
    private @Nullable Path export;

    @Option(names = "--book", paramLabel = "FILE", description = "a book in JSON; - is the standard input")
    private @Nullable String book;

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description = "one book per line, answered in JSON; - is the standard input")
    private @Nullable String batch;

    public PerformanceCommand(InputFiles files, Environment environment) {
        this.files = files;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        if (batch != null && book != null) {
            throw new ParameterException(spec.commandLine(), "give either --book FILE or --batch FILE");
        }
        if (batch != null) {
            return new Batch("performance", new BookLine(), spec.commandLine().getOut())
                    .run(files.open(batch), files.size(batch));
        }
        return book != null ? ofBook(book) : connect.run(Role.APP, this::ofPortfolio);
    }

    private int ofBook(String file) {
        try {
            Performance performance = BookLine.performance(files.read(file));
            spec.commandLine()
                    .getOut()
                    .print(
                            connect.format() == Format.JSON
                                    ? IndentedJson.indented(PerformanceJson.json(performance))
                                    : PerformanceText.of(performance, Optional.empty()));
            return ExitCode.OK;
        } catch (BadLineException e) {
            throw Refusal.unusable("ERROR BOOK " + Visible.text(file) + ": " + Visible.text(e.getMessage()));
        }
    }

    private Report ofPortfolio(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        return session.read(tx -> report(tx, of));
    }

    private Report report(Transaction tx, Portfolios.Portfolio of) {
        PortfolioPerformance found = PortfolioPerformance.of(tx, of.id(), tx.at());
        PortfolioPerformance asked = since == null ? found : found.since(since);
        if (export != null) {
            write(export, asked.book());
        }
        ObjectNode json = PerformanceJson.json(asked.performance());
        Optional<Benchmark> beside =
                Optional.ofNullable(benchmark).map(text -> BenchmarkCloses.of(tx, of.id(), asked, listing(text)));
        beside.ifPresent(each -> json.set("benchmark", json(each)));
        String note = of.taxTreatment() == TaxTreatment.GIA ? GainsForTax.NOTE + " See: ta holdings\n" : "";
        return new Report(PerformanceText.of(asked.performance(), beside) + note, json);
    }

    private static void write(Path file, Book book) {
        try {
            Files.writeString(file, IndentedJson.indented(BookJson.json(book)));
        } catch (IOException e) {
            throw Refusal.unusable("ERROR the book cannot be written to " + Visible.text(file.toString()) + ": "
                    + Visible.text(String.valueOf(e.getMessage())));
        }
    }

    private ListingId listing(String text) {
        if (!ListingId.isListingId(text)) {
            throw new ParameterException(
                    spec.commandLine(), "--benchmark must be a listing such as XLON:VWRP, not " + text);
        }
        return new ListingId(text);
    }

    private static ObjectNode json(Benchmark benchmark) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode points = json.putArray("points");
        benchmark
                .levels()
                .forEach(level -> points.addObject()
                        .put("session", level.session().toString())
                        .put("index", Decimals.fixed(level.index(), INDEX_PLACES)));
        ArrayNode periods = json.putArray("periods");
        benchmark
                .returns()
                .forEach(each -> periods.addObject()
                        .put("kind", each.period().kind().name())
                        .put("from", each.period().from().toString())
                        .put("to", each.period().to().toString())
                        .put("rate", each.rate() == null ? null : Decimals.fixed(each.rate(), RATE_PLACES)));
        return json.put(
                "same_payments_value",
                benchmark.samePayments() == null ? null : Decimals.text(benchmark.samePayments()));
    }
}
