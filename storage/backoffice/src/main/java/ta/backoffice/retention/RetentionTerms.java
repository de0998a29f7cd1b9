package ta.backoffice.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import ta.database.StorageException;

/**
 * How long things are kept.
 *
 * @param runsMonths what runs without advice looked at, and their traces; 1 and above
 * @param noticesDays resolved alerts, and notices; 7 and above
 * @param adviceDays for how long a recommendation is open; 1 and above
 */
public record RetentionTerms(int runsMonths, int noticesDays, int adviceDays) {

    public static final RetentionTerms DEFAULT = new RetentionTerms(12, 90, 31);

    /** Finished jobs, and the answers to requests that may be repeated. */
    private static final Duration DONE = Duration.ofDays(30);

    public RetentionTerms {
        require("what runs looked at is kept for", runsMonths, 1, "month");
        require("notices are kept for", noticesDays, 7, "day");
        require("a recommendation is open for", adviceDays, 1, "day");
    }

    private static void require(String what, int value, int least, String unit) {
        if (value < least) {
            throw new StorageException.Invalid(
                    what + " " + least + " " + unit + (least == 1 ? "" : "s") + " at least, not for " + value, "");
        }
    }

    Instant runsBefore(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusMonths(runsMonths).toInstant();
    }

    Instant rowsBefore(PrunedKind kind, Instant now) {
        return now.minus(kind.isNotice() ? Duration.ofDays(noticesDays) : DONE);
    }

    /** What is open since before this moment has been so for too long. */
    public Instant adviceBefore(Instant now) {
        return now.minus(Duration.ofDays(adviceDays));
    }
}
