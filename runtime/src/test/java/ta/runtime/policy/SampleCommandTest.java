package ta.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ta.policy.SamplePolicy;
import ta.runtime.Terminal;

class SampleCommandTest {

    @Test
    void sample_withoutAName_listsThemAll() {
        Terminal terminal = Terminal.ta("policy", "sample");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out())
                .startsWith("global-tracker-with-gilts\n  Sample: a global tracker with gilts\n  Shares of ")
                .hasLineCount(3 * SamplePolicy.all().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"global-tracker-with-gilts", "core-and-tilts", "three-funds", "pension-in-drawdown"})
    void sample_printed_passesTheCheckWithoutAWarning(String name) {
        Terminal printed = Terminal.ta("policy", "sample", name);

        assertThat(printed.exitCode()).isZero();
        assertThat(Terminal.taReading(printed.out(), "policy", "check", "-").out())
                .matches("VALID - [0-9a-f]{64}\n");
    }

    @Test
    void sample_withAnotherName_isRefused_withTheNamesThatThereAre() {
        Terminal terminal = Terminal.ta("policy", "sample", "two-funds");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("ERROR there is no sample policy two-funds\nMaybe one of: global-tracker-with-gilts,"
                        + " core-and-tilts, three-funds, pension-in-drawdown.\n");
    }
}
