package ta.runtime.csv;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import ta.database.StorageException;

/** One row. An error in it is added to the errors of the file and makes the row not {@link #good()}. */
public final class CsvRow {

    private final int line;
    private final Map<String, String> cells;
    private final CsvErrors errors;
    private boolean good = true;

    CsvRow(int line, Map<String, String> cells, CsvErrors errors) {
        this.line = line;
        this.cells = cells;
        this.errors = errors;
    }

    /** The line on which the row begins, from 1. */
    public int line() {
        return line;
    }

    public boolean good() {
        return good;
    }

    /** The cell without surrounding blanks; empty if the file has no such column. */
    public String text(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    public Map<String, String> cells() {
        return cells;
    }

    /**
     * The value of a required cell. If it is empty or invalid, records an error and returns null; {@link #make} then
     * builds nothing, so that only a caller that does not use it must look for null.
     */
    @NullUnmarked
    public <T> T need(String column, CellReader<T> reader) {
        if (text(column).isEmpty()) {
            refuse("CELL_EMPTY", column + " is empty", "");
            return null;
        }
        return maybe(column, reader).orElse(null);
    }

    /** The value of an optional cell. If it is invalid, records an error and returns nothing. */
    public <T> Optional<T> maybe(String column, CellReader<T> reader) {
        String text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(text));
        } catch (BadCellException e) {
            refuse(e.code(), column + " " + e.getMessage(), e.maybe());
            return Optional.empty();
        }
    }

    /** Builds a value from a good row. If the value is out of bounds, records an error and returns nothing. */
    public <T> Optional<T> make(Supplier<T> value) {
        if (!good) {
            return Optional.empty();
        }
        try {
            return Optional.of(value.get());
        } catch (StorageException.Invalid e) {
            String[] lines = e.getMessage().split("\n", 2);
            refuse("BAD_VALUE", lines[0], lines.length > 1 ? lines[1] : "");
            return Optional.empty();
        }
    }

    public void refuse(String code, String what, String maybe) {
        good = false;
        errors.addOfRow(code, line, what, maybe);
    }
}
