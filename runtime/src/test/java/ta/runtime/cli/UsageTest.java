package ta.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ta.runtime.Terminal;
import ta.runtime.settings.ExitCode;

class UsageTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "policy", "policy check", "policy compile", "policy diff", "evaluate", "scan"})
    void help_ofEachCommand_isPrintedAndSucceeds(String command) {
        List<String> args = new ArrayList<>(command.isEmpty() ? List.of() : List.of(command.split(" ")));
        args.add("--help");

        Terminal terminal = Terminal.ta(args.toArray(String[]::new));

        assertThat(terminal.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).startsWith("Usage: ta" + (command.isEmpty() ? "" : " " + command));
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void noCommand_isUsageOnStandardError() {
        Terminal terminal = Terminal.ta();

        assertThat(terminal.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(terminal.err()).contains("policy", "evaluate");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void version_namesTheProgramAndItsJava() {
        assertThat(Terminal.ta("--version").out()).startsWith("ta ").contains("Java 1");
    }

    @Test
    void unknownOption_isRefusedWithAHint() {
        assertThat(Terminal.ta("evaluate", "--polcy", "x")).isEqualTo(new Terminal(2, "", """
                        ERROR Unknown options: '--polcy', 'x'
                        Possible solutions: --policy
                        """));
    }

    @Test
    void evaluate_withoutPolicy_saysWhatIsMissing() {
        assertThat(Terminal.ta("evaluate", "--snapshot", "s.json")).isEqualTo(new Terminal(2, "", """
                        ERROR --snapshot needs --policy FILE
                        Maybe see: ta evaluate --help
                        """));
    }

    @Test
    void missingFile_isNamed() {
        Terminal terminal = Terminal.ta("policy", "check", "no-such.json");

        assertThat(terminal.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(terminal.err())
                .startsWith("ERROR no-such.json: there is no such file\nMaybe the name is relative to another folder");
    }

    @Test
    void folder_insteadOfAFile_isRefused(@TempDir Path folder) {
        assertThat(Terminal.ta("policy", "check", folder.toString()))
                .isEqualTo(new Terminal(2, "", "ERROR " + folder + ": this is a folder\nMaybe name a file in it.\n"));
    }

    @Test
    void fileName_withEscapeSequence_cannotCommandTheTerminal() {
        assertThat(Terminal.ta("policy", "check", "\u001b[2Jx").err()).doesNotContain("\u001b");
    }
}
