package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import ta.database.TestDatabase;

/**
 * A pension as people have it: a unit trust without an exchange, a fund in dollars, and a fund that merges into another
 * one. Each test is a chapter and goes on where the last one ended.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class FundsOfAPensionTest {

    /** The price of the unit trust is in pence, and due a working day later. */
    private static final String REGISTRY = """
            isin,mic,ticker,name,currency,quote_unit,price_due_sessions
            GB00TESTF001,XOFF,GB00TESTF001,An index unit trust,GBP,GBX,1
            US00TEST0008,ARCX,VTX,A dollar fund,USD,USD,
            IE00TEST1115,XLON,OLD,The old fund,GBP,GBP,
            IE00TEST2220,XLON,NEW,The new fund,GBP,GBP,
            """;

    private static final String RATES = """
            date,base,quote,rate
            2026-02-25,GBP,USD,1.25
            2026-02-26,GBP,USD,1.25
            2026-02-27,GBP,USD,1.28
            """;

    /** The broker changes 1,600 pounds into dollars for 4 pounds, and the dollars buy the dollar fund. */
    private static final String LEDGER = """
            type,time,listing,units,price,amount,fees,reference,note,currency,exchanged
            CONTRIBUTION,2026-02-25T09:00:00Z,,,,5000.00,,DD-1,,,
            BUY,2026-02-25T12:00:00Z,XOFF:GB00TESTF001,800.125,2.00,-1600.25,0,CN-1,,,
            EXCHANGE,2026-02-25T15:00:00Z,,,,-1604.00,4.00,FX-1,,USD,2000.00
            BUY,2026-02-25T16:00:00Z,ARCX:VTX,8,240,-1925.00,5.00,CN-2,,USD,
            BUY,2026-02-25T16:10:00Z,XLON:OLD,100,10,-1000.00,0,CN-3,,,
            """;

    private static final String PRICES = """
            listing,date,close
            XOFF:GB00TESTF001,2026-02-25,200
            XOFF:GB00TESTF001,2026-02-26,201
            XOFF:GB00TESTF001,2026-02-27,202
            ARCX:VTX,2026-02-25,240
            ARCX:VTX,2026-02-26,240
            ARCX:VTX,2026-02-27,240
            XLON:OLD,2026-02-25,10
            XLON:OLD,2026-02-26,10
            XLON:NEW,2026-02-26,20
            XLON:NEW,2026-02-27,20
            """;

    private static final String[] MERGER = {
        "action", "record", "MERGER", "XLON:OLD", "--into", "XLON:NEW", "--ratio", "2:1", "--on", "2026-02-27"
    };

    @TempDir
    static Path folder;

    private DatabaseTerminal terminal;

    @BeforeAll
    void open() throws IOException {
        terminal = new DatabaseTerminal(TestDatabase.create().config(), folder);
        terminal.ok("user", "create", "ann@example.org", "--name", "Ann");
        terminal.ok("portfolio", "create", "SIPP", "--broker", "A broker", "--tax", "SIPP");
        terminal.ok("import", "registry", terminal.file("registry.csv", REGISTRY));
        String policy = Files.readString(Path.of("src/test/resources/ta/runtime/funds-of-a-pension.json"));
        terminal.ok("policy", "activate", terminal.file("policy.json", policy), "--reason", "the first");
        terminal.ok("import", "fx", terminal.file("fx.csv", RATES));
    }

    /** {@code StatedEntry} turns dollars into pounds, {@code ta.fold_entries} keeps a balance for each currency. */
    @Test
    @Order(1)
    void dollars_haveABalanceOfTheirOwn() {
        assertThat(terminal.ok("import", "ledger", terminal.file("ledger.csv", LEDGER)))
                .isEqualTo("5 entries recorded in SIPP, 0 already known.\n");
        assertThat(terminal.ok("holdings"))
                .contains("ARCX:VTX                 8  1,540.00         192.5")
                .contains("XOFF:GB00TESTF001  800.125  1,600.25             2")
                .contains("Cash: 795.75 GBP\nCash: 75.00 USD, worth 58.59 GBP; no order is paid from it\n");
    }

    /** {@code FundPricing}: Friday's price of the unit trust is due on Monday at noon. */
    @Test
    @Order(2)
    void pricesOfAllThree_areTaken() {
        assertThat(terminal.ok("import", "prices", terminal.file("prices.csv", PRICES)))
                .startsWith("Prices: 10 new, 0 revised, 0 already known.\n")
                .endsWith("No findings.\n");
    }

    /** {@code ActionEntries} makes the entries; a dry run records nothing. */
    @Test
    @Order(3)
    void merger_movesUnitsAndCost_afterADryRun() {
        String[] dry = new String[MERGER.length + 1];
        System.arraycopy(MERGER, 0, dry, 0, MERGER.length);
        dry[MERGER.length] = "--dry-run";
        assertThat(terminal.ok(dry)).startsWith("It would be recorded: XLON:OLD was merged into XLON:NEW, 1 for 2");
        assertThat(terminal.ok("holdings")).contains("XLON:OLD               100  1,000.00");
        assertThat(terminal.ok(MERGER)).startsWith("Recorded: XLON:OLD was merged into XLON:NEW, 1 for 2");
        assertThat(terminal.ok("holdings")).contains("XLON:NEW                50  1,000.00            20");
    }

    /** The order is in units of the unit trust's own size, and only pounds pay for it. */
    @Test
    @Order(4)
    void allocation_valuesAllOfThem_andSpendsPounds() {
        assertThat(terminal.ok("run", "MONTHLY_ALLOCATION", "--as-of", "2026-03-02T08:00:00Z"))
                .startsWith("Buy 247.524 units of GB00TESTF001, about £500.00.\n")
                .contains("america  1,500.00     36.44")
                .contains("rest     1,000.00     24.29")
                .contains("cash         £795.75")
                .contains("Not counted: 75.00 USD of cash; orders are paid in GBP alone.\n");
    }

    /** {@code CurrencyCash} puts the dollars into the book of the performance. */
    @Test
    @Order(5)
    void performance_hasTheDollars_andNoGainByTheMerger() {
        assertThat(terminal.ok("performance"))
                .contains("ARCX:VTX           1,500.00  1,540.00      −40.00")
                .contains("CASH:USD              58.59     60.15       −1.56     −3.85")
                .contains("XLON:NEW           1,000.00  1,000.00        0.00      0.00    0.00  0.00    0.00");
    }

    @Test
    @Order(6)
    void everything_isInOrder() {
        assertThat(terminal.ok("verify")).endsWith(" 1 decision: all in order.\n");
    }
}
