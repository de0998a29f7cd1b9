package ta.backoffice.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static ta.database.TestDatabase.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.book.ReverseEntry;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Database;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.rules.portfolio.EntryType;

/** Under the shipped policy, which pays in 500 a month and is in force from this month on. */
class MonthlyMoneyTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Database APP = DATABASE.as(Role.APP);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final BigDecimal MUCH = number("9000");

    private FullPortfolio portfolio;
    private YearMonth now;

    @BeforeEach
    void setUp() {
        portfolio = FullPortfolio.begin(DATABASE);
        now = YearMonth.now(LONDON);
    }

    @Test
    void carriedOver_isWhatMonthsUnderThePolicyLeft_andNeverMoreThanWasPaidIn() {
        record(EntryType.CONTRIBUTION, "600");
        record(EntryType.TAX_RELIEF, "150");
        assertThat(carried(at(0), MUCH))
                .as("no month before this one had the policy")
                .isZero();
        assertThat(carried(at(1), MUCH)).isEqualByComparingTo("500");
        buy(at(0), "OVERWEIGHT", "10");
        assertThat(carried(at(1), MUCH)).isEqualByComparingTo("400");
        // Two months of 500, of which 750 was paid in and 100 is spent.
        assertThat(carried(at(2), MUCH)).isEqualByComparingTo("650");
        assertThat(carried(at(2), number("123.45"))).isEqualByComparingTo("123.45");
    }

    @Test
    void carriedOver_ofAMonthThatSpentMore_beginsAnewFromNothing() {
        record(EntryType.CONTRIBUTION, "5000");
        buy(at(0), "DEFAULT_ORDER", "100");
        buy(at(1), "DEFAULT_ORDER", "20");
        assertThat(carried(at(1), MUCH)).isZero();
        assertThat(carried(at(2), MUCH)).isEqualByComparingTo("300");
    }

    @Test
    void withdrawn_isWhatTheMonthPaidOut_andASaleForItDeploysNothing() {
        UUID entry = record(EntryType.WITHDRAWAL, "80.50");
        Instant today = APP.read(portfolio.owner, tx -> tx.at());
        assertThat(withdrawn(today)).isEqualByComparingTo("80.50");
        assertThat(withdrawn(at(1))).isZero();
        buy(at(0), "WITHDRAWAL", "10");
        BigDecimal deployed = APP.read(portfolio.owner, tx -> Deployed.contribution(tx, portfolio.id, at(0), LONDON));
        assertThat(deployed).isZero();
        new ReverseEntry(APP).reverse(portfolio.owner, portfolio.id, entry, "a slip");
        assertThat(withdrawn(APP.read(portfolio.owner, tx -> tx.at()))).isZero();
    }

    /** Noon of the second day of a month. */
    private Instant at(int monthsFromNow) {
        return now.plusMonths(monthsFromNow)
                .atDay(2)
                .atTime(12, 0)
                .atZone(LONDON)
                .toInstant();
    }

    private UUID record(EntryType type, String amount) {
        Instant today = APP.read(portfolio.owner, tx -> tx.at());
        BigDecimal signed = type == EntryType.WITHDRAWAL ? number(amount).negate() : number(amount);
        return new RecordEntries(APP)
                .record(portfolio.owner, portfolio.id, EntryBatch.manual(NewEntry.cash(type, signed, today)))
                .entryIds()
                .get(0);
    }

    /** A line of a run at {@code asOf}, and a fill of it at 10.00. */
    private void buy(Instant asOf, String reason, String units) {
        UUID advice = TestAdvice.recommendation(DATABASE, portfolio, asOf, "BUY", "CADENCE", reason);
        Fill fill = new Fill(1, number(units), number("10"), BigDecimal.ZERO, FullPortfolio.MONDAY, Optional.empty());
        new ExecuteRecommendation(APP).execute(portfolio.owner, portfolio.id, advice, List.of(fill), false, true);
    }

    private BigDecimal carried(Instant at, BigDecimal cash) {
        return APP.read(portfolio.owner, tx -> new MonthlyMoney(tx, portfolio.id, LONDON, at).carriedOver(cash));
    }

    private BigDecimal withdrawn(Instant at) {
        return APP.read(portfolio.owner, tx -> new MonthlyMoney(tx, portfolio.id, LONDON, at).withdrawn());
    }
}
