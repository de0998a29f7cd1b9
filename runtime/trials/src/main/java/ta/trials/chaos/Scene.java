package ta.trials.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ta.trials.chaos.Households.Household;

/** Everything that a fault may use. */
final class Scene {

    /** A moment has between these many milliseconds. Faults are short, so that there are many. */
    private static final int MOMENT_LEAST = 200;

    private static final int MOMENT_MOST = 1500;

    final Installation installation;
    final Rows rows;
    final Timetable timetable;
    final Customers customers;
    final Caller caller;
    final List<Household> households;

    /** Opens households that no customer uses. */
    final Households newcomers;

    final Violations violations;
    final Random random;

    /** Jobs that nobody can perform. Each must become a dead letter, and no other job may. */
    final Set<String> doomed = ConcurrentHashMap.newKeySet();

    private Deaths deaths = Deaths.NONE;

    Scene(
            Installation installation,
            Rows rows,
            Timetable timetable,
            Customers customers,
            Caller caller,
            List<Household> households,
            Households newcomers,
            Violations violations,
            Random random) {
        this.installation = installation;
        this.rows = rows;
        this.timetable = timetable;
        this.customers = customers;
        this.caller = caller;
        this.households = List.copyOf(households);
        this.newcomers = newcomers;
        this.violations = violations;
        this.random = random;
    }

    /** The deaths of all faults so far. */
    Deaths deaths() {
        return deaths;
    }

    Household household() {
        return households.get(random.nextInt(households.size()));
    }

    /** A random selection, at least one. */
    List<Member> some(List<Member> members) {
        List<Member> shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(members.size()));
    }

    /** Lets the installation work for a random moment. */
    void moment() throws InterruptedException {
        Thread.sleep(random.nextInt(MOMENT_LEAST, MOMENT_MOST));
    }

    void kill(List<Member> members) throws IOException, InterruptedException {
        for (Member member : members) {
            Deaths one = member.works()
                    ? new Deaths(1, 0, 0)
                    : member.halted() ? new Deaths(0, 0, 1) : new Deaths(0, member.isAlive() ? 1 : 0, 0);
            deaths = deaths.plus(one);
            member.kill();
        }
    }

    /**
     * Makes the members die at a failpoint, soon after they reach it, and starts them again. At least one must reach
     * it.
     *
     * @param soon how long they have for it; the first one has ten times as long, as a busy machine is no violation
     */
    void dieAt(String failpoint, List<Member> members, Duration soon) throws IOException, InterruptedException {
        kill(members);
        for (Member member : members) {
            member.start(failpoint + ":halt:0.5");
        }
        long start = System.nanoTime();
        while (members.stream().anyMatch(Member::isAlive)) {
            boolean met = members.stream().anyMatch(Member::halted);
            if (System.nanoTime() - start > (met ? soon : soon.multipliedBy(10)).toNanos()) {
                break;
            }
            Thread.sleep(50);
        }
        if (members.stream().noneMatch(Member::halted)) {
            violations.add("no process reached " + failpoint);
        }
        kill(members);
        installation.start(members);
    }
}
