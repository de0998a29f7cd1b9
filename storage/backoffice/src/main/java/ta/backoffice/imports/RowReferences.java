package ta.backoffice.imports;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ta.database.Sha256;
import ta.statement.Security;
import ta.statement.StatementRow;

/**
 * Gives each row a reference that another file with the same row gives it, too. It is the broker's number, if no other
 * row of the file has it; otherwise it follows from what the row says, and from how many equal rows came before.
 */
final class RowReferences {

    private static final int BROKERS_MAX = 80;

    private RowReferences() {}

    /**
     * @param first under which the row is recorded
     * @param byContent the same without the broker's number; for a number that another transaction has, too
     */
    record RowReference(String first, String byContent) {}

    /**
     * The references, in the order of the rows.
     *
     * @param repeated lines that repeat another one, which keeps the broker's number
     */
    static List<RowReference> of(List<StatementRow> rows, Set<Integer> repeated) {
        Map<String, Long> uses = rows.stream()
                .filter(row -> !repeated.contains(row.line()))
                .flatMap(row -> row.reference().stream())
                .collect(Collectors.groupingBy(reference -> reference, Collectors.counting()));
        Map<String, Integer> occurrences = new HashMap<>();
        List<RowReference> references = new ArrayList<>();
        for (StatementRow row : rows) {
            Optional<String> brokers = row.reference()
                    .filter(reference -> !repeated.contains(row.line()))
                    .filter(reference -> uses.getOrDefault(reference, 0L) == 1 && reference.length() <= BROKERS_MAX);
            String hash = hash(row);
            String byContent = "row " + hash + "/" + occurrences.merge(hash, 1, Integer::sum);
            references.add(new RowReference(brokers.orElse(byContent), byContent));
        }
        return references;
    }

    private static String hash(StatementRow row) {
        String content = String.join(
                "|",
                row.type().name(),
                row.moment().toString(),
                row.security().map(Security::label).orElse(""),
                plain(row.units()),
                plain(row.amount()),
                row.reference().orElse("")
                        + row.currency().map(currency -> "|" + currency).orElse(""));
        return HexFormat.of().formatHex(Sha256.of(content.getBytes(StandardCharsets.UTF_8)), 0, 12);
    }

    private static String plain(Optional<BigDecimal> number) {
        return number.map(value -> value.stripTrailingZeros().toPlainString()).orElse("");
    }
}
