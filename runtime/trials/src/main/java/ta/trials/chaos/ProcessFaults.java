package ta.trials.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Faults of processes. */
final class ProcessFaults {

    private static final Duration JOB_SOON = Duration.ofSeconds(20);
    private static final Duration SLOT_SOON = Duration.ofSeconds(40);
    private static final int DOWN_MILLIS = 14_000;
    private static final Duration ASLEEP_SOON = Duration.ofSeconds(40);
    private static final Duration TAKEN_SOON = Duration.ofSeconds(30);
    private static final int NAP_MILLIS = 100;
    private static final Duration STORM = Duration.ofSeconds(40);
    private static final int STORM_PAUSE_MILLIS = 1_000;

    private ProcessFaults() {}

    static void workersKilled(Scene scene) throws Exception {
        List<Member> workers = scene.some(scene.installation.workers());
        scene.moment();
        scene.kill(workers);
        scene.installation.start(workers);
    }

    /** Kills one process after the other, whatever it is doing, faster than any of them can start. */
    static void storm(Scene scene) throws Exception {
        List<Member> members = scene.installation.members();
        try {
            // No job may be given up because it was interrupted often.
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
        } finally {
            scene.rows.change("alter table ta.jobs alter attempts_max set default 5");
        }
    }

    static Fault.Injection workerAt(String failpoint) {
        return scene -> {
            // There are fewer workers than a job has attempts, so no job may be given up.
            List<Member> workers = scene.some(scene.installation.workers());
            scene.dieAt(failpoint, workers, JOB_SOON);
        };
    }

    /** A process that has just queued a job is the first to signal it. */
    static void beforeSignal(Scene scene) throws Exception {
        List<Member> members = new ArrayList<>(scene.installation.schedulers());
        members.add(scene.installation.api());
        scene.dieAt("BEFORE_SIGNAL", members, JOB_SOON);
    }

    /**
     * Suspends a worker with a job beyond its lease. Another worker must take the job over, and later writes of the
     * suspended one must not count.
     */
    static void workerAsleep(Scene scene) throws Exception {
        Member worker = scene.some(scene.installation.workers()).get(0);
        // Nobody can take over a job whose row the worker has locked; then the worker wakes up and is suspended again.
        String held = "select id, attempt from ta.jobs where state = 'RUNNING' and leased_by like 'worker-"
                + worker.pid() + "-%' for update skip locked";
        long end = System.nanoTime() + ASLEEP_SOON.toNanos();
        try {
            worker.pause();
            List<String> jobs = scene.rows.ask(held);
            while (jobs.isEmpty() && System.nanoTime() < end) {
                worker.resume();
                Thread.sleep(scene.random.nextInt(NAP_MILLIS));
                worker.pause();
                jobs = scene.rows.ask(held);
            }
            if (jobs.isEmpty()) {
                scene.violations.add("no worker could be suspended while it had a job");
                return;
            }
            awaitTaken(scene, jobs);
        } finally {
            worker.resume();
        }
    }

    /**
     * @param jobs the id and the suspended attempt of each
     */
    private static void awaitTaken(Scene scene, List<String> jobs) throws InterruptedException {
        long end = System.nanoTime() + TAKEN_SOON.toNanos();
        for (String job : jobs) {
            String[] words = job.split(" ");
            while (Integer.parseInt(
                            scene.rows.one("select attempt from ta.jobs where id = ?", UUID.fromString(words[0])))
                    == Integer.parseInt(words[1])) {
                if (System.nanoTime() > end) {
                    scene.violations.add("nobody took over the job of a suspended worker: " + job);
                    return;
                }
                Thread.sleep(100);
            }
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
        // By now the last thing that they did is visible.
        Thread.sleep(1_000);
        Instant from = Instant.now();
        Thread.sleep(DOWN_MILLIS);
        Instant to = Instant.now();
        scene.installation.start(scene.installation.schedulers());
        scene.timetable.awaitOutageHandled(to);
        scene.timetable.checkOutage(from, to, scene.violations);
    }

    static void apiKilled(Scene scene) throws Exception {
        scene.moment();
        scene.kill(List.of(scene.installation.api()));
        scene.installation.start(List.of(scene.installation.api()));
    }
}
