package ta.backoffice.imports;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ta.statement.Security;
import ta.statement.StatementRow;

/**
 * Gives each row a reference that another file with the same row gives it, too. It is the broker's number, if no other
 * row of the file has it; otherwise it follows from what the row says, and from how many equal rows came before.
 */
final class RowReferences {

    private static final int BROKERS_MAX = 80;

    private RowReferences() {}

    /** The references, in the order of the rows. */
    static List<String> of(List<StatementRow> rows) {
        Map<String, Long> uses = rows.stream()
                .flatMap(row -> row.reference().stream())
                .collect(Collectors.groupingBy(reference -> reference, Collectors.counting()));
        Map<String, Integer> occurrences = new HashMap<>();
        List<String> references = new ArrayList<>();
        for (StatementRow row : rows) {
            Optional<String> brokers = row.reference()
                    .filter(reference -> uses.getOrDefault(reference, 0L) == 1 && reference.length() <= BROKERS_MAX);
            references.add(brokers.orElseGet(() -> {
                String hash = hash(row);
                return "row " + hash + "/" + occurrences.merge(hash, 1, Integer::sum);
            }));
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
                row.reference().orElse(""));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(Optional<BigDecimal> number) {
        return number.map(value -> value.stripTrailingZeros().toPlainString()).orElse("");
    }
}
