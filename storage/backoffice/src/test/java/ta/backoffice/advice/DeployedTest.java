package ta.backoffice.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ta.database.TestDatabase.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.book.ReverseEntry;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;

/** What counts as deployed, by fills and their reversals. */
class DeployedTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Database APP = DATABASE.as(Role.APP);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant MARCH = Instant.parse("2026-03-31T22:59:59Z");
    private static final Instant APRIL = Instant.parse("2026-03-31T23:00:00Z");

    private FullPortfolio portfolio;

    @BeforeEach
    void setUp() {
        portfolio = FullPortfolio.begin(DATABASE);
    }

    @Test
    void wave_deployedByOneRecommendation_isAConflictInAnotherUntilReversed() {
        UUID first = recommendation(MARCH, "BUY", "CASH_PARK", "WAVE:first");
        UUID second = recommendation(MARCH, "BUY", "CASH_PARK", "WAVE:first");
        UUID entry = fill(first, "1").entries().get(0);
        assertThat(deployed("WAVE:")).containsExactly("first");
        fill(first, "1");
        assertThatThrownBy(() -> fill(second, "1"))
                .isInstanceOf(StorageException.Conflict.class)
                .hasMessageStartingWith("WAVE:first was deployed by another recommendation");
        reverse(entry);
        assertThatThrownBy(() -> fill(second, "1")).hasMessageStartingWith("WAVE:first was deployed");
        reverse(entries(first).get(1));
        assertThat(deployed("WAVE:")).isEmpty();
        fill(second, "1");
        assertThat(deployed("WAVE:")).containsExactly("first");
    }

    @Test
    void sunset_thatExpiredHalfWay_staysDeployed() {
        UUID first = recommendation(MARCH, "BUY", "CASH_PARK", "SUNSET:2026-03-31");
        fill(first, "1");
        expire();
        assertThat(deployed("SUNSET:")).containsExactly("2026-03-31");
        UUID second = recommendation(APRIL, "BUY", "CASH_PARK", "SUNSET:2026-03-31");
        assertThatThrownBy(() -> fill(second, "1")).hasMessageStartingWith("SUNSET:2026-03-31 was deployed");
    }

    /** The trade was made in time and recorded late. If it did not count, the wave would be recommended again. */
    @Test
    void wave_recordedAfterItsAdviceExpired_isDeployed() {
        UUID first = recommendation(MARCH, "BUY", "CASH_PARK", "WAVE:first");
        expire();
        assertThat(fill(first, "1").state()).isEqualTo("EXPIRED");
        assertThat(deployed("WAVE:")).containsExactly("first");
        UUID second = recommendation(APRIL, "BUY", "CASH_PARK", "WAVE:first");
        assertThatThrownBy(() -> fill(second, "1")).hasMessageStartingWith("WAVE:first was deployed");
        assertThat(fill(first, "99").state()).isEqualTo("EXECUTED");
        assertThatThrownBy(() -> fill(first, "1")).hasMessageContaining("has been EXECUTED since");
    }

    @Test
    void wave_thatExpiredAndWasDeployedByAnother_isAConflict() {
        UUID first = recommendation(MARCH, "BUY", "CASH_PARK", "WAVE:first");
        expire();
        fill(recommendation(APRIL, "BUY", "CASH_PARK", "WAVE:first"), "1");
        assertThatThrownBy(() -> fill(first, "1")).hasMessageStartingWith("WAVE:first was deployed");
    }

    @Test
    void contribution_ofAMonth_isWhatItsRunsBoughtLessWhatTheySold() {
        fill(recommendation(MARCH, "BUY", "CADENCE", "CONTRIBUTION"), "10");
        fill(recommendation(MARCH, "SELL", "CADENCE", "REBALANCE"), "3");
        fill(recommendation(MARCH, "BUY", "CASH_PARK", "WAVE:first"), "50");
        // Neither the time of the fill nor the month in UTC matters: in London, the time of the run is in April.
        fill(recommendation(APRIL, "BUY", "CADENCE", "CONTRIBUTION"), "2");
        assertThat(contribution(MARCH)).isEqualByComparingTo("70.00");
        assertThat(contribution(APRIL)).isEqualByComparingTo("20.00");
        fill(recommendation(APRIL, "SELL", "CADENCE", "REBALANCE"), "5");
        assertThat(contribution(APRIL)).isZero();
    }

    private void expire() {
        DATABASE.as(Role.WORKER)
                .transact(
                        portfolio.worker,
                        tx -> ExpireAdvice.within(tx, portfolio.id, tx.at().plusSeconds(1)));
    }

    private UUID recommendation(Instant asOf, String side, String stage, String reason) {
        return TestAdvice.recommendation(DATABASE, portfolio, asOf, side, stage, reason);
    }

    private Executed fill(UUID recommendation, String units) {
        return new ExecuteRecommendation(APP)
                .execute(
                        portfolio.owner,
                        portfolio.id,
                        recommendation,
                        List.of(new Fill(
                                1,
                                number(units),
                                number("10"),
                                BigDecimal.ZERO,
                                FullPortfolio.MONDAY,
                                Optional.empty())),
                        false,
                        true);
    }

    private List<UUID> entries(UUID recommendation) {
        return APP.read(
                portfolio.owner,
                tx -> tx.sql()
                        .fetch("select f.ledger_entry_id from ta.fills f"
                                + " join ta.recommendation_lines l on l.id = f.line_id"
                                + " where l.recommendation_id = '" + recommendation + "' order by f.id")
                        .getValues(0, UUID.class));
    }

    private void reverse(UUID entry) {
        new ReverseEntry(APP).reverse(portfolio.owner, portfolio.id, entry, "a slip");
    }

    private List<String> deployed(String prefix) {
        return APP.read(portfolio.owner, tx -> Deployed.names(tx, portfolio.id, prefix));
    }

    private BigDecimal contribution(Instant at) {
        return APP.read(portfolio.owner, tx -> Deployed.contribution(tx, portfolio.id, at, LONDON));
    }
}
