package ta.database;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Places at which a test has a process die, wait or fail, as no signal from outside meets them often enough. {@value #VARIABLE} arms
 * them, as {@code BEFORE_COMMIT:halt:0.2,AFTER_CLAIM:sleep=500}; without it they are nothing.
 */
public enum Failpoint {
    /** A worker has a job, and nothing is begun. */
    AFTER_CLAIM,
    /** What takes long is done, and nothing is written. */
    AFTER_PREPARE,
    /** All of a job is written, and not committed. */
    BEFORE_COMMIT,
    /** A job is done, and its signal not settled. */
    AFTER_COMMIT,
    /** Jobs are marked as signalled, and nobody has heard of them. */
    BEFORE_SIGNAL,
    /** A task has moved on, its run is asked for, and neither is committed. */
    IN_SLOT,
    /** A dump is written and proven, and does not bear its name. */
    BEFORE_RENAME;

    public static final String VARIABLE = "TA_FAILPOINTS";

    private static final Map<Failpoint, Action> ARMED =
            parse(Optional.ofNullable(System.getenv(VARIABLE)).orElse(""));

    /** Exit status of a process that halted here. */
    public static final int HALTED = 86;

    private enum Kind {
        HALT,
        SLEEP,
        THROW
    }

    private record Action(Kind kind, Duration pause, double probability) {}

    /** Does what it is armed with; nothing, unless it is. */
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

    /** @throws IllegalArgumentException when it cannot be read */
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
