package ta.http.export;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import ta.backoffice.export.ContentHash;
import ta.backoffice.export.ExportPortfolio;
import ta.backoffice.export.GhostfolioJson;
import ta.backoffice.export.ImportPortfolio;
import ta.backoffice.export.PortfolioOrigin;
import ta.backoffice.export.PortfolioPerformanceCsv;
import ta.backoffice.export.TableCsv;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Transaction;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.route.Content;
import ta.http.route.Download;

/** Everything out again, and back in. */
public final class ExportHandler {

    private static final String CSV = "text/csv; charset=utf-8";

    private final ActivePolicies policies;

    public ExportHandler(ActivePolicies policies) {
        this.policies = policies;
    }

    public Download all(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        return Download.of(
                "application/json", fileName(call, tx, ".json"), out -> ExportPortfolio.write(tx, portfolio, out));
    }

    public Download table(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        String table = call.oneOf("table", TableCsv.tables())
                .orElseThrow(() -> Refused.at(Code.INVALID, "table", "must name a table such as ledger_entries"));
        return Download.of(CSV, table + ".csv", out -> {
            try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                TableCsv.write(tx, portfolio, table, writer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    public ExportShapes.ContentShape content(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        ContentHash.Content content = ContentHash.of(tx, portfolio, tx.at());
        return new ExportShapes.ContentShape(
                content.sha256(),
                tx.at(),
                content.entries(),
                content.policies(),
                content.prices(),
                content.rates(),
                content.reviews(),
                PortfolioOrigin.of(tx, portfolio)
                        .map(origin -> new ExportShapes.ImportOrigin(
                                origin.exportedAt(),
                                origin.contentSha256(),
                                origin.auditSeq(),
                                origin.auditHash(),
                                origin.importedBy(),
                                origin.importedAt())));
    }

    public Content portfolioPerformance(Call call, Transaction tx) {
        String csv = PortfolioPerformanceCsv.of(
                tx, call.portfolio().id(), call.portfolio().zone());
        return new Content(CSV, csv, "portfolio-performance.csv");
    }

    public Content ghostfolio(Call call, Transaction tx) {
        String json =
                GhostfolioJson.of(tx, call.portfolio().id(), call.portfolio().zone());
        return new Content("application/json", json, "ghostfolio.json");
    }

    public ExportShapes.ImportedShape take(Call call, Transaction tx) {
        byte[] file = call.body(byte[].class);
        ImportPortfolio.Imported imported =
                ImportPortfolio.within(tx, policies, call.portfolio().id(), () -> new ByteArrayInputStream(file));
        return new ExportShapes.ImportedShape(
                imported.content().sha256(),
                imported.exportedAt(),
                imported.content().entries(),
                imported.content().policies(),
                imported.content().prices(),
                imported.runs(),
                imported.replayed(),
                imported.own(),
                imported.unseen(),
                imported.days());
    }

    /** For example {@code sipp-2026-03-02.json}. */
    private static String fileName(Call call, Transaction tx, String end) {
        String name = call.portfolio().name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        LocalDate day = tx.at().atZone(call.portfolio().zone()).toLocalDate();
        return name + "-" + day + end;
    }
}
