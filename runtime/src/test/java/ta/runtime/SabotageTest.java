package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ta.database.Failpoint;

final class SabotageTest {

    @Test
    void process_withFailpointsThatNobodyMeant_isNotStarted() {
        assertThat(Sabotage.isMeant(Map.of())).isTrue();
        assertThat(Sabotage.isMeant(Map.of(Failpoint.VARIABLE, "AFTER_CLAIM:halt")))
                .isFalse();
        assertThat(Sabotage.isMeant(Map.of(Failpoint.VARIABLE, "AFTER_CLAIM:halt", Sabotage.MEANT, "yes")))
                .isFalse();
        assertThat(Sabotage.isMeant(Map.of(Failpoint.VARIABLE, "AFTER_CLAIM:halt", Sabotage.MEANT, "true")))
                .isTrue();
    }

    @Test
    void refusal_saysWhatToDo() {
        StringWriter said = new StringWriter();

        assertThat(Sabotage.refused(new PrintWriter(said, true))).isEqualTo(2);
        assertThat(said.toString()).startsWith("ERROR TA_FAILPOINTS is set").contains("\nMaybe remove it");
    }
}
