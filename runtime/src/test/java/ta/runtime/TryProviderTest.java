package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.runtime.provider.custom.ProviderFolder;
import ta.runtime.provider.setup.Providers;
import ta.runtime.settings.ExitCode;

/** The command {@code provider try}. */
final class TryProviderTest {

    @Test
    void command_showsPricesWithTheirVerdicts_andWhyAProviderCannotBeTried(@TempDir Path folder) {
        Sipp sipp = Sipp.in(folder);
        sipp.file("funds.json", "{\"url\": \"http://prices.example.org/\"}");
        DatabaseTerminal terminal = sipp.terminal()
                .with(Map.of(Providers.ANCHOR, "2026-01-30", ProviderFolder.VARIABLE, folder.toString()));
        assertThat(terminal.ok("provider", "try", "simulated", "XLON:VWRP"))
                .startsWith("simulated for XLON:VWRP ")
                .contains("Read, newest first:", "CLOSE", "its close is there.", "The checks are those of Mine")
                .endsWith("Nothing was recorded.\n");
        assertThat(terminal.ok("prices", "findings")).isEqualTo("No findings to be reviewed.\n");
        assertThat(terminal.ok("provider", "try", "simulated", "XLON:VWRP", "--format", "json"))
                .contains("\"stale\": false", "\"kind\": \"CLOSE\"");

        DatabaseTerminal.Output broken = terminal.type("provider", "try", "funds", "XLON:VWRP");
        assertThat(broken.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(broken.err()).contains("ERROR funds.json /price: is missing", "Maybe add \"price\"");

        DatabaseTerminal.Output absent = terminal.type("provider", "try", "eodhd", "XLON:VWRP");
        assertThat(absent.exitCode()).isEqualTo(ExitCode.INVALID_POLICY);
        assertThat(absent.err()).contains("the provider eodhd is not configured", "TA_EODHD_KEY");
        assertThat(terminal.type("provider", "try", "simulated", "VWRP").err()).contains("ERROR BAD_LISTING");
    }
}
