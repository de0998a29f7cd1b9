package ta.database;

import java.sql.SQLException;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Reads the database's refusals. SQLSTATEs of class TA are raised by this schema's own triggers (see the migrations). */
public final class SqlErrors {

    private static final Set<String> RETRYABLE = Set.of("40001", "40P01");

    private SqlErrors() {}

    /** Whether another transaction was in the way, so that the whole may be tried again. */
    static boolean isRetryable(Throwable thrown) {
        SQLException error = find(thrown);
        return error != null && RETRYABLE.contains(state(error));
    }

    /** The exception to throw in place of {@code thrown}: itself when it is no SQL error. */
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
            case "40001", "40P01", "55P03" ->
                new StorageException.Conflict("BUSY", what, "Maybe try again: others work on the same rows.", error);
            // Row security alone; a privilege that is missing is a defect.
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

    /** A batch's exception holds the one that says why in its chain. */
    private static SQLException find(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException error) {
                SQLException next = error.getNextException();
                return error instanceof PSQLException || next == null ? error : next;
            }
        }
        return null;
    }
}
