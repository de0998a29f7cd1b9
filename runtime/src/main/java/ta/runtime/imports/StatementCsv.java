package ta.runtime.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import ta.backoffice.registry.StarterList;
import ta.statement.Security;
import ta.statement.Statement;
import ta.statement.StatementRow;

/** Prints the rows of a statement in the form of a ledger file. */
final class StatementCsv {

    private StatementCsv() {}

    static String of(Statement statement) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
            csv.printRecord(
                    "type",
                    "time",
                    "listing",
                    "units",
                    "price",
                    "amount",
                    "fees",
                    "reference",
                    "note",
                    "currency",
                    "exchanged");
            for (StatementRow row : statement.rows()) {
                csv.printRecord(
                        row.type(),
                        row.moment(),
                        row.security().map(StatementCsv::listing).orElse(""),
                        plain(row.units()),
                        plain(row.price()),
                        plain(row.amount()),
                        row.price().isPresent() ? row.fees().toPlainString() : "",
                        row.reference().orElse(""),
                        row.note(),
                        row.currency().orElse(""),
                        plain(row.exchanged()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The listing that is known for its ISIN, if the file names no venue. */
    private static String listing(Security security) {
        Optional<String> known = security.venue().isPresent()
                ? Optional.empty()
                : security.isin()
                        .flatMap(StarterList::ofIsin)
                        .map(entry -> entry.listing().text());
        return known.orElseGet(security::label);
    }

    private static String plain(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse("");
    }
}
