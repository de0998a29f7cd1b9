package ta.http.book;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ta.backoffice.advice.LedgerChanges;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.imports.ImportChoices;
import ta.backoffice.imports.PlanImport;
import ta.backoffice.imports.PlannedImport;
import ta.backoffice.imports.PlannedRow;
import ta.backoffice.imports.RecordImport;
import ta.backoffice.imports.RecordedImports;
import ta.backoffice.imports.StatementFile;
import ta.backoffice.imports.TakeBackImport;
import ta.database.Transaction;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.statement.LeftOut;
import ta.statement.Statement;
import ta.statement.UnreadableStatementException;
import ta.statement.reading.StatementReader;
import ta.statement.template.Template;
import ta.statement.template.Templates;

/** Imports of brokers' files: preview, record, take back. */
public final class ImportsHandler {

    private static final int SHOWN_MAX = 1000;
    private static final int IMPORTS_MAX = 100;

    public List<ImportShapes.TemplateShape> templates(Call call, Transaction tx) {
        return Templates.all().stream()
                .map(template -> new ImportShapes.TemplateShape(template.name(), template.title(), template.source()))
                .toList();
    }

    public List<ImportShapes.Recorded> list(Call call, Transaction tx) {
        return RecordedImports.of(tx, call.portfolio().id(), IMPORTS_MAX).stream()
                .map(each -> new ImportShapes.Recorded(
                        each.id(), each.note(), each.recordedAt(), each.recordedBy(), each.entries(), each.reversed()))
                .toList();
    }

    /** Reads the file. It is up to 14 MB, so the portfolio is not locked meanwhile. */
    public StatementFile read(Call call) {
        return file(call.body(ImportShapes.NewImport.class), call.portfolio().baseCurrency());
    }

    public ImportShapes.Import create(Call call, Transaction tx) {
        Portfolios.Portfolio portfolio = call.portfolio();
        ImportShapes.NewImport body = call.body(ImportShapes.NewImport.class);
        StatementFile file = call.prepared(StatementFile.class);
        boolean dryRun = call.flag("dry_run");
        if (!dryRun) {
            tx.lockPortfolio(portfolio.id());
        }
        PlannedImport plan = PlanImport.within(tx, portfolio, file, choices(body));
        if (dryRun) {
            return shape(plan, Optional.empty());
        }
        String preview = body.preview()
                .orElseThrow(() -> Refused.at(Code.INVALID, "/preview", "is needed: the hash that the preview has"));
        Optional<LedgerChanges.Recorded> recorded = RecordImport.within(
                tx, plan, portfolio.zone(), preview, body.confirm().orElse(false));
        return shape(plan, recorded.flatMap(each -> each.batch().batchId()));
    }

    public ImportShapes.TakenBack takeBack(Call call, Transaction tx) {
        UUID id = call.id("import");
        String reason = call.body(ImportShapes.TakingBack.class).reason();
        return new ImportShapes.TakenBack(
                TakeBackImport.within(tx, call.portfolio().id(), id, reason));
    }

    private static StatementFile file(ImportShapes.NewImport body, String currency) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(body.content().replaceAll("\\s+", ""));
        } catch (IllegalArgumentException e) {
            throw Refused.at(Code.INVALID, "/content", "is not Base64");
        }
        try {
            Optional<Template> template = body.ownTemplate().isPresent()
                    ? Optional.of(Templates.read(body.ownTemplate().get()))
                    : body.template().map(ImportsHandler::template);
            Statement statement = StatementReader.read(body.fileName(), bytes, template, currency);
            return new StatementFile(body.fileName(), StatementFile.sha256(bytes), statement);
        } catch (UnreadableStatementException e) {
            throw new Refused(Code.valueOf(e.code()), e.getMessage(), e.maybe());
        }
    }

    private static Template template(String name) {
        return Templates.named(name)
                .orElseThrow(() -> Refused.at(Code.INVALID, "/template", "is not in the list of templates"));
    }

    private static ImportChoices choices(ImportShapes.NewImport body) {
        return new ImportChoices(
                body.listings().orElse(List.of()).stream()
                        .collect(Collectors.toMap(
                                ImportShapes.ListingChoice::security,
                                choice -> new ImportChoices.ListingChoice(
                                        choice.listing(),
                                        choice.isin(),
                                        choice.name(),
                                        choice.currency(),
                                        choice.quoteUnit()),
                                (first, last) -> last)),
                body.openings().orElse(List.of()).stream()
                        .collect(Collectors.toMap(
                                ImportShapes.OpeningChoice::security,
                                choice -> new ImportChoices.OpeningChoice(choice.units(), choice.cost()),
                                (first, last) -> last)),
                new HashSet<>(body.leaveOut().orElse(List.of())),
                new HashSet<>(body.take().orElse(List.of())));
    }

    private static ImportShapes.Import shape(PlannedImport plan, Optional<UUID> id) {
        return new ImportShapes.Import(
                id,
                plan.statement().template(),
                plan.statement().title(),
                plan.sha256(),
                new ImportShapes.Counts(
                        plan.count(PlannedRow.Fate.TAKEN),
                        plan.count(PlannedRow.Fate.KNOWN),
                        plan.leftOut(),
                        plan.statement().passedOver()),
                plan.rows().stream().limit(SHOWN_MAX).map(ImportsHandler::row).toList(),
                Stream.concat(
                                plan.statement().leftOut().stream().map(ImportsHandler::omission),
                                plan.rows().stream()
                                        .filter(row -> row.fate() == PlannedRow.Fate.LEFT_OUT)
                                        .map(ImportsHandler::omission))
                        .limit(SHOWN_MAX)
                        .toList(),
                plan.securities().stream()
                        .map(each -> new ImportShapes.SecurityShape(
                                each.label(),
                                each.security().isin(),
                                each.security().ticker(),
                                each.security().name(),
                                each.security().quoteUnit(),
                                each.listing(),
                                each.origin(),
                                each.registers().isPresent(),
                                each.missing(),
                                each.rows()))
                        .toList(),
                plan.openings().stream()
                        .map(each -> new ImportShapes.Opening(
                                each.label(),
                                each.listing(),
                                each.at(),
                                each.units(),
                                each.cost(),
                                each.chosen(),
                                each.replaced().flatMap(opening -> opening.units())))
                        .toList(),
                plan.cashBefore(),
                plan.cashAfter());
    }

    private static ImportShapes.Row row(PlannedRow planned) {
        return new ImportShapes.Row(
                planned.row().line(),
                planned.row().type(),
                planned.row().moment().toString(),
                planned.row().security().map(security -> security.label()),
                planned.listing(),
                planned.row().units(),
                planned.row().price(),
                planned.row().amount(),
                planned.row().fees(),
                planned.fate(),
                planned.row().note());
    }

    private static ImportShapes.Omission omission(LeftOut line) {
        return new ImportShapes.Omission(line.line(), line.code(), line.what(), line.maybe(), line.text(), false);
    }

    private static ImportShapes.Omission omission(PlannedRow row) {
        String text = row.row().type() + " " + row.row().moment() + " "
                + row.row().security().map(security -> security.label()).orElse("") + " "
                + row.row().amount().map(amount -> amount.toPlainString()).orElse("");
        return new ImportShapes.Omission(
                row.row().line(),
                row.code(),
                row.what(),
                row.maybe(),
                text.strip().replaceAll(" +", " "),
                row.mayBeTaken());
    }
}
