package ta.database;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Places at which a test makes a process die, wait or fail. A signal from outside would rarely hit these moments. The
 * environment variable {@value #VARIABLE} arms them, for example {@code BEFORE_COMMIT:halt:0.2,AFTER_CLAIM:sleep=500}
 * (action and probability; milliseconds). Without it they do nothing.
 */
public enum Failpoint {
    /** A worker has claimed a job and not started it. */
    AFTER_CLAIM,
    /** The slow part of a job is done, such as requests to a provider, and nothing is written. */
    AFTER_PREPARE,
    /** All effects of a job are written and not committed. */
    BEFORE_COMMIT,
    /** A job is committed as done, and its signal is not acknowledged. */
    AFTER_COMMIT,
    /** Jobs are marked as signalled, and no signal is sent. */
    BEFORE_SIGNAL,
    /** The scheduler has advanced a task to its next slot and requested the run; neither is committed. */
    IN_SLOT,
    /** A dump is written and verified, and does not have its final name. */
    BEFORE_RENAME;

    public static final String VARIABLE = "TA_FAILPOINTS";

    private static final Map<Failpoint, Action> ARMED =
            parse(Optional.ofNullable(System.getenv(VARIABLE)).orElse(""));

    /** Exit status of a process that a failpoint halted. */
    public static final int HALTED = 86;

    private enum Kind {
        HALT,
        SLEEP,
        THROW
    }

    private record Action(Kind kind, Duration pause, double probability) {}

    /** Carries out the action that this failpoint is armed with, if any. */
    public void reach() {
        Action action = ARMED.isEmpty() ? null : ARMED.get(this);
        if (action == null || ThreadLocalRandom.current().nextDouble() >= action.probability()) {
            return;
        }
        switch (action.kind()) {
            case HALT -> Runtime.getRuntime().halt(HALTED);
            case SLEEP -> LockSupport.parkNanos(action.pause().toNanos());
            case THROW -> throw new IllegalStateException("the failpoint " + this);
        }
    }

    /** @throws IllegalArgumentException if a failpoint or an action is unknown */
    private static Map<Failpoint, Action> parse(String text) {
        Map<Failpoint, Action> actions = new EnumMap<>(Failpoint.class);
        for (String one : text.isBlank() ? new String[0] : text.split(",")) {
            String[] words = one.strip().split(":");
            String[] action = words[1].split("=");
            actions.put(
                    valueOf(words[0]),
                    new Action(
                            Kind.valueOf(action[0].toUpperCase(Locale.ROOT)),
                            Duration.ofMillis(action.length > 1 ? Long.parseLong(action[1]) : 0),
                            words.length > 2 ? Double.parseDouble(words[2]) : 1));
        }
        return actions;
    }
}
