package ta.backoffice.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.market.Findings;
import ta.backoffice.market.PriceFinding;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.PriceReview;
import ta.backoffice.market.ReviewPrice;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.runs.RunReport;
import ta.backoffice.runs.RunRequest;
import ta.database.Database;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.rules.finding.Check;
import ta.rules.portfolio.Task;

/** The source delivers the whole history of a fund again, in pounds instead of pence and without saying so. */
class RestatedHistoryTest {

    private static final LocalDate WEDNESDAY = FullPortfolio.THURSDAY.minusDays(1);
    private static final Map<String, String> POUNDS = Map.of("VWRP", "112");

    private final TestDatabase database = TestDatabase.create();
    private final Database app = database.as(Role.APP);
    private final FullPortfolio portfolio = FullPortfolio.begin(database);

    @Test
    void history_atAnotherLevel_isHeldBackWhole_andNothingIsDecidedOnIt_untilOneReviewSettlesAll() {
        portfolio.refresh(WEDNESDAY, Map.of());
        portfolio.refresh(FullPortfolio.THURSDAY, Map.of());
        RefreshPrices.Refreshed refreshed = deliver(WEDNESDAY, FullPortfolio.THURSDAY, FullPortfolio.FRIDAY);
        assertThat(refreshed.frozen()).isTrue();
        assertThat(refreshed.findings())
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding.verdict().check()).isEqualTo(Check.RESTATED_HISTORY))
                .extracting(PriceFinding::sentence)
                .first()
                .asString()
                .contains("0.01 times what was accepted for the same days, as pounds for pence");
        assertThat(run().path("outcome").textValue()).isEqualTo("FROZEN");

        lift();
        assertThat(run().path("outcome").textValue())
                .as("frozen again, as the history is not reviewed")
                .isEqualTo("FROZEN");

        new ReviewPrice(app)
                .review(
                        portfolio.owner,
                        portfolio.id,
                        new PriceReview.Terms(
                                refreshed.findings().get(0).pricePointId(),
                                "GBP",
                                "GBP",
                                "the source changed its unit"));
        assertThat(app.<Integer>read(portfolio.owner, tx -> Findings.openCount(tx, portfolio.id)))
                .isZero();
        lift();
        assertThat(run().at("/valuation/sleeves/0/value").textValue()).isEqualTo("18144");
    }

    @Test
    void history_thatIsRejected_leavesWhatWasAccepted() {
        portfolio.refresh(WEDNESDAY, Map.of());
        portfolio.refresh(FullPortfolio.THURSDAY, Map.of());
        RefreshPrices.Refreshed refreshed = deliver(WEDNESDAY, FullPortfolio.THURSDAY);
        new ReviewPrice(app)
                .review(
                        portfolio.owner,
                        portfolio.id,
                        new PriceReview.Reject(refreshed.findings().get(0).pricePointId(), "it is wrong"));
        lift();
        portfolio.refresh(FullPortfolio.FRIDAY, Map.of());
        assertThat(run().at("/valuation/sleeves/0/value").textValue()).isEqualTo("18144");
    }

    @Test
    void closes_thatChangeByDifferentFactors_orOnOneDay_areNoRestatedHistory() {
        portfolio.refresh(WEDNESDAY, Map.of());
        portfolio.refresh(FullPortfolio.THURSDAY, Map.of());
        List<PriceObservation> changed = Stream.of(
                        portfolio.closes(WEDNESDAY, Map.of("VWRP", "11000")),
                        portfolio.closes(FullPortfolio.THURSDAY, Map.of("VWRP", "11100", "SEMI", "16.5")))
                .flatMap(List::stream)
                .toList();
        assertThat(refresh(changed).findings())
                .extracting(finding -> finding.verdict().check())
                .doesNotContain(Check.RESTATED_HISTORY)
                .contains(Check.QUOTE_SCALE, Check.RESTATED_CLOSE);
    }

    private RefreshPrices.Refreshed deliver(LocalDate... days) {
        return refresh(Stream.of(days)
                .flatMap(day -> portfolio.closes(day, POUNDS).stream())
                .toList());
    }

    private RefreshPrices.Refreshed refresh(List<PriceObservation> prices) {
        return new RefreshPrices(database.as(Role.WORKER), TestPolicies.SHARED)
                .refresh(portfolio.worker, portfolio.id, prices, List.of(), FullPortfolio.MONDAY.minusSeconds(3600));
    }

    private void lift() {
        new RefreshPrices(app, TestPolicies.SHARED).unfreeze(portfolio.owner, portfolio.id, "I have looked at it");
    }

    private JsonNode run() {
        RunReport report = new DecideRun(database.as(Role.WORKER), TestPolicies.SHARED)
                .run(
                        portfolio.worker,
                        new RunRequest(
                                portfolio.id, Task.WEEKLY_REVIEW, "slot " + UUID.randomUUID(), FullPortfolio.MONDAY));
        return report.decision();
    }
}
