package ta.backoffice.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static ta.database.TestDatabase.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.market.PriceReview;
import ta.backoffice.market.ReviewPrice;
import ta.backoffice.runs.VerifyRecord;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.rules.performance.SeriesPoint;
import ta.rules.portfolio.EntryType;

class StoredPointsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Instant THURSDAY_NOON = Instant.parse("2026-02-26T12:00:00Z");

    private FullPortfolio portfolio;

    @BeforeEach
    void begin() {
        portfolio = FullPortfolio.begin(DATABASE);
        portfolio.refresh(FullPortfolio.THURSDAY, Map.of());
        portfolio.refresh(FullPortfolio.FRIDAY, Map.of());
    }

    @Test
    void entry_recordedLate_restatesFromItsSession() {
        assertThat(stored()).containsExactly("2026-02-26 1 512.30", "2026-02-27 1 512.30");
        record(NewEntry.cash(EntryType.CONTRIBUTION, number("100.00"), THURSDAY_NOON));
        assertThat(cashNow()).as("a reader sees it at once").containsExactly("612.30", "612.30");
        restate();
        assertThat(stored())
                .containsExactly(
                        "2026-02-26 1 512.30", "2026-02-26 2 612.30", "2026-02-27 1 512.30", "2026-02-27 2 612.30");
        assertThat(restate()).as("nothing has changed since").isZero();
    }

    @Test
    void close_thatItsSourceRevised_restatesItsSessionAndTheOnesAfter() {
        portfolio.refresh(FullPortfolio.FRIDAY, Map.of("VWRP", "11300"));
        assertThat(stored()).containsExactly("2026-02-26 1 512.30", "2026-02-27 1 512.30", "2026-02-27 2 512.30");
    }

    @Test
    void price_thatIsQuarantined_withdrawsThePoint_untilItIsReviewed() {
        portfolio.refresh(FullPortfolio.FRIDAY, Map.of("VWRP", "112.3"));
        restate();
        assertThat(stored()).last().isEqualTo("2026-02-27 2 withdrawn");
        UUID point = DATABASE.as(Role.APP)
                .read(
                        portfolio.owner,
                        tx -> tx.sql()
                                .fetchSingle("select price_point_id from ta.price_findings where severity = 'critical'"
                                        + " limit 1")
                                .get(0, UUID.class));
        new ReviewPrice(DATABASE.as(Role.APP))
                .review(
                        portfolio.owner,
                        portfolio.id,
                        new PriceReview.Correct(point, number("11230"), "the fund's page", "pounds for pence"));
        restate();
        assertThat(stored()).last().isEqualTo("2026-02-27 3 512.30");
    }

    @Test
    void point_thatWasChanged_isTheFirstThatVerifyNames() {
        List<String> faults = DATABASE.asSuperuserForNow(
                tx -> {
                    List<String> found = new ArrayList<>();
                    VerifyRecord.within(tx, portfolio.id, fault -> found.add(fault.code() + " " + fault.sentence()));
                    return found;
                },
                "alter table ta.valuation_points disable trigger all",
                "update ta.valuation_points set index = index - 0.1 where session = '2026-02-27'");
        assertThat(faults)
                .contains("VALUATION_DIFFERS valuation_points 2026-02-27: is not what the book says; it is the first"
                        + " that differs");
    }

    private int restate() {
        Actor worker = portfolio.worker;
        return DATABASE.as(Role.WORKER).transact(worker, tx -> {
            tx.lockPortfolio(portfolio.id);
            return StoredPoints.restate(tx, portfolio.id, FullPortfolio.MONDAY);
        });
    }

    private void record(NewEntry entry) {
        new RecordEntries(DATABASE.as(Role.APP)).record(portfolio.owner, portfolio.id, EntryBatch.manual(entry));
    }

    private List<String> cashNow() {
        return DATABASE.as(Role.APP)
                .read(
                        portfolio.owner,
                        tx ->
                                PortfolioPerformance.of(tx, portfolio.id, FullPortfolio.MONDAY)
                                        .performance()
                                        .series()
                                        .points()
                                        .stream()
                                        .map(SeriesPoint::cash)
                                        .map(BigDecimal::toPlainString)
                                        .toList());
    }

    /** Session, revision and cash of each row, or that the point was withdrawn. */
    private List<String> stored() {
        return DATABASE.as(Role.APP)
                .read(
                        portfolio.owner,
                        tx -> tx.sql()
                                .fetch("select session, revision, withdrawn, cash from ta.valuation_points"
                                        + " order by session, revision")
                                .map(row -> row.get(0, LocalDate.class) + " " + row.get(1) + " "
                                        + (row.get(2, Boolean.class)
                                                ? "withdrawn"
                                                : row.get(3, BigDecimal.class).toPlainString())));
    }
}
