package ta.runtime.imports;

import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ta.backoffice.advice.LedgerChanges;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.imports.ImportChoices;
import ta.backoffice.imports.PlanImport;
import ta.backoffice.imports.PlannedImport;
import ta.backoffice.imports.RecordImport;
import ta.backoffice.imports.StatementFile;
import ta.database.Role;
import ta.runtime.cli.IndentedJson;
import ta.runtime.report.Report;
import ta.runtime.session.Access;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;
import ta.statement.Statement;
import ta.statement.template.Template;
import ta.statement.template.Templates;

@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "Imports a broker's file: transactions as CSV, OFX or XML, a contract note as PDF, or the export of another"
                    + " program. The broker is recognised.",
            "With --dry-run it shows what would become of each line and changes nothing; with --currency, too, it needs"
                    + " no database.",
            "The subcommands import CSV files of one table each. A file of the ledger, of positions or of the registry"
                    + " is imported completely or not at all; of prices and rates, rows that cannot be used are named"
                    + " and left out."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all lines are taken, or those that can be",
            "1:some lines are left out",
            "2:the file cannot be read"
        })
final class ImportFileCommand implements Callable<Integer> {

    private final InputFiles files;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final Access access;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the broker's file; - is the standard input")
    private @Nullable String file;

    @Option(names = "--dry-run", description = "show what would be recorded, and record nothing")
    private boolean dryRun;

    @Option(
            names = "--currency",
            paramLabel = "C",
            description = "with --dry-run: the account's currency, such as GBP; reads the file without a database")
    private @Nullable String currency;

    @Option(
            names = "--template",
            paramLabel = "NAME",
            completionCandidates = TemplateNames.class,
            description = "how to read the file: ${COMPLETION-CANDIDATES}, or the file of a template of your own;"
                    + " default: as recognised")
    private @Nullable String template;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}; default: text")
    private ImportFormat format = ImportFormat.TEXT;

    @Option(
            names = "--listing",
            paramLabel = "SECURITY=MIC:TICKER",
            description = "which listing a security of the file is; may be repeated")
    private Map<String, String> listings = Map.of();

    @Option(
            names = "--take",
            paramLabel = "LINE",
            description = "take this line, which seems to be recorded or repeated or was reversed; may be repeated")
    private Set<Integer> take = Set.of();

    @Option(
            names = "--leave-out-rest",
            description = "take the other rows although some are left out; otherwise nothing is recorded then")
    private boolean leaveOutRest;

    @Option(names = "--confirm", description = "record trades whose price or amount is unlikely")
    private boolean confirm;

    ImportFileCommand(InputFiles files, Environment environment) {
        this.files = files;
        this.access = new Access(environment);
    }

    @Override
    public Integer call() {
        if (file == null) {
            spec.commandLine().usage(spec.commandLine().getErr());
            return ExitCode.UNUSABLE;
        }
        if (dryRun && currency != null) {
            return read(file, currency);
        }
        if (currency != null || format == ImportFormat.CSV) {
            throw Refusal.unusable("ERROR --currency and --format csv are for --dry-run without a database\n"
                    + "Maybe add --dry-run --currency GBP.");
        }
        String name = file;
        byte[] bytes = files.read(name);
        return access.run(
                spec,
                Role.APP,
                session -> record(session, name, bytes),
                report -> format == ImportFormat.JSON ? IndentedJson.indented(report.json()) : report.text());
    }

    private Report record(Session session, String name, byte[] bytes) {
        Portfolios.Portfolio of = portfolio.of(session);
        Statement statement = StatementFiles.read(files, name, bytes, template, of.baseCurrency());
        StatementFile read = new StatementFile(name, StatementFile.sha256(bytes), statement);
        ImportChoices choices = new ImportChoices(StatementFiles.listings(listings), Map.of(), Set.of(), take);
        return session.database().transact(session.actor(), tx -> {
            tx.lockPortfolio(of.id());
            PlannedImport plan = PlanImport.within(tx, of, read, choices);
            boolean records = !dryRun && (plan.leftOut() == 0 || leaveOutRest);
            Optional<LedgerChanges.Recorded> recorded =
                    records ? RecordImport.within(tx, plan, of.zone(), plan.sha256(), confirm) : Optional.empty();
            String matches = recorded.map(each -> MatchText.of(tx, of.id(), each.matches()))
                    .orElse("");
            return PlanText.report(
                    plan, of, records, recorded.flatMap(each -> each.batch().batchId()), matches);
        });
    }

    /** Without a database. */
    private int read(String name, String account) {
        Statement statement = StatementFiles.read(files, name, files.read(name), template, account);
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().getErr().print(StatementFiles.leftOut(name, statement.leftOut()));
        out.print(
                switch (format) {
                    case CSV -> StatementCsv.of(statement);
                    case JSON -> IndentedJson.indented(StatementText.json(statement));
                    case TEXT -> StatementText.of(statement, account);
                });
        return statement.leftOut().isEmpty() ? ExitCode.OK : ExitCode.INVALID_POLICY;
    }

    /** The names of the templates that the product has. */
    private static final class TemplateNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Templates.all().stream().map(Template::name).iterator();
        }
    }
}
