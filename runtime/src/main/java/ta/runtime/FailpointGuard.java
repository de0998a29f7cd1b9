package ta.runtime;

import java.io.PrintWriter;
import java.util.Map;
import ta.database.Failpoint;
import ta.runtime.settings.ExitCode;

/**
 * Refuses to start a process with an armed failpoint, which kills the process at a critical point.
 * {@code TA_CHAOS=true} allows it, for tests.
 */
final class FailpointGuard {

    static final String CONSENT = "TA_CHAOS";

    private FailpointGuard() {}

    static boolean allowsStart(Map<String, String> environment) {
        return !environment.containsKey(Failpoint.VARIABLE) || "true".equals(environment.get(CONSENT));
    }

    static int refuse(PrintWriter err) {
        err.println("ERROR " + Failpoint.VARIABLE
                + " is set: it kills processes on purpose, to test recovery"
                + "\nMaybe remove it, or set " + CONSENT + "=true on a system whose data may be lost.");
        return ExitCode.UNUSABLE;
    }
}
