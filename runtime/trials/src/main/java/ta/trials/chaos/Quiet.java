package ta.trials.chaos;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Waits until what was asked for is done. */
final class Quiet {

    /** What is due must be done so long after the last fault is healed. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** What failed waits for its next attempt; with all attempts that a job has this is longer than they take. */
    private static final Duration DEADLINE_OF_RETRIES = Duration.ofMinutes(3);

    /** Nobody does jobs of another version. */
    private static final String MINE = "kind <> '" + WorkFaults.FUTURE + "'";

    private static final String DUE = MINE + " and (state = 'RUNNING' or (state = 'QUEUED' and run_after <= now()))";
    private static final String OPEN = MINE + " and state in ('RUNNING', 'QUEUED')";

    private final Rows rows;
    private final Violations violations;

    Quiet(Rows rows, Violations violations) {
        this.rows = rows;
        this.violations = violations;
    }

    /** How long it took until nothing was due or under way. */
    Duration await() throws InterruptedException {
        return await(DUE, DEADLINE);
    }

    /** The same for what waits for another attempt too. */
    Duration awaitAll() throws InterruptedException {
        return await(OPEN, DEADLINE_OF_RETRIES);
    }

    /** The same for one portfolio alone, while others go on. */
    Duration await(UUID portfolio) throws InterruptedException {
        return await(OPEN + " and portfolio_id = '" + portfolio + "'", DEADLINE);
    }

    private Duration await(String condition, Duration most) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            String count = rows.one("select count(*) from ta.jobs where " + condition);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            if (count.equals("0")) {
                return taken;
            }
            if (taken.compareTo(most) > 0) {
                List<String> late = rows.ask(
                        "select id, kind, state, attempt, tries, leased_by, run_after, last_error from ta.jobs where "
                                + condition + " order by created_at limit 10");
                violations.add(count + " jobs are unfinished " + most.toSeconds()
                        + " seconds after healing, among them " + late);
                return taken;
            }
            Thread.sleep(100);
        }
    }
}
