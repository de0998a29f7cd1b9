package ta.backoffice.market;

import static org.assertj.core.api.Assertions.assertThat;
import static ta.database.TestDatabase.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Role;
import ta.database.TestDatabase;

/** A direct rate of September, and the European Central Bank's of three days in November. */
class KnownRatesTest {

    private static final Database WORKER = TestDatabase.create().as(Role.WORKER);
    private static final Actor ACTOR = Actor.system("worker");
    private static final Instant NOVEMBER = Instant.parse("2026-11-27T15:00:00Z");
    private static final Instant SEPTEMBER = Instant.parse("2026-09-02T15:00:00Z");

    @BeforeAll
    static void rates() {
        new IngestFxRates(WORKER)
                .ingest(
                        ACTOR,
                        List.of(
                                rate("USD", "GBP", SEPTEMBER, "0.62"),
                                rate("EUR", "USD", NOVEMBER.minusSeconds(86_400), "1.15"),
                                rate("EUR", "GBP", NOVEMBER.minusSeconds(86_400), "0.874"),
                                rate("EUR", "USD", NOVEMBER, "1.16"),
                                rate("EUR", "GBP", NOVEMBER, "0.8722")),
                        NOVEMBER);
    }

    @Test
    void rate_ofAPair_isTheNewestOfQuotedAndCross() {
        assertThat(of(NOVEMBER).rate()).isEqualByComparingTo("0.751896551724137931");
        assertThat(of(NOVEMBER).asOf()).isEqualTo(NOVEMBER);
        assertThat(of(SEPTEMBER.plusSeconds(1)).rate()).isEqualByComparingTo("0.62");
    }

    @Test
    void rate_beforeARate_isOfAnEarlierDay_andMadeInTheSameWay() {
        assertThat(before(of(NOVEMBER))).contains(number("0.76"));
        assertThat(before(of(NOVEMBER.minusSeconds(86_400)))).isEmpty();
        assertThat(before(of(SEPTEMBER))).isEmpty();
    }

    private static ExchangeRate of(Instant at) {
        return WORKER.transact(
                ACTOR, tx -> KnownRates.observed(tx).of("USD", "GBP", at).orElseThrow());
    }

    private static Optional<BigDecimal> before(ExchangeRate rate) {
        return WORKER.transact(ACTOR, tx -> KnownRates.observed(tx).before(rate).map(ExchangeRate::rate));
    }

    private static FxObservation rate(String base, String quote, Instant at, String rate) {
        return new FxObservation(base, quote, at, "ecb", number(rate));
    }
}
