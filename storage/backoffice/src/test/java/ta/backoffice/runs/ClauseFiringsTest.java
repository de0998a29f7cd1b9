package ta.backoffice.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.strategy.ActivatePolicy;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.ShippedPolicy;
import ta.rules.portfolio.Task;

/** The last run in which each clause decided something, on a portfolio with two holdings, far from its targets. */
class ClauseFiringsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private FullPortfolio portfolio;

    @BeforeEach
    void begin() {
        portfolio = FullPortfolio.begin(DATABASE);
        portfolio.refresh(FullPortfolio.THURSDAY, Map.of());
        portfolio.refresh(FullPortfolio.FRIDAY, Map.of());
    }

    @Test
    void run_isTheLastOne_ofTheClausesThatDecidedInIt_andOfNoOther() {
        assertThat(fired()).as("before the first run").isEmpty();
        UUID run = run(Task.MONTHLY_ALLOCATION, FullPortfolio.MONDAY);
        assertThat(fired())
                .containsAllEntriesOf(Map.of(
                        "/drift_bands/major", run,
                        "/drift_bands/minor", run,
                        "/cadence/quarterly", run,
                        "/cadence/monthly/when_drifted", run,
                        "/cadence/quarterly/priority_sleeves", run))
                .doesNotContainKeys(
                        "/cadence/monthly",
                        "/cadence/weekly",
                        "/cash_park/waves/0",
                        "/cash_park/sunset/0",
                        "/constraints/max_drawdown_tolerance",
                        "/data_quality/block_on",
                        "/data_quality/checks/stale_close");
        assertThat(all())
                .extracting(ClauseFirings.ClauseFiring::clause)
                .contains(
                        "/cash_park/waves/0",
                        "/cash_park/sunset/1",
                        "/cash_park/listing",
                        "/cadence/monthly/default_orders/0",
                        "/data_quality/checks/stale_close")
                .doesNotHaveDuplicates();
        assertThat(all()).extracting(ClauseFirings.ClauseFiring::line).isSorted();

        UUID review = run(Task.WEEKLY_REVIEW, FullPortfolio.MONDAY.plusSeconds(60));
        assertThat(fired())
                .containsEntry("/drift_bands/major", review)
                .containsEntry("/cadence/weekly", review)
                .containsEntry("/cadence/quarterly", run);
        run(Task.WEEKLY_REVIEW, FullPortfolio.MONDAY.minusSeconds(60));
        assertThat(fired())
                .as("a run that looks at an earlier moment is not the last one")
                .containsEntry("/cadence/weekly", review);
    }

    @Test
    void staleCloses_areTheLastFindingsOfTheirCheck() {
        UUID run = run(Task.WEEKLY_REVIEW, FullPortfolio.MONDAY.plusSeconds(20 * 86_400));
        assertThat(fired()).isEqualTo(Map.of("/data_quality/checks/stale_close", run, "/data_quality/block_on", run));
    }

    @Test
    void changedClause_neverFired_andAnUnchangedOneKeepsItsRun() {
        UUID run = run(Task.MONTHLY_ALLOCATION, FullPortfolio.MONDAY);
        activate(ShippedPolicy.policy().replace("\"absolute_pp\": 2.0", "\"absolute_pp\": 2.5"));
        assertThat(fired()).doesNotContainKey("/drift_bands/major").containsEntry("/drift_bands/minor", run);
        UUID next = run(Task.WEEKLY_REVIEW, FullPortfolio.MONDAY.plusSeconds(60));
        assertThat(fired()).containsEntry("/drift_bands/major", next).containsEntry("/drift_bands/minor", next);
        activate(ShippedPolicy.policy());
        assertThat(fired())
                .as("the former value is back, and so is its run")
                .containsEntry("/drift_bands/major", run)
                .containsEntry("/drift_bands/minor", next);
    }

    @Test
    void migration_findsInTheRunsBefore_whatTheRunsRecorded() {
        run(Task.MONTHLY_ALLOCATION, FullPortfolio.MONDAY);
        run(Task.WEEKLY_REVIEW, FullPortfolio.MONDAY.plusSeconds(60));
        run(Task.WEEKLY_REVIEW, FullPortfolio.MONDAY.plusSeconds(20 * 86_400));
        Map<String, UUID> recorded = fired();
        assertThat(recorded).hasSizeGreaterThan(5);
        DATABASE.asSuperuser("delete from ta.clause_firings", backfill());
        assertThat(fired()).isEqualTo(recorded);
    }

    private static String backfill() {
        try (InputStream file =
                TestDatabase.class.getResourceAsStream("/ta/database/migration/V0013__clause_firings.sql")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("insert into ta.clause_firings"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID run(Task task, Instant asOf) {
        return new DecideRun(DATABASE.as(Role.WORKER), TestPolicies.SHARED)
                .run(portfolio.worker, new RunRequest(portfolio.id, task, asOf.toString(), asOf))
                .runId();
    }

    private void activate(String policy) {
        PolicyResult.Valid valid =
                (PolicyResult.Valid) PolicyReader.read("p.json", policy.getBytes(StandardCharsets.UTF_8));
        new ActivatePolicy(DATABASE.as(Role.APP)).activate(portfolio.owner, portfolio.id, valid, "a change");
    }

    private List<ClauseFirings.ClauseFiring> all() {
        Actor owner = portfolio.owner;
        return DATABASE.as(Role.APP)
                .read(
                        owner,
                        tx -> ClauseFirings.of(
                                tx,
                                portfolio.id,
                                TestPolicies.SHARED.of(tx, portfolio.id).orElseThrow()));
    }

    private Map<String, UUID> fired() {
        return all().stream()
                .filter(each -> each.last().isPresent())
                .collect(Collectors.toMap(
                        ClauseFirings.ClauseFiring::clause,
                        each -> each.last().orElseThrow().run()));
    }
}
