package ta.runtime.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.export.ContentHash;
import ta.backoffice.export.ExportPortfolio;
import ta.backoffice.export.GhostfolioJson;
import ta.backoffice.export.PortfolioPerformanceCsv;
import ta.backoffice.export.TableCsv;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.database.Transaction;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes everything of a portfolio to a file, which ta portfolio import reads; or its tables as CSV; or the"
                    + " ledger for another program."
        })
public final class ExportCommand implements Callable<Integer> {

    /** What is written. CSV is a folder with a file for each table, the others are one file. */
    enum Kind {
        ALL,
        CSV,
        PORTFOLIO_PERFORMANCE,
        GHOSTFOLIO
    }

    private final Environment environment;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(paramLabel = "FILE", description = "the new file; with --kind CSV, the new folder")
    private Path file;

    @Option(names = "--kind", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}; default: ALL")
    private Kind kind = Kind.ALL;

    public ExportCommand(Environment environment) {
        this.environment = environment;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        Path to = environment.directory().resolve(file).toAbsolutePath().normalize();
        if (Files.exists(to)) {
            throw Refusal.unusable("ERROR " + Visible.text(to.toString())
                    + " is there already\nMaybe give another name; nothing is overwritten.");
        }
        return session.read(tx -> {
            ContentHash.Content content = ContentHash.of(tx, of.id(), tx.at());
            write(tx, of, to);
            return new Report(
                    of.name() + " is in " + to + ": " + ContentText.of(content) + "\n",
                    Tree.object("file", to, "content_sha256", content.sha256()));
        });
    }

    private void write(Transaction tx, Portfolios.Portfolio of, Path to) {
        switch (kind) {
            case ALL -> file(to, (out, writer) -> ExportPortfolio.write(tx, of.id(), out));
            case CSV -> folder(tx, of, to);
            case PORTFOLIO_PERFORMANCE ->
                file(to, (out, writer) -> text(writer, PortfolioPerformanceCsv.of(tx, of.id(), of.zone())));
            case GHOSTFOLIO -> file(to, (out, writer) -> text(writer, GhostfolioJson.of(tx, of.id(), of.zone())));
        }
    }

    private static void folder(Transaction tx, Portfolios.Portfolio of, Path to) {
        try {
            Files.createDirectories(to);
        } catch (IOException e) {
            throw unwritable(to, e);
        }
        for (String table : TableCsv.tables()) {
            file(to.resolve(table + ".csv"), (out, writer) -> TableCsv.write(tx, of.id(), table, writer));
        }
    }

    private static void text(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void file(Path to, BiConsumer<OutputStream, Writer> write) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16);
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            write.accept(out, writer);
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(to, e);
        }
    }

    private static Refusal unwritable(Path to, Exception e) {
        return Refusal.unusable("ERROR " + Visible.text(to.toString()) + " cannot be written: "
                + Visible.text(String.valueOf(e.getMessage())) + "\nMaybe choose another folder.");
    }
}
