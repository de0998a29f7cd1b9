package ta.http.problem;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.database.StorageException;
import ta.rules.snapshot.InvalidSnapshotException;

/**
 * Maps exceptions to errors of the API; no other place does. An unknown exception is logged and becomes
 * {@code INTERNAL}.
 */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    public static Refused of(Throwable thrown) {
        if (thrown instanceof Refused refused) {
            return refused;
        }
        if (thrown instanceof StorageException storage) {
            return storage(storage);
        }
        if (thrown instanceof InvalidSnapshotException snapshot) {
            List<Problem.Fault> faults = snapshot.errors().stream()
                    .map(error -> new Problem.Fault("snapshot", error.toString()))
                    .toList();
            return Refused.with(Code.SNAPSHOT_INVALID, "no valid snapshot can be made of the portfolio's data", faults);
        }
        LOG.error("a request failed", thrown);
        return new Refused(Code.INTERNAL, "the log has the details under the request's id", "");
    }

    private static Refused storage(StorageException e) {
        if (e instanceof StorageException.NotFound missing) {
            // A foreign id gets the same response as an unknown one.
            return new Refused(Code.NOT_FOUND, "there is no such " + missing.what() + ", or none that you may see", "");
        }
        if (e instanceof StorageException.Unavailable) {
            LOG.warn("the database is unavailable: {}", e.getMessage());
            return new Refused(
                    Code.UNAVAILABLE, "the database cannot be reached, or is too busy", "Maybe try again soon.");
        }
        String[] lines = e.getMessage().split("\n", 2);
        Code code = Code.of(e.code()).orElse(e instanceof StorageException.Conflict ? Code.EXISTS : Code.INVALID);
        return new Refused(code, lines[0], lines.length == 2 ? lines[1] : "");
    }
}
