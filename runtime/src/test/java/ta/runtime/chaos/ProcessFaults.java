package ta.runtime.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens to processes. */
final class ProcessFaults {

    private static final Duration JOB_SOON = Duration.ofSeconds(20);
    private static final Duration SLOT_SOON = Duration.ofSeconds(40);
    private static final int DOWN_MILLIS = 14_000;
    private static final Duration STORM = Duration.ofSeconds(40);
    private static final int STORM_PAUSE_MILLIS = 1_000;

    private ProcessFaults() {}

    static void workersKilled(Scene scene) throws Exception {
        List<Member> workers = scene.some(scene.installation.workers());
        scene.moment();
        scene.kill(workers);
        scene.installation.start(workers);
    }

    /** One process after the other, whatever it is and however far its start has come, faster than any of them lives. */
    static void storm(Scene scene) throws Exception {
        List<Member> members = scene.installation.members();
        // However often it is hit, no job may be given up for that.
        scene.rows.change("alter table ta.jobs alter attempts_max set default 100");
        scene.rows.change("update ta.jobs set attempts_max = 100 where state in ('QUEUED', 'RUNNING')");
        long end = System.nanoTime() + STORM.toNanos();
        while (System.nanoTime() < end) {
            Member member = members.get(scene.random.nextInt(members.size()));
            scene.kill(List.of(member));
            member.start();
            Thread.sleep(scene.random.nextInt(STORM_PAUSE_MILLIS));
        }
        scene.installation.await(members);
        scene.rows.change("alter table ta.jobs alter attempts_max set default 5");
    }

    static Fault.Injection workerAt(String failpoint) {
        return scene -> {
            // Fewer than a job has attempts, so that none may be given up.
            List<Member> workers = scene.some(scene.installation.workers());
            scene.dieAt(failpoint, workers, JOB_SOON);
        };
    }

    /** Beyond its lease: somebody else has the job by then, and nothing that it still does may count. */
    static void workerAsleep(Scene scene) throws Exception {
        List<Member> workers = scene.some(scene.installation.workers());
        scene.moment();
        for (Member worker : workers) {
            worker.pause();
        }
        Thread.sleep(Installation.LEASE * 2_000L);
        for (Member worker : workers) {
            worker.goOn();
        }
    }

    static void schedulersKilled(Scene scene) throws Exception {
        List<Member> schedulers = scene.some(scene.installation.schedulers());
        scene.moment();
        scene.kill(schedulers);
        scene.installation.start(schedulers);
    }

    static void schedulerInSlot(Scene scene) throws Exception {
        scene.dieAt("IN_SLOT", scene.some(scene.installation.schedulers()), SLOT_SOON);
    }

    static void schedulersDown(Scene scene) throws Exception {
        scene.kill(scene.installation.schedulers());
        // The last thing that they did is seen by now.
        Thread.sleep(1_000);
        Instant from = Instant.now();
        Thread.sleep(DOWN_MILLIS);
        Instant to = Instant.now();
        scene.installation.start(scene.installation.schedulers());
        scene.timetable.checkOutage(from, to, scene.violations);
    }

    static void apiKilled(Scene scene) throws Exception {
        scene.moment();
        scene.kill(List.of(scene.installation.api()));
        scene.installation.start(List.of(scene.installation.api()));
    }
}
