package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ta.database.Failpoint;

final class FailpointGuardTest {

    @Test
    void process_withUnintendedFailpoints_isNotStarted() {
        assertThat(FailpointGuard.allowsStart(Map.of())).isTrue();
        assertThat(FailpointGuard.allowsStart(Map.of(Failpoint.VARIABLE, "AFTER_CLAIM:halt")))
                .isFalse();
        assertThat(FailpointGuard.allowsStart(
                        Map.of(Failpoint.VARIABLE, "AFTER_CLAIM:halt", FailpointGuard.CONSENT, "yes")))
                .isFalse();
        assertThat(FailpointGuard.allowsStart(
                        Map.of(Failpoint.VARIABLE, "AFTER_CLAIM:halt", FailpointGuard.CONSENT, "true")))
                .isTrue();
    }

    @Test
    void refusal_saysWhatToDo() {
        StringWriter said = new StringWriter();

        assertThat(FailpointGuard.refuse(new PrintWriter(said, true))).isEqualTo(2);
        assertThat(said.toString()).startsWith("ERROR TA_FAILPOINTS is set: ").contains("\nMaybe remove it");
    }
}
