package ta.runtime.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Each fault once. {@code ./ta chaos} does the same for as long as one likes. */
final class ChaosIT {

    private static final long SEED = 6;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    @Test
    void eachFault_toAnInstallationAtWork_breaksNoPromise() throws Exception {
        assertThat(Chaos.run(home, SEED, EnumSet.allOf(Fault.class), Duration.ZERO))
                .isEmpty();
    }
}
