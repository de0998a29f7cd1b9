package ta.backoffice.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.runs.VerifyRecord;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;

/**
 * Wrong prices, rates and entries at random. The build walks eighty sessions, some 1,500 steps; {@code -Plong} some
 * 60,000.
 */
class WrongInputsWalkTest {

    private static final boolean LONG = Boolean.getBoolean("walk.all");

    @Test
    void wrongInputs_giveNoOrderAndNoWave_andAreSettledByWhatTheMessagesOffer() throws IOException {
        StringBuilder told = new StringBuilder();
        for (long seed = 1; seed <= (LONG ? 12 : 1); seed++) {
            TestDatabase database = TestDatabase.create();
            WrongInputsWalk walk = new WrongInputsWalk(database, seed);
            walk.run(LONG ? 250 : 80);
            List<Object> faults = new ArrayList<>();
            VerifyLedger.verify(database.as(Role.READONLY), Optional.empty(), faults::add);
            database.as(Role.READONLY).read(Actor.system("verify"), tx -> {
                VerifyRecord.within(tx, walk.portfolioId(), faults::add);
                return faults;
            });
            assertThat(faults).isEmpty();
            told.append("seed " + seed + ": " + walk.steps + " steps, " + walk.injected + ", " + walk.outcomes + "\n");
        }
        Files.writeString(Path.of("target", "wrong-inputs.txt"), told);
    }
}
