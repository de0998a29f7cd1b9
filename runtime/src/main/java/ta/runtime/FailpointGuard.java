package ta.runtime;

import java.io.PrintWriter;
import java.util.Map;
import ta.runtime.settings.ExitCode;
import ta.database.Failpoint;

/** Failpoints make a process die where it hurts most. One that is armed by accident is not started. */
final class FailpointGuard {

    static final String MEANT = "TA_CHAOS";

    private FailpointGuard() {}

    static boolean isMeant(Map<String, String> environment) {
        return !environment.containsKey(Failpoint.VARIABLE) || "true".equals(environment.get(MEANT));
    }

    static int refused(PrintWriter err) {
        err.println("ERROR " + Failpoint.VARIABLE
                + " is set: it makes processes die, for tests that see whether the others go on"
                + "\nMaybe remove it; or set " + MEANT + "=true where nothing can be lost.");
        return ExitCode.UNUSABLE;
    }
}
