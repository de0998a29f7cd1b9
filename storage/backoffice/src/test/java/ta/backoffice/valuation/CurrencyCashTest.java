package ta.backoffice.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ta.database.TestDatabase.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.book.CashBalance;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.Holdings;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.book.ReverseEntry;
import ta.backoffice.book.StatedCurrency;
import ta.backoffice.book.StatedEntry;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.market.DayRates;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.IngestFxRates;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.json.Decimals;
import ta.rules.performance.Performance;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** A pound costs 1.25 dollars on Thursday and 1.28 on Friday. */
class CurrencyCashTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Database APP = DATABASE.as(Role.APP);
    private static final Instant THURSDAY_NOON = Instant.parse("2026-02-26T12:00:00Z");
    private static final Instant FRIDAY_NOON = Instant.parse("2026-02-27T12:00:00Z");
    private static final ListingId FUND = ListingId.of("XLON", "VWRP");
    private static final ListingId DOLLARS = CurrencyCash.listing("USD");

    private FullPortfolio portfolio;

    @BeforeEach
    void begin() {
        portfolio = FullPortfolio.begin(DATABASE);
        portfolio.refresh(FullPortfolio.THURSDAY, Map.of());
        portfolio.refresh(FullPortfolio.FRIDAY, Map.of());
        new IngestFxRates(DATABASE.as(Role.WORKER))
                .ingest(
                        portfolio.worker,
                        List.of(rate(THURSDAY_NOON, "1.25"), rate(FRIDAY_NOON, "1.28")),
                        FullPortfolio.MONDAY);
    }

    private static FxObservation rate(Instant at, String rate) {
        return new FxObservation("GBP", "USD", at.plusSeconds(10_800), "ecb", number(rate));
    }

    @Test
    void dollars_thatWereBought_areWorthTheRateOfTheDay_andTheirGainIsTheCurrencys() {
        record(exchange("-101.00", "125.00", "1.00", THURSDAY_NOON));
        assertThat(dollars()).isEqualTo("125");
        assertThat(cash()).isEqualTo("411.3");
        // Friday: 125 / 1.28 = 97.65625.
        assertThat(points()).containsExactly("2026-02-26 411.3 100", "2026-02-27 411.3 97.65625");
        assertThat(gain(DOLLARS)).isEqualTo("-3.34375");
    }

    @Test
    void fundBoughtWithDollars_costsTheirValueOfTheDay_andMovesNoPounds() {
        record(exchange("-100.00", "125.00", "0", THURSDAY_NOON));
        record(new StatedEntry(
                EntryType.BUY,
                FRIDAY_NOON,
                Optional.of(key()),
                Optional.of(number("0.5")),
                Optional.of(number("128")),
                Optional.empty(),
                Optional.of(number("0.64")),
                Optional.empty(),
                Optional.of(StatedCurrency.paid("USD", Optional.empty())),
                Optional.empty(),
                ""));
        assertThat(dollars()).isEqualTo("60.36");
        assertThat(cash()).isEqualTo("412.3");
        // 64.64 dollars are 50.50 pounds.
        assertThat(cost()).isEqualTo("15050.5");
        assertThat(points().get(1)).isEqualTo("2026-02-27 412.3 47.15625");
    }

    @Test
    void dollarsPaidBeforeTheExchange_areTakenFromThePounds_untilItComes() {
        record(fee("-25.00", THURSDAY_NOON));
        assertThat(dollars()).isEqualTo("-25");
        assertThat(cash()).isEqualTo("512.3");
        assertThat(points()).containsExactly("2026-02-26 492.3 0", "2026-02-27 492.3 0");
        record(exchange("-100.00", "128.00", "0", FRIDAY_NOON));
        assertThat(dollars()).isEqualTo("103");
        // 103 of the 128 dollars were bought, for 80.46875 pounds.
        assertThat(points()).containsExactly("2026-02-26 492.3 0", "2026-02-27 411.83125 80.46875");
    }

    @Test
    void entryThatWasReversed_leavesNoDollarsBehind() {
        UUID entry = record(exchange("-100.00", "125.00", "0", THURSDAY_NOON));
        new ReverseEntry(APP).reverse(portfolio.owner, portfolio.id, entry, "not mine");
        assertThat(dollars()).isEqualTo("0");
        assertThat(points()).containsExactly("2026-02-26 512.3 0", "2026-02-27 512.3 0");
    }

    @Test
    void priceInDollars_thatTheBrokerConverted_isKeptWithItsRate() {
        record(new StatedEntry(
                EntryType.BUY,
                FRIDAY_NOON,
                Optional.of(key()),
                Optional.of(number("2")),
                Optional.of(number("128")),
                Optional.empty(),
                Optional.of(number("1.50")),
                Optional.empty(),
                Optional.of(StatedCurrency.priced("USD", Optional.of(number("0.79")))),
                Optional.empty(),
                ""));
        // 2 × 128 × 0.79 + 1.50
        assertThat(cash()).isEqualTo("308.56");
        assertThat(dollars()).isEqualTo("none");
    }

    @Test
    void wrongCurrencies_areRefused() {
        assertThatThrownBy(() -> record(exchange("100.00", "125.00", "0", THURSDAY_NOON)))
                .hasMessageContaining("Maybe the sign is wrong");
        assertThatThrownBy(() -> record(fee("-25.00", Instant.parse("2025-01-10T12:00:00Z"))))
                .isInstanceOf(StorageException.Invalid.class)
                .hasMessageContaining("no rate of USD in GBP is known for 2025-01-10");
        assertThatThrownBy(() -> record(new StatedEntry(
                        EntryType.FEE,
                        FRIDAY_NOON,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(number("-1")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(StatedCurrency.paid("GBP", Optional.of(BigDecimal.ONE))),
                        Optional.empty(),
                        "")))
                .isInstanceOf(StorageException.Invalid.class)
                .hasMessageContaining("GBP is the base currency");
    }

    private static StatedEntry exchange(String amount, String dollars, String fees, Instant at) {
        return new StatedEntry(
                EntryType.EXCHANGE,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(number(amount)),
                Optional.of(number(fees)),
                Optional.empty(),
                Optional.of(StatedCurrency.exchanged("USD", Optional.of(number(dollars)))),
                Optional.empty(),
                "");
    }

    private static StatedEntry fee(String dollars, Instant at) {
        return new StatedEntry(
                EntryType.FEE,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(number(dollars)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(StatedCurrency.paid("USD", Optional.empty())),
                Optional.empty(),
                "");
    }

    private UUID record(StatedEntry stated) {
        stated.faults().stream().findFirst().ifPresent(fault -> {
            throw new StorageException.Invalid(fault.what(), fault.maybe());
        });
        return APP.transact(
                portfolio.owner,
                tx -> RecordEntries.within(
                                tx,
                                portfolio.id,
                                EntryBatch.manual(stated.entry(
                                        new DayRates(tx, portfolio.id, "GBP", ZoneId.of("Europe/London")))))
                        .entryIds()
                        .get(0));
    }

    private UUID key() {
        return APP.read(portfolio.owner, ListingKeys::all).get(FUND);
    }

    /** Verifies the snapshots, too. */
    private String dollars() {
        List<VerifyLedger.Difference> differences = new ArrayList<>();
        VerifyLedger.verify(DATABASE.as(Role.READONLY), Optional.of(portfolio.id), differences::add);
        assertThat(differences).isEmpty();
        BigDecimal balance = APP.read(portfolio.owner, tx -> CashBalance.inCurrencies(tx, portfolio.id))
                .get("USD");
        return balance == null ? "none" : Decimals.text(balance);
    }

    private String cash() {
        return Decimals.text(APP.read(portfolio.owner, tx -> CashBalance.of(tx, portfolio.id)));
    }

    private String cost() {
        return Decimals.text(APP.read(portfolio.owner, tx -> Holdings.of(tx, portfolio.id)).stream()
                .filter(holding -> holding.listingId().equals(key()))
                .findFirst()
                .orElseThrow()
                .pool()
                .cost());
    }

    /** The session, the cash in pounds, and what the dollars are worth: nothing else is unassigned. */
    private List<String> points() {
        return performance().series().points().stream()
                .map(point -> point.session().date() + " " + Decimals.text(point.cash()) + " "
                        + Decimals.text(point.unassigned()))
                .toList();
    }

    private String gain(ListingId listing) {
        return performance().periods().get(0).listings().stream()
                .filter(figures -> figures.code().equals(listing.text()))
                .map(figures -> Decimals.text(figures.gain()))
                .findFirst()
                .orElseThrow();
    }

    private Performance performance() {
        return APP.read(
                portfolio.owner,
                tx -> PortfolioPerformance.of(tx, portfolio.id, FullPortfolio.MONDAY)
                        .performance());
    }
}
