package ta.backoffice.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import ta.database.StorageException;

/**
 * How long data is kept.
 *
 * @param runsMonths months for input snapshots and traces of runs without a recommendation; at least 1
 * @param noticesDays days for notices and resolved alerts; at least 7
 * @param adviceDays days that a recommendation stays open; at least 1
 */
public record RetentionTerms(int runsMonths, int noticesDays, int adviceDays) {

    public static final RetentionTerms DEFAULT = new RetentionTerms(12, 90, 31);

    /** For finished jobs, and responses stored for repeated requests. */
    private static final Duration DONE = Duration.ofDays(30);

    public RetentionTerms {
        require("the input of runs must be kept", runsMonths, 1, "month");
        require("notices must be kept", noticesDays, 7, "day");
        require("a recommendation must stay open", adviceDays, 1, "day");
    }

    private static void require(String what, int value, int least, String unit) {
        if (value < least) {
            throw new StorageException.Invalid(
                    what + " for at least " + least + " " + unit + (least == 1 ? "" : "s") + ", not " + value, "");
        }
    }

    Instant runsBefore(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusMonths(runsMonths).toInstant();
    }

    Instant rowsBefore(PrunedKind kind, Instant now) {
        return now.minus(kind.isNotice() ? Duration.ofDays(noticesDays) : DONE);
    }

    /** A recommendation made before this moment has expired. */
    public Instant adviceBefore(Instant now) {
        return now.minus(Duration.ofDays(adviceDays));
    }
}
