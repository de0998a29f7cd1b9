package ta.trials.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Some faults of each kind, once. {@code ./ta chaos} injects all of them, for as long as you like. */
final class ChaosTest {

    private static final long SEED = 6;
    private static final int HOUSEHOLDS = 4;
    private static final int WORKERS = 2;

    private static final Set<Fault> FAULTS = EnumSet.of(
            Fault.WORKERS_KILLED,
            Fault.KILLED_BEFORE_COMMIT,
            Fault.REDIS_RESTARTED,
            Fault.DATABASE_CRASHED,
            Fault.COMMIT_REPLY_LOST);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    @Test
    void faults_toAnInstallationAtWork_breakNoPromise() throws Exception {
        assertThat(Chaos.run(home, SEED, HOUSEHOLDS, WORKERS, FAULTS, Duration.ZERO))
                .isEmpty();
    }
}
