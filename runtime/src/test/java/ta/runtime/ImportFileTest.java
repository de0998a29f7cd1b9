package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.database.TestDatabase;

/** {@code ta import FILE}: what is left out names the option that takes it. */
final class ImportFileTest {

    private static final String FILE = """
            Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Exchange rate,Total,\
            Currency (Total),ID
            Market buy,2026-01-05 09:00:00,IE00BK5BQT80,VWRP,FTSE All-World,3,98.00,GBP,1,294.00,GBP,b-1
            Market buy,2026-01-05 09:00:00,IE00BK5BQT80,VWRP,FTSE All-World,3,98.00,GBP,1,294.00,GBP,b-1
            Market buy,2026-01-07 15:00:00,US5949181045,MSFT,Microsoft,1,400.00,USD,1.25,320.00,GBP,d-1
            Fund of the month,2026-01-07 16:00:00,,,,,,,,1.00,GBP,f-1
            """;

    @TempDir
    private Path folder;

    @Test
    void linesThatAreLeftOut_nameTheOptionThatTakesThem() {
        DatabaseTerminal terminal = new DatabaseTerminal(TestDatabase.create().config(), folder);
        terminal.ok("user", "create", "ann@example.org", "--name", "Ann");
        terminal.ok("portfolio", "create", "ISA", "--broker", "Trading 212", "--tax", "ISA");
        String file = terminal.file("t212.csv", FILE);
        DatabaseTerminal.Output shown = terminal.type("import", file);
        assertThat(shown.exitCode()).isEqualTo(1);
        assertThat(shown.out().replace(folder + "/", ""))
                .contains("""
                LEFT OUT UNKNOWN_ROW t212.csv:5: Trading 212 writes no such line that is known
                """)
                .contains("""
                LEFT OUT ROW_REPEATED t212.csv:3: the transaction b-1 stands in the file already
                Maybe take it all the same, if it is another part of that order: --take 3
                """)
                .contains("""
                LEFT OUT UNKNOWN_LISTING t212.csv:4: it is not known which listing US5949181045 is
                Maybe choose it, for example: --listing "US5949181045=XLON:MSFT"
                """)
                .contains("Maybe take the other rows: add --leave-out-rest.");
        assertThat(terminal.ok(
                        "import", file, "--take", "3", "--listing", "US5949181045=XNAS:MSFT", "--leave-out-rest"))
                .contains("3 entries recorded in ISA, 0 already known, 1 left out.");
    }
}
