package ta.trials.chaos;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Waits until everything that was requested is done. */
final class Quiet {

    /** Due jobs must be done this long after the last fault is healed. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** Longer than all attempts of a job take, with the pauses between them. */
    private static final Duration DEADLINE_OF_RETRIES = Duration.ofMinutes(3);

    /** No worker performs jobs of another version. */
    private static final String MINE = "kind <> '" + WorkFaults.FUTURE + "'";

    private static final String DUE = MINE + " and (state = 'RUNNING' or (state = 'QUEUED' and run_after <= now()))";
    private static final String OPEN = MINE + " and state in ('RUNNING', 'QUEUED')";

    private final Rows rows;
    private final Violations violations;

    Quiet(Rows rows, Violations violations) {
        this.rows = rows;
        this.violations = violations;
    }

    /** Waits until no job is due or running; returns how long that took. */
    Duration await() throws InterruptedException {
        return await(DUE, DEADLINE);
    }

    /** Also waits for jobs that wait for a retry. */
    Duration awaitAll() throws InterruptedException {
        return await(OPEN, DEADLINE_OF_RETRIES);
    }

    /** Waits for one portfolio only, while the others continue. */
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
