package ta.runtime.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.imports.PlannedImport;
import ta.backoffice.imports.PlannedOpening;
import ta.backoffice.imports.PlannedRow;
import ta.backoffice.imports.PlannedSecurity;
import ta.rules.portfolio.ListingId;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Visible;
import ta.statement.LeftOut;
import ta.statement.Security;

/** Says what an import did, or would do. */
final class PlanText {

    private PlanText() {}

    /**
     * @param recorded whether the rows were recorded; otherwise this is a preview
     * @param importId empty if nothing was recorded
     * @param matches which trades count as fills
     */
    static Report report(
            PlannedImport plan,
            Portfolios.Portfolio portfolio,
            boolean recorded,
            Optional<UUID> importId,
            String matches) {
        StringBuilder text = new StringBuilder();
        if (!recorded) {
            text.append(rows(plan)).append('\n');
        }
        plan.securities().stream()
                .filter(security -> security.registers().isPresent())
                .forEach(security -> text.append(registers(security, recorded)));
        plan.openings().forEach(opening -> text.append(opening(opening, portfolio.baseCurrency(), recorded)));
        text.append(leftOut(plan)).append(summary(plan, portfolio, recorded)).append(matches);
        importId.ifPresent(id -> text.append("Maybe take the import back, if it was a mistake: ta ledger take-back ")
                .append(id)
                .append(" --reason TEXT\n"));
        if (!recorded && plan.leftOut() > 0) {
            text.append("Maybe take the other rows: add --leave-out-rest.\n");
        }
        boolean incomplete = !recorded && plan.leftOut() > 0;
        return new Report(text.toString(), json(plan, importId), incomplete ? ExitCode.INVALID_POLICY : ExitCode.OK);
    }

    private static String rows(PlannedImport plan) {
        Table table = new Table("line>", "time", "type", "listing", "units>", "price>", "amount>", "fees>", "fate");
        for (PlannedRow planned : plan.rows()) {
            table.row(
                    planned.row().line(),
                    planned.row().moment(),
                    planned.row().type(),
                    planned.listing()
                            .map(ListingId::text)
                            .or(() -> planned.row().security().map(security -> security.label()))
                            .orElse(""),
                    planned.row().units().map(BigDecimal::toPlainString).orElse(""),
                    planned.row().price().map(BigDecimal::toPlainString).orElse(""),
                    planned.row().amount().map(Amounts::money).orElse(""),
                    planned.row().fees().signum() == 0
                            ? ""
                            : Amounts.money(planned.row().fees()),
                    switch (planned.fate()) {
                        case TAKEN -> "";
                        case KNOWN -> "known";
                        case LEFT_OUT -> "left out";
                    });
        }
        return table.toString();
    }

    private static String registers(PlannedSecurity security, boolean recorded) {
        return security.listing().map(ListingId::text).orElse("")
                + (recorded ? " was registered: " : " would be registered: ")
                + Visible.text(security.registers().orElseThrow().name()) + ".\n";
    }

    private static String opening(PlannedOpening opening, String currency, boolean recorded) {
        String replaced = opening.replaced().isEmpty()
                ? ""
                : "The opening entry " + opening.replaced().get().sequence() + " of " + opening.listing()
                        + (recorded ? " was" : " would be") + " reversed: the file goes further back.\n";
        if (!opening.isNeeded()) {
            return replaced;
        }
        return replaced + "The file never opens " + opening.listing() + ": an opening entry of "
                + Amounts.exact(opening.units())
                + " units at a cost of " + Amounts.money(opening.cost()) + " " + currency
                + (recorded ? " was recorded" : " would be recorded") + " for " + opening.at() + ".\n";
    }

    private static String leftOut(PlannedImport plan) {
        Stream<LeftOut> rows = plan.rows().stream()
                .filter(row -> row.fate() == PlannedRow.Fate.LEFT_OUT)
                .map(row ->
                        new LeftOut(row.row().line(), row.code(), row.what(), maybe(row), "", Optional.of(row.row())));
        return StatementFiles.leftOut(
                plan.fileName(),
                Stream.concat(plan.statement().leftOut().stream(), rows).toList());
    }

    /** What to do, with the option that does it. */
    private static String maybe(PlannedRow row) {
        if (row.mayBeTaken()) {
            return row.maybe().replaceFirst("\\.$", "") + ": --take "
                    + row.row().line();
        }
        return row.code().equals("UNKNOWN_LISTING")
                ? "Maybe choose it, for example: --listing \"" + label(row) + "=XLON:" + ticker(row) + "\""
                : row.maybe();
    }

    private static String label(PlannedRow row) {
        return row.row().security().map(Security::label).orElseThrow();
    }

    private static String ticker(PlannedRow row) {
        return row.row().security().flatMap(Security::ticker).orElse("VWRP");
    }

    private static String summary(PlannedImport plan, Portfolios.Portfolio portfolio, boolean recorded) {
        int taken = plan.entries();
        String verb = recorded ? " recorded in " : " would be recorded in ";
        return Visible.text(plan.statement().title()) + ": " + Amounts.count(taken, "entry", "entries") + verb
                + Visible.text(portfolio.name()) + ", " + plan.count(PlannedRow.Fate.KNOWN) + " already known, "
                + plan.leftOut() + " left out. Cash " + Amounts.money(plan.cashBefore()) + " → "
                + Amounts.money(plan.cashAfter()) + " " + portfolio.baseCurrency() + ".\n";
    }

    private static JsonNode json(PlannedImport plan, Optional<UUID> importId) {
        return Tree.object(
                "import", importId,
                "template", plan.statement().template(),
                "taken", plan.count(PlannedRow.Fate.TAKEN),
                "known", plan.count(PlannedRow.Fate.KNOWN),
                "left_out", Tree.array(plan.statement().leftOut(), PlanText::json),
                "rows", Tree.array(plan.rows(), PlanText::json),
                "openings", Tree.array(plan.openings(), PlanText::json),
                "cash_before", plan.cashBefore(),
                "cash_after", plan.cashAfter());
    }

    private static JsonNode json(LeftOut line) {
        return Tree.object("line", line.line(), "code", line.code(), "what", line.what(), "maybe", line.maybe());
    }

    private static JsonNode json(PlannedRow row) {
        return Tree.object(
                "line", row.row().line(),
                "type", row.row().type(),
                "time", row.row().moment().toString(),
                "listing", row.listing(),
                "units", row.row().units(),
                "price", row.row().price(),
                "amount", row.row().amount(),
                "fees", row.row().fees(),
                "reference", row.reference(),
                "fate", row.fate(),
                "code", row.code(),
                "what", row.what());
    }

    private static JsonNode json(PlannedOpening opening) {
        return Tree.object(
                "listing", opening.listing(), "time", opening.at(), "units", opening.units(), "cost", opening.cost());
    }
}
