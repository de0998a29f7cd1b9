package ta.runtime.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ta.runtime.Fixtures;
import ta.runtime.Terminal;

class ScanCommandTest {

    private static final Path CASES = cases();
    private static final String POLICY = CASES.resolve("policy.json").toString();
    private static final String ABOUT = "; nothing was imported.\n";

    @TempDir
    private Path folder;

    private static Path cases() {
        try {
            return Path.of(ScanCommandTest.class.getResource("policy.json").toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Terminal scan(String policy, Object prices, String... more) {
        List<String> args = new ArrayList<>(List.of("scan", "--policy", policy, "--prices", prices.toString()));
        args.addAll(List.of("--currency", "GBP", "--quote-unit", "GBX"));
        args.addAll(List.of(more));
        return Terminal.ta(args.toArray(String[]::new));
    }

    private Path file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    /** The series include Easter and Christmas: a holiday of the venue is not a missing close. */
    @ParameterizedTest
    @CsvSource({"pence-for-pounds", "zeros-and-blanks", "nothing-at-all"})
    void aFolder_isScannedByTheFilesNames(String name) {
        Path found = CASES.resolve(name);

        assertThat(scan(POLICY, found)).isEqualTo(new Terminal(0, Fixtures.read(found.resolve("found.ndjson")), ""));
        assertThat(scan(POLICY, found, "--format", "text"))
                .isEqualTo(new Terminal(0, Fixtures.read(found.resolve("found.txt")), ""));
    }

    @Test
    void aFolder_isReadInOrderOfNames_andOtherFilesAreIgnored() throws Exception {
        file("XLON_B.csv", "date,close\n2026-01-05,0\n");
        file("XLON_A.B.csv", "date,close\n2026-01-05,0\n");
        file("index.csv", "whatever\n");

        assertThat(scan(POLICY, folder).out().lines().map(line -> line.substring(0, line.indexOf(",\"date"))))
                .containsExactly("{\"listing\":\"XLON:A.B\"", "{\"listing\":\"XLON:B\"");
    }

    @Test
    void aMoveByTheRateOfTheDay_isSuspect_withRatesOnly() throws Exception {
        Path prices =
                file("dollars.csv", "date,close\n2026-01-05,100\n2026-01-06,130\n2026-01-07,131\n2026-01-08,101\n");
        Path rates = file("fx.csv", """
                date,base,quote,rate
                2026-01-02,EUR,USD,1.31
                2026-01-02,GBP,USD,1.30
                2026-01-07,GBP,USD,1.50
                """);

        assertThat(scan(POLICY, prices, "--listing", "XLON:APPL", "--fx", rates.toString())
                        .out())
                .isEqualTo("""
                {"listing":"XLON:APPL","date":"2026-01-06","close":"130","reference":"100",\
                "findings":[{"check":"price_jump","severity":"warn","observed":"30.0000000000","limit":"20"},\
                {"check":"fx_suspect","severity":"warn","observed":"1.3000000000","limit":"1.3"}],"accepted":true}
                {"listing":"XLON:APPL","date":"2026-01-08","close":"101","reference":"131",\
                "findings":[{"check":"price_jump","severity":"warn","observed":"22.9007633588","limit":"20"}],\
                "accepted":true}
                """);
        assertThat(scan(POLICY, prices, "--listing", "XLON:APPL").out()).doesNotContain("fx_suspect");
    }

    @Test
    void aFirstCloseThatAllOthersContradict_isDoubted_andNotTheOthers() throws Exception {
        Path prices = file("XLON_NEW.csv", """
                date,close
                2026-01-05,0.01
                2026-01-06,1.20
                2026-01-07,1.21
                2026-01-08,1.19
                """);

        assertThat(scan(POLICY, prices).out()).isEqualTo("""
                {"listing":"XLON:NEW","date":"2026-01-05","close":"0.01","reference":"1.2",\
                "findings":[{"check":"quote_scale","severity":"critical","observed":"0.0083333333","limit":"100"},\
                {"check":"price_jump","severity":"warn","observed":"99.1666666667","limit":"20"}],"accepted":false}
                """);
    }

    @Test
    void anUnknownVenue_isScannedExceptForMissingCloses() throws Exception {
        Path prices = file("XBKK_1398.csv", "date,close\n2026-01-05,1\n2026-01-09,100\n");

        Terminal terminal = scan(POLICY, prices);

        assertThat(terminal.err())
                .isEqualTo("NOTE the sessions of XBKK are unknown, so missing closes are not found; all other checks"
                        + " run.\n");
        assertThat(terminal.out()).contains("quote_scale").doesNotContain("missing_close");
    }

    @Test
    void errorsOfAllFiles_areReportedTogether_andNothingIsPrinted() throws Exception {
        Path one = file("XLON_A.csv", "date,close\n2026-01-05,0\n2026-01-05,x\n2026-01-02,3\nsome day,4\n");
        Path two = file("XLON_B.csv", "date,price\n2026-01-05,1\n");

        assertThat(scan(POLICY, folder))
                .isEqualTo(new Terminal(
                        2, "", """
                        ERROR BAD_NUMBER one:3: close is not a number: "x"
                        Maybe write it as 1234.56: up to 18 decimals, no separators.
                        ERROR DATE_ORDER one:3: 2026-01-05 comes after 2026-01-05
                        Maybe sort the rows by date, with one row per date.
                        ERROR DATE_ORDER one:4: 2026-01-02 comes after 2026-01-05
                        Maybe sort the rows by date, with one row per date.
                        ERROR BAD_DATE one:5: date is not a date: "some day"
                        Maybe write it as 2026-03-31.
                        one: 4 errors""".replace("one:", one + ":") + ABOUT + """
                        ERROR COLUMN_MISSING two:1: there is no column close; there are "date", "price"
                        Maybe begin the file with: date,close
                        two: 1 error""".replace("two:", two + ":") + ABOUT));
    }

    @ParameterizedTest
    @CsvSource({
        "'',FILE_EMPTY,:1: the file is empty",
        "'date,close\n',FILE_EMPTY,:1: the file has a header and no rows",
        "'date,close\n2026-01-05,\"1\n',BAD_QUOTES,':2: a quoted cell does not end, or goes on after its quote'",
    })
    void invalidCsv_isRefusedWithItsPlace(String content, String code, String what) throws Exception {
        Path prices = file("XLON_A.csv", content);

        Terminal terminal = scan(POLICY, prices);

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).startsWith("ERROR " + code + " " + prices + what + "\n");
    }

    @Test
    void anotherEncoding_andAnUnclosedQuote_areRefused_withoutReadingOn() throws Exception {
        Path latin = Files.write(
                folder.resolve("XLON_A.csv"), "date,close\n2026-01-05,£1\n".getBytes(StandardCharsets.ISO_8859_1));
        Path quote = file("XLON_B.csv", "date,close\n2026-01-05,\"" + "1\n".repeat(1 << 20));

        assertThat(scan(POLICY, latin).err()).contains("ERROR NOT_UTF8 ");
        assertThat(scan(POLICY, quote).err()).startsWith("ERROR LINE_TOO_LONG " + quote + ":2: the row is longer");
    }

    @Test
    void optionsThatDoNotFit_areRefusedWithARemedy() throws Exception {
        Path prices = file("prices.csv", "date,close\n2026-01-05,1\n");

        assertThat(scan(POLICY, prices).err())
                .contains("the file name does not tell the listing\nMaybe add --listing XLON:TICKER");
        assertThat(scan(POLICY, folder).err()).contains("the folder has no file named MIC_TICKER.csv");
        assertThat(scan(POLICY, folder, "--listing", "XLON:A").err()).contains("--listing needs a single file");
        assertThat(scan(POLICY, "-").err()).contains("--prices needs a file or a folder");
        assertThat(Terminal.ta("scan", "--policy", POLICY, "--prices", "x", "--currency", "GBP", "--quote-unit", "ZAc"))
                .isEqualTo(new Terminal(2, "", """
                        ERROR the policy defines no quote unit ZAc; it has GBP, GBX, USD
                        Maybe add it to /quote_units, with its currency and factor.
                        """));
        assertThat(Terminal.ta("scan", "--policy", POLICY, "--prices", "x", "--currency", "USD", "--quote-unit", "GBX"))
                .isEqualTo(new Terminal(2, "", """
                        ERROR the quote unit GBX belongs to GBP, not to USD
                        Maybe --currency GBP is meant.
                        """));
    }
}
