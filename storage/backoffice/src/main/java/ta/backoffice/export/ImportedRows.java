package ta.backoffice.export;

import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import ta.database.SqlErrors;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Inserts rows of an import, some hundred in a statement, through the function {@code ta.import_rows}. A batch of
 * the ledger stays in one statement, since its first entries may sell what its last ones bought. Where the database
 * refuses a row, they are tried one by one, to say which.
 */
final class ImportedRows {

    private static final int ROWS_AT_ONCE = 500;
    private static final int CHARACTERS_AT_ONCE = 4_000_000;

    /** Some 150,000 entries. */
    private static final int BATCH_CHARACTERS_AT_ONCE = 64_000_000;

    private record Row(String json, Place place) {}

    private final Transaction tx;
    private final UUID portfolioId;
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<Row> rows = new ArrayList<>();
    private String table = "";
    private String batch = "";
    private int characters;

    ImportedRows(Transaction tx, UUID portfolioId) {
        this.tx = tx;
        this.portfolioId = portfolioId;
    }

    void add(String into, ObjectNode row, Place place) {
        String of = into.equals(LEDGER_ENTRIES.getName())
                ? row.path(LEDGER_ENTRIES.BATCH_ID.getName()).asText()
                : "";
        boolean full = rows.size() >= ROWS_AT_ONCE || characters > CHARACTERS_AT_ONCE;
        boolean goesOn = !of.isEmpty() && of.equals(batch) && characters < BATCH_CHARACTERS_AT_ONCE;
        if (!into.equals(table) || (full && !goesOn)) {
            flush();
        }
        table = into;
        batch = of;
        String text = row.toString();
        rows.add(new Row(text, place));
        characters += text.length();
    }

    /** The number of rows that were inserted into a table. */
    long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    void flush() {
        if (rows.isEmpty()) {
            return;
        }
        tx.sql().execute("savepoint imported_rows");
        try {
            insert(rows);
        } catch (DataAccessException e) {
            refuse(e);
        }
        tx.sql().execute("release savepoint imported_rows");
        counts.merge(table, (long) rows.size(), Long::sum);
        rows.clear();
        characters = 0;
    }

    private void insert(List<Row> some) {
        String json = "[" + String.join(",", some.stream().map(Row::json).toList()) + "]";
        tx.sql()
                .fetchSingle(
                        "select ta.import_rows({0}, {1}, {2})",
                        DSL.val(portfolioId), DSL.val(table), DSL.val(JSONB.valueOf(json)));
    }

    private void refuse(DataAccessException refused) {
        requirePlain(refused);
        tx.sql().execute("rollback to savepoint imported_rows");
        for (Row row : rows) {
            try {
                insert(List.of(row));
            } catch (DataAccessException e) {
                throw row.place().refused(requirePlain(e));
            }
        }
        throw rows.get(0).place().refused("the rows from here on contradict each other: " + requirePlain(refused));
    }

    /** What the database said, unless another transaction or the database itself is the reason. */
    private static String requirePlain(DataAccessException e) {
        SQLException cause = e.getCause(SQLException.class);
        if (cause == null) {
            throw e;
        }
        StorageException translated = SqlErrors.translate(cause);
        if (translated instanceof StorageException.Unavailable
                || translated.code().equals("BUSY")) {
            throw e;
        }
        return translated.getMessage().lines().findFirst().orElse("");
    }
}
