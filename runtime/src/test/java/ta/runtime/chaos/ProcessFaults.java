package ta.runtime.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens to processes. */
final class ProcessFaults {

    private static final Duration JOB_SOON = Duration.ofSeconds(20);
    private static final Duration SLOT_SOON = Duration.ofSeconds(40);
    private static final int DOWN_MILLIS = 14_000;

    private ProcessFaults() {}

    static void workersKilled(Scene scene) throws Exception {
        List<Member> workers = scene.some(scene.installation.workers());
        scene.moment();
        scene.kill(workers);
        scene.installation.start(workers);
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
