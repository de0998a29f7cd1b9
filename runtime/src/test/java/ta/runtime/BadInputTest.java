package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ta.database.Role;
import ta.database.TestDatabase;

/** Invalid files: each test compares the whole message and checks that nothing was written. */
final class BadInputTest {

    private static final String HEAD = "listing,date,close\n";
    private static final String GOOD = "XLON:VWRP,2026-02-26,100\n";

    @TempDir
    private static Path folder;

    private static TestDatabase database;
    private static DatabaseTerminal terminal;

    @BeforeAll
    static void setUp() {
        database = TestDatabase.create();
        terminal = new DatabaseTerminal(database.config(), folder);
        terminal.type("user", "create", "ann@example.org", "--name", "Ann");
        terminal.type("portfolio", "create", "Mine", "--broker", "AJ Bell", "--tax", "SIPP");
        terminal.type("policy", "activate", LoopTest.policy(), "--reason", "the first");
    }

    static Stream<Arguments> prices() {
        return Stream.of(
                Arguments.of(
                        "", "ERROR FILE_EMPTY f.csv:1: the file is empty\nMaybe begin it with: listing,date,close\n"),
                Arguments.of("listing,day,close\n" + GOOD, """
                        ERROR COLUMN_MISSING f.csv:1: there is no column date; there are "listing", "day", "close"
                        Maybe begin the file with: listing,date,close
                        ERROR COLUMN_UNKNOWN f.csv:1: unknown column "day"
                        Maybe one of listing, date, close, currency, quote_unit is meant.
                        """),
                Arguments.of(HEAD + "XLON:VWRP,2026-02-30,1\n", """
                        ERROR BAD_DATE f.csv:2: date is not a date: "2026-02-30"
                        Maybe write it as 2026-03-31.
                        """),
                Arguments.of(
                        HEAD + GOOD + "x".repeat((1 << 20) + 1),
                        "ERROR LINE_TOO_LONG f.csv:3: the line is longer than 1 MB\nMaybe this is not a CSV file.\n"));
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of("XLON:VWRP,2026-02-27,1.5.2\n", """
                        LEFT OUT BAD_NUMBER f.csv:3: close is not a number: "1.5.2"
                        Maybe write it as 1234.56: up to 18 decimals, no separators.
                        """),
                Arguments.of("XPAR:VWRP,2026-02-27,1\n", """
                        LEFT OUT UNKNOWN_LISTING f.csv:3: listing is not a known listing: "XPAR:VWRP"
                        Maybe XLON:VWRP is meant.
                        """),
                Arguments.of(GOOD, """
                        LEFT OUT ROW_REPEATED f.csv:3: the close of XLON:VWRP on 2026-02-26 is in the file already
                        """),
                Arguments.of("XLON:VWRP,2026-02-28,1\n", """
                        LEFT OUT NO_SESSION f.csv:3: XLON had no session on 2026-02-28 (SATURDAY)
                        Maybe leave the row out: a close of a day without trading repeats the day before.
                        """),
                Arguments.of("XLON:VWRP,2026-02-27,\n", "LEFT OUT CELL_EMPTY f.csv:3: close is empty\n"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void row_thatCannotBeUsed_isLeftOutAndSaid_andTheOthersAreTaken(String row, String message) {
        DatabaseTerminal.Output output = terminal.type("import", "prices", terminal.file("f.csv", HEAD + GOOD + row));
        assertThat(output.err()).contains(message + "f.csv: this row was left out, and 1 other was taken.\n");
        assertThat(output.exitCode()).isZero();
        assertThat(rows("ta.price_points")).isEqualTo(1);
    }

    @Test
    void closes_inAnyOrder_andColumnsInAnyCase_areTaken() {
        DatabaseTerminal.Output output = terminal.type(
                "import",
                "prices",
                terminal.file(
                        "f.csv",
                        "Date,CLOSE,Listing\n2026-02-26,1e2,XLON:VWRP\n2026-02-25,99.12345678901234567890,XLON:VWRP\n"),
                "--source",
                "other");
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).contains("2 new");
    }

    @ParameterizedTest
    @MethodSource
    void prices(String content, String message) {
        refused(content.getBytes(StandardCharsets.UTF_8), message, "prices");
    }

    @Test
    void prices_inLatin1_areRefused() {
        refused(
                (HEAD + GOOD + "XLON:VWRP,2026-02-27,£1\n").getBytes(StandardCharsets.ISO_8859_1),
                "ERROR NOT_UTF8 f.csv:3: the file is not in UTF-8\nMaybe save it again as \"CSV UTF-8\".\n",
                "prices");
    }

    @Test
    void ledger_unknownTypeAndWrongSign_areReportedTogether() {
        refused("""
                type,time,listing,units,price,amount,fees,reference,note
                CONTRIBUTION,2026-03-02,,,,500,,,
                GIFT,2026-03-03,,,,500,,,
                WITHDRAWAL,2026-03-01,,,,5,,,
                """.getBytes(StandardCharsets.UTF_8), """
                ERROR UNKNOWN_TYPE f.csv:3: type is not a known value: "GIFT"
                Maybe one of BUY, SELL, CONTRIBUTION, TAX_RELIEF, WITHDRAWAL, EXCHANGE, DIVIDEND, INTEREST, FEE, \
                TRANSFER_IN, TRANSFER_OUT, ADJUSTMENT.
                ERROR BAD_VALUE f.csv:4: the amount of a WITHDRAWAL is 5
                Maybe -5: amount is the change of the cash.
                """, "ledger");
        assertThat(terminal.type("ledger").out()).isEqualTo("The ledger is empty.\n");
    }

    @Test
    void prices_aHundredBadRows_listFiftyErrorsAndCountAll() {
        String err = terminal.type("import", "prices", terminal.file("f.csv", HEAD + ",,\n".repeat(100)))
                .err();
        assertThat(err).endsWith("… and 250 more.\nf.csv: 300 errors; nothing was imported.\n");
    }

    private static long rows(String table) {
        try (var connection = database.connect(Role.READONLY);
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(byte[] content, String message, String kind) {
        long errors = message.lines().filter(line -> line.startsWith("ERROR")).count();
        assertThat(terminal.type("import", kind, terminal.file("f.csv", content)))
                .isEqualTo(new DatabaseTerminal.Output(
                        2,
                        "",
                        message + "f.csv: " + errors + (errors == 1 ? " error" : " errors")
                                + "; nothing was imported.\n"));
        // The good rows of a bad file were not written either.
        assertThat(rows("ta.price_points where source = 'import' and price <> 100"))
                .isZero();
        assertThat(rows("ta.ledger_entries")).isZero();
    }
}
