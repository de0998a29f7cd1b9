package ta.runtime.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import ta.rules.portfolio.EntryType;
import ta.runtime.report.Amounts;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;
import ta.runtime.settings.Visible;
import ta.statement.LeftOut;
import ta.statement.Security;
import ta.statement.Statement;
import ta.statement.StatementRow;

/** Prints the rows of a statement for a person, or as JSON. */
final class StatementText {

    private StatementText() {}

    static String of(Statement statement, String currency) {
        Table table = new Table(
                "line", "time", "type", "security", "units>", "price>", "amount>", "fees>", "currency", "note");
        for (StatementRow row : statement.rows()) {
            table.row(
                    row.line(),
                    row.moment(),
                    row.type(),
                    row.security().map(Security::label).map(Visible::text).orElse(""),
                    row.units().map(BigDecimal::toPlainString).orElse(""),
                    row.price().map(BigDecimal::toPlainString).orElse(""),
                    row.amount().map(Amounts::money).orElse(""),
                    row.fees().signum() == 0 ? "" : Amounts.money(row.fees()),
                    currency(row),
                    Visible.text(row.note()));
        }
        return table + "\n" + statement.title() + ": "
                + Amounts.count(statement.rows().size(), "row", "rows")
                + " would be taken, " + Amounts.count(statement.leftOut().size(), "line is", "lines are")
                + " left out.\nCash changes by " + Amounts.money(cash(statement)) + " " + currency + ".\n";
    }

    /** Of another currency than the account's: what the row is in, or what it was changed into. */
    private static String currency(StatementRow row) {
        return row.exchanged().map(Amounts::money).map(amount -> amount + " ").orElse("")
                + row.currency().orElse("");
    }

    private static BigDecimal cash(Statement statement) {
        return statement.rows().stream()
                .filter(StatementText::movesCash)
                .filter(row -> row.currency().isEmpty() || row.type() == EntryType.EXCHANGE)
                .map(row -> row.amount().orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The amount of units that came without cash is their cost. */
    private static boolean movesCash(StatementRow row) {
        boolean ofUnits = row.type() == EntryType.TRANSFER_IN || row.type() == EntryType.ADJUSTMENT;
        return !(ofUnits && row.units().isPresent());
    }

    static JsonNode json(Statement statement) {
        return Tree.object(
                "template", statement.template(),
                "rows", Tree.array(statement.rows(), StatementText::json),
                "left_out", Tree.array(statement.leftOut(), StatementText::json));
    }

    private static JsonNode json(StatementRow row) {
        return Tree.object(
                "line", row.line(),
                "type", row.type(),
                "time", row.moment().toString(),
                "security", row.security().map(Security::label),
                "units", row.units(),
                "price", row.price(),
                "amount", row.amount(),
                "fees", row.fees(),
                "currency", row.currency(),
                "exchanged", row.exchanged(),
                "reference", row.reference(),
                "note", row.note());
    }

    private static JsonNode json(LeftOut line) {
        return Tree.object(
                "line",
                line.line(),
                "code",
                line.code(),
                "what",
                line.what(),
                "maybe",
                line.maybe(),
                "text",
                line.text());
    }
}
