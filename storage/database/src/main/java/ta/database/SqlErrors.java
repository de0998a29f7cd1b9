package ta.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Translates errors of the database. The SQLSTATEs of class TA come from this schema's own triggers and functions. */
public final class SqlErrors {

    private static final Set<String> RETRYABLE = Set.of("40001", "40P01");

    private SqlErrors() {}

    /** Whether the transaction lost to another one, so that running it again may succeed. */
    static boolean isRetryable(Throwable thrown) {
        SQLException error = find(thrown);
        return error != null && RETRYABLE.contains(state(error));
    }

    /** The exception to throw instead of {@code thrown}, which is {@code thrown} itself if no SQL error caused it. */
    static RuntimeException translate(RuntimeException thrown) {
        SQLException error = find(thrown);
        if (error == null || thrown instanceof StorageException) {
            return thrown;
        }
        return translate(error);
    }

    public static StorageException translate(SQLException error) {
        ServerErrorMessage server = error instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        String what = server == null ? String.valueOf(error.getMessage()) : described(server);
        String maybe = server == null || server.getHint() == null ? "" : server.getHint();
        return switch (state(error)) {
            case "TA001" -> new StorageException.Conflict("OVERSOLD", what, maybe, error);
            case "TA002" -> new StorageException.Conflict("ADJUSTMENT_IMPOSSIBLE", what, maybe, error);
            case "TA003" -> new StorageException.Conflict("REVERSAL_IMPOSSIBLE", what, maybe, error);
            case "TA004" -> new StorageException.Conflict("APPEND_ONLY", what, maybe, error);
            case "TA005" -> new StorageException.Conflict("VERSION_STATE", what, maybe, error);
            case "TA006" -> new StorageException.Conflict("LAST_OWNER", what, maybe, error);
            case "TA007" -> new StorageException.Invalid(what, maybe, error);
            case "23505" -> new StorageException.Conflict("EXISTS", what, "Maybe it was recorded already.", error);
            case "TA008" -> new StorageException.Conflict("BUSY", what, maybe, error);
            case "55P03" ->
                new StorageException.Conflict(
                        "BUSY",
                        "another transaction works on the same rows, and was waited for in vain",
                        "Maybe try again in a few seconds.",
                        error);
            case "40001", "40P01" ->
                new StorageException.Conflict(
                        "BUSY", what, "Maybe try again: another transaction works on the same rows.", error);
            // Row security hides the row, so it is not found. A missing privilege is a defect of this program.
            case "42501" ->
                what.contains("row-level security")
                        ? new StorageException.NotFound("row", what)
                        : byClass(error, what, maybe);
            default -> byClass(error, what, maybe);
        };
    }

    private static StorageException byClass(SQLException error, String what, String maybe) {
        String state = state(error);
        if (state.startsWith("22") || state.startsWith("23")) {
            return new StorageException.Invalid(what, maybe, error);
        }
        return new StorageException.Unavailable("the database refused: " + what, maybe, error);
    }

    private static String described(ServerErrorMessage server) {
        String detail = server.getDetail() == null ? "" : " (" + server.getDetail() + ")";
        String constraint = server.getConstraint() == null ? "" : " [" + server.getConstraint() + "]";
        return server.getMessage() + detail + constraint;
    }

    private static String state(SQLException error) {
        return error.getSQLState() == null ? "" : error.getSQLState();
    }

    /** The SQL error among the causes. The exception of a batch has the actual error as its next exception. */
    private static @Nullable SQLException find(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException error) {
                SQLException next = error.getNextException();
                return error instanceof PSQLException || next == null ? error : next;
            }
        }
        return null;
    }
}
