package ta.backoffice.export;

import static org.assertj.core.api.Assertions.assertThat;
import static ta.database.TestDatabase.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestListing;
import ta.backoffice.TestPortfolio;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.book.ReverseEntry;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;
import ta.statement.Statement;
import ta.statement.StatementRow;
import ta.statement.UnreadableStatementException;
import ta.statement.reading.StatementReader;

/** The files with which a person leaves for another program, and the tables as CSV. */
class LeavingFilesTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");

    private static TestPortfolio portfolio;

    @BeforeAll
    static void record() {
        portfolio = TestPortfolio.create(DATABASE);
        UUID fund = TestListing.register(DATABASE, 0);
        UUID slip = new RecordEntries(DATABASE.as(Role.APP))
                .record(
                        portfolio.owner(),
                        portfolio.id(),
                        EntryBatch.manual(
                                NewEntry.cash(EntryType.CONTRIBUTION, number("1000"), FIRST),
                                NewEntry.transferIn(fund, number("10"), number("400"), FIRST),
                                NewEntry.buy(
                                        fund, number("3"), number("41.20"), number("125.59"), number("1.99"), at(1)),
                                NewEntry.cash(EntryType.INTEREST, number("-0.50"), at(2)),
                                NewEntry.cash(EntryType.FEE, number("-12"), at(3)),
                                NewEntry.cash(EntryType.CONTRIBUTION, number("77"), at(4))))
                .entryIds()
                .get(5);
        DATABASE.as(Role.APP).transact(portfolio.owner(), tx -> ReverseEntry.within(tx, portfolio.id(), slip, "twice"));
    }

    private static Instant at(int day) {
        return FIRST.plusSeconds(86_400L * day);
    }

    @Test
    void portfolioPerformance_hasEachEntryThatCounts() {
        String csv = read((tx, id) -> PortfolioPerformanceCsv.of(tx, id, ZONE));
        assertThat(csv.lines())
                .hasSize(6)
                .first()
                .isEqualTo("Date,Type,Value,Transaction Currency,Gross Amount,Currency Gross Amount,Exchange Rate,Fees,"
                        + "Taxes,Shares,ISIN,WKN,Ticker Symbol,Security Name,Note");
        assertThat(csv)
                .contains("2026-03-02T08:00,Deposit,1000.00,GBP,,,,0.00,0.00,,,,,,CONTRIBUTION\r\n")
                .contains("2026-03-02T08:00,Delivery (Inbound),400.00,GBP,,,,0.00,0.00,10,")
                .contains("2026-03-03T08:00,Buy,125.59,GBP,123.60,GBP,,1.99,0.00,3,")
                .contains("2026-03-04T08:00,Interest Charge,0.50,GBP,")
                .contains("2026-03-05T08:00,Fees,12.00,GBP,");
    }

    @Test
    void ghostfolio_hasActivitiesAndBalances() throws Exception {
        JsonNode json = RowJson.JSON.readTree(read((tx, id) -> GhostfolioJson.of(tx, id, ZONE)));
        JsonNode bought = json.at("/activities/1");
        assertThat(bought.get("type").textValue()).isEqualTo("BUY");
        assertThat(bought.get("quantity").decimalValue()).isEqualByComparingTo("3");
        assertThat(bought.get("unitPrice").decimalValue()).isEqualByComparingTo("41.2");
        assertThat(bought.get("fee").decimalValue()).isEqualByComparingTo("1.99");
        assertThat(bought.get("date").textValue()).isEqualTo("2026-03-03T08:00:00.000Z");
        assertThat(json.get("activities").findValuesAsText("type")).containsExactly("BUY", "BUY", "FEE", "FEE");
        JsonNode balances = json.at("/accounts/0/balances");
        BigDecimal last = balances.get(balances.size() - 1).get("value").decimalValue();
        assertThat(last).isEqualByComparingTo("861.91");
        // What has no symbol is named by a profile of the file.
        assertThat(json.at("/assetProfiles/0/symbol").textValue())
                .isEqualTo(json.at("/activities/2/symbol").textValue());
    }

    @Test
    void portfolioPerformanceFile_readBack_givesTheSameEntries() throws Exception {
        Statement back = back("leaving.csv", read((tx, id) -> PortfolioPerformanceCsv.of(tx, id, ZONE)));
        assertThat(back.template()).isEqualTo("portfolio-performance");
        assertThat(back.leftOut()).isEmpty();
        assertThat(back.rows().stream().map(LeavingFilesTest::words))
                .containsExactly(
                        "CONTRIBUTION 1000", "TRANSFER_IN 10 400", "BUY 3 -125.59", "INTEREST -0.5", "FEE -12");
    }

    @Test
    void ghostfolioFile_readBack_givesTheSameUnitsAndFees() throws Exception {
        Statement back = back("leaving.json", read((tx, id) -> GhostfolioJson.of(tx, id, ZONE)));
        assertThat(back.template()).isEqualTo("ghostfolio");
        assertThat(back.leftOut()).isEmpty();
        assertThat(back.rows().stream().map(LeavingFilesTest::words))
                .containsExactly("BUY 10 -400", "BUY 3 -125.59", "FEE -0.5", "FEE -12");
    }

    private static Statement back(String name, String text) throws UnreadableStatementException {
        return StatementReader.read(name, text.getBytes(StandardCharsets.UTF_8), Optional.empty(), "GBP");
    }

    /** Type, units and amount. */
    private static String words(StatementRow row) {
        return Stream.of(
                        Optional.of(row.type().name()),
                        row.units().map(LeavingFilesTest::plain),
                        row.amount().map(LeavingFilesTest::plain))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    @Test
    void tables_areCsvForSpreadsheets() {
        String csv = read((tx, id) -> {
            StringWriter out = new StringWriter();
            TableCsv.write(tx, id, "ledger_entries", out);
            return out.toString();
        });
        assertThat(csv.lines()).hasSize(8);
        assertThat(csv).startsWith("id,batch_id,sequence,type,listing,units,price,amount,fees,cost,trade_time,");
        assertThat(CsvLine.of(List.of("=1+1", "-5", "-x", "a\"b", "a,b")))
                .isEqualTo("'=1+1,-5,'-x,\"a\"\"b\",\"a,b\"\r\n");
        for (String table : TableCsv.tables()) {
            assertThat(read((tx, id) -> {
                        StringWriter out = new StringWriter();
                        TableCsv.write(tx, id, table, out);
                        return out.toString();
                    }))
                    .as(table)
                    .endsWith("\r\n");
        }
    }

    private static String read(BiFunction<Transaction, UUID, String> file) {
        return DATABASE.as(Role.APP).read(portfolio.owner(), tx -> file.apply(tx, portfolio.id()));
    }
}
