package ta.trials.chaos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The violations found so far, by any thread. */
final class Violations {

    private static final int SHOWN_MAX = 200;

    private final List<String> found = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private String during = "the start";
    private int count;

    /**
     * @param fault the fault to which later violations are attributed
     */
    synchronized void during(String fault) {
        during = fault;
    }

    /** Adds a violation. One that persists is found again after each fault, and counts once. */
    synchronized void add(String what) {
        if (!known.add(what)) {
            return;
        }
        count++;
        if (count <= SHOWN_MAX) {
            found.add(during + ": " + what);
            System.err.println("VIOLATION " + during + ": " + what);
        }
    }

    synchronized int count() {
        return count;
    }

    synchronized List<String> all() {
        return List.copyOf(found);
    }
}
