package ta.backoffice.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;

/** A drift check decides as a review does and sends notices, but recommends nothing. */
class DriftCheckTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void driftCheck_ofADriftedPortfolio_tellsItOnceAndIsKeptAsADecisionIs() {
        FullPortfolio portfolio = FullPortfolio.begin(DATABASE);
        portfolio.refresh(FullPortfolio.THURSDAY, Map.of());
        portfolio.refresh(FullPortfolio.FRIDAY, Map.of());
        ActivePolicies policies = TestPolicies.SHARED;
        DecideRun decide = new DecideRun(DATABASE.as(Role.WORKER), policies);
        RunReport report = decide.run(
                portfolio.worker, new RunRequest(portfolio.id, RunTask.DRIFT_CHECK, "monday", FullPortfolio.MONDAY));
        assertThat(report.recommendationId()).isEmpty();
        decide.run(
                portfolio.worker,
                new RunRequest(portfolio.id, RunTask.DRIFT_CHECK, "tuesday", FullPortfolio.MONDAY.plusSeconds(3_600)));
        assertThat(ask("select kind from ta.notifications where portfolio_id = '" + portfolio.id + "'"))
                .as("the second check sees nothing new, and a check itself is no news")
                .containsExactly("DRIFT_BREACH");
        assertThat(ask("select id::text from ta.recommendations where portfolio_id = '" + portfolio.id + "'"))
                .isEmpty();
        assertThat(ask("select task || ' ' || state from ta.task_runs where portfolio_id = '" + portfolio.id + "'"))
                .containsExactly("DRIFT_CHECK SUCCEEDED", "DRIFT_CHECK SUCCEEDED");
        Actor reader = Actor.system("verify");
        assertThat(new ReplayRuns(DATABASE.as(Role.READONLY), policies).replay(reader, report.runId()))
                .matches(Replay::agrees)
                .extracting(Replay::archived)
                .isEqualTo(report.decisionSha256());
        Optional<Runs.Run> newest =
                DATABASE.as(Role.APP).read(portfolio.owner, tx -> Runs.newestOfDecisions(tx, portfolio.id));
        assertThat(newest).as("a drift check can recommend nothing").isEmpty();
    }

    private static List<String> ask(String sql) {
        return DATABASE.as(Role.READONLY)
                .read(Actor.system("test"), tx -> tx.sql().resultQuery(sql).fetch(0, String.class));
    }
}
