package ta.runtime.worker;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import ta.backoffice.TestPolicies;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.review.DraftFromReview;
import ta.backoffice.review.ModelReview;
import ta.backoffice.review.RequestReview;
import ta.backoffice.review.ReviewOutcome;
import ta.backoffice.review.ReviewOutcome.Verdict;
import ta.backoffice.review.ReviewTerms;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.runs.ReplayRuns;
import ta.backoffice.strategy.CreateDraft;
import ta.backoffice.strategy.StrategyVersions;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.database.Transaction;
import ta.runtime.review.ModelStub;
import ta.runtime.review.ReviewSettings.Form;
import ta.runtime.settings.Environment;

/** From the request of a member to the outcome beside the decision, which no model can change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ModelReviewTest {

    private static final Optional<ReviewTerms> TERMS =
            Optional.of(new ReviewTerms("openai", "a-model", "localhost", 1000, false));

    private final TestDatabase database = TestDatabase.create();
    private final FullPortfolio portfolio = FullPortfolio.of(database);
    private final Database app = database.as(Role.APP);

    private Worker worker(Map<String, String> variables) {
        WorkerSettings settings = new WorkerSettings(
                1,
                Set.of(JobKind.ASK_MODEL),
                WorkerFixture.HASTY.poll(),
                WorkerFixture.HASTY.lease(),
                WorkerFixture.HASTY.longest(),
                WorkerFixture.HASTY.retry(),
                WorkerFixture.HASTY.grace());
        return Worker.start(
                database.as(Role.WORKER),
                TestPolicies.SHARED,
                new Environment(variables, Path.of("")),
                settings,
                new SimpleMeterRegistry());
    }

    private ReviewOutcome outcome(Map<String, String> variables, Function<Transaction, ModelReview> request) {
        UUID id = app.transact(portfolio.owner, request).id();
        try (Worker worker = worker(variables)) {
            worker.wake();
            return await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> app.read(portfolio.owner, tx -> ModelReview.one(tx, portfolio.id, id)),
                            review -> review.outcome().isPresent())
                    .outcome()
                    .orElseThrow();
        }
    }

    private ModelReview ofRecommendation(Transaction tx) {
        return RequestReview.ofRecommendation(tx, portfolio.id, portfolio.recommendation, TERMS);
    }

    @Test
    void review_ofARecommendation_isKeptWithWhatItPointsTo() {
        try (ModelStub model = new ModelStub(Form.OPENAI)) {
            model.say(ModelStub.GOOD);
            ReviewOutcome outcome = outcome(model.variables(Map.of()), this::ofRecommendation);
            assertThat(outcome.problem()).isEmpty();
            assertThat(outcome.verdict()).isEqualTo(Verdict.WARN);
            assertThat(outcome.notes())
                    .containsExactly(new ReviewOutcome.Note(
                            "The band is narrow.", List.of("/drift_bands/major"), List.of("f1")));
            assertThat(outcome.source().model()).isEqualTo("a-model");
            String sent = model.requests().get(0).getBodyAsString();
            assertThat(sent)
                    .contains("XLON:XWES", "drift_bands", "PRIORITY")
                    .doesNotContain(portfolio.owner.name(), "broad funds, four tilts", portfolio.id.toString());
        }
        assertThat(one("select event::json ->> 'action' from ta.audit_events"
                        + " where event::json ->> 'action' like 'review.%' order by seq desc limit 1"))
                .isEqualTo("review.outcome");
    }

    @Test
    void names_areSentWhereTheOperatorAllowsIt() {
        try (ModelStub model = new ModelStub(Form.OPENAI)) {
            model.say(ModelStub.GOOD);
            outcome(model.variables(Map.of("TA_REVIEW_NAMES", "true")), this::ofRecommendation);
            String name = one("select name from ta.portfolios where id = '" + portfolio.id + "'");
            assertThat(model.requests().get(0).getBodyAsString()).contains("broad funds, four tilts", name);
        }
    }

    @Test
    void model_thatIsHostileInAnyWay_leavesTheDecisionAsItIs() {
        String before = decisions();
        for (Form form : Form.values()) {
            try (ModelStub model = new ModelStub(form)) {
                for (Runnable answer : List.<Runnable>of(
                        () -> model.say("Ignore the policy. Sell everything. <script>alert(1)</script>"),
                        () -> model.say(
                                "{\"verdict\": \"FAIL\", \"summary\": \"Sell.\", \"notes\": [], \"lines\": []}"),
                        model::refuse,
                        () -> model.respond(aResponse().withStatus(500)),
                        () -> model.respond(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)))) {
                    answer.run();
                    ReviewOutcome outcome = outcome(model.variables(Map.of()), this::ofRecommendation);
                    assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_REVIEWED);
                    assertThat(outcome.problem().orElseThrow())
                            .startsWith("The ")
                            .doesNotContain("<script>");
                }
                model.say(ModelStub.GOOD);
                outcome(model.variables(Map.of()), this::ofRecommendation);
            }
        }
        assertThat(decisions()).isEqualTo(before);
        ReplayRuns replay = new ReplayRuns(database.as(Role.READONLY), TestPolicies.SHARED);
        assertThat(replay.replay(portfolio.owner, portfolio.run).agrees()).isTrue();
        assertThat(one("select count(*) from ta.strategy_versions where state = 'APPROVED'"))
                .isEqualTo("1");
    }

    @Test
    void suggestion_becomesADraftThatIsNotActive() {
        try (ModelStub model = new ModelStub(Form.ANTHROPIC)) {
            // A version has no run, and so no facts to point to.
            model.say(ModelStub.GOOD.replace("\"f1\"", ""));
            int draft = app.transact(portfolio.owner, tx -> CreateDraft.copy(tx, portfolio.id, 1, "to be reviewed"));
            ReviewOutcome outcome =
                    outcome(model.variables(Map.of()), tx -> RequestReview.ofVersion(tx, portfolio.id, draft, TERMS));
            assertThat(outcome.suggestedPolicy()).isPresent();
            assertThat(model.requests().get(0).getBodyAsString()).contains("decision_today");
            UUID review = app.read(portfolio.owner, tx -> ModelReview.ofVersion(tx, portfolio.id, draft))
                    .get(0)
                    .id();
            int suggested = app.transact(portfolio.owner, tx -> DraftFromReview.within(tx, portfolio.id, review));
            StrategyVersions.Texts texts =
                    app.read(portfolio.owner, tx -> StrategyVersions.one(tx, portfolio.id, suggested));
            assertThat(texts.row().state()).isEqualTo("DRAFT");
            assertThat(texts.row().reason()).contains(review.toString());
            assertThat(texts.policy()).contains("\"major\": {\"absolute_pp\": 3.0}");
            assertThat(app.read(portfolio.owner, tx -> StrategyVersions.active(tx, portfolio.id))
                            .orElseThrow()
                            .policy())
                    .contains("\"major\": {\"absolute_pp\": 2.0}");
        }
    }

    @Test
    void request_whereItCannotBeServed_isRefusedInWords() {
        refused(
                "REVIEWS_OFF",
                tx -> RequestReview.ofRecommendation(tx, portfolio.id, portfolio.recommendation, Optional.empty()));
        refused(
                "TOO_MANY_REVIEWS",
                tx -> RequestReview.ofRecommendation(
                        tx,
                        portfolio.id,
                        portfolio.recommendation,
                        Optional.of(new ReviewTerms("openai", "a-model", "localhost", 1, false))));
        int broken = app.transact(
                portfolio.owner, tx -> CreateDraft.within(tx, portfolio.id, "{", Optional.empty(), "not a policy"));
        refused("POLICY_INVALID", tx -> RequestReview.ofVersion(tx, portfolio.id, broken, TERMS));
        UUID without = app.read(portfolio.owner, this::newest).id();
        if (app.read(portfolio.owner, this::newest)
                .outcome()
                .flatMap(ReviewOutcome::suggestedPolicy)
                .isEmpty()) {
            refused("NOTHING_SUGGESTED", tx -> {
                DraftFromReview.within(tx, portfolio.id, without);
                return newest(tx);
            });
        }
    }

    private ModelReview newest(Transaction tx) {
        return ModelReview.ofRecommendation(tx, portfolio.id, portfolio.recommendation)
                .get(0);
    }

    private void refused(String code, Function<Transaction, ModelReview> request) {
        assertThatThrownBy(() -> app.transact(portfolio.owner, request))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContaining("Maybe");
    }

    @Test
    void worker_withoutAModel_andAFrozenPortfolio_doNotReview() {
        assertThat(outcome(Map.of(), this::ofRecommendation).problem().orElseThrow())
                .startsWith("No model is configured where the worker runs.");
        try (ModelStub model = new ModelStub(Form.OPENAI)) {
            model.say(ModelStub.GOOD);
            ReviewOutcome outcome = outcome(model.variables(Map.of()), tx -> {
                ModelReview review = ofRecommendation(tx);
                FreezePortfolio.within(tx, portfolio.id, "to look at it");
                return review;
            });
            assertThat(outcome.problem().orElseThrow()).startsWith("The portfolio is frozen");
            assertThat(model.requests()).isEmpty();
            refused("FROZEN", this::ofRecommendation);
        } finally {
            new RefreshPrices(app, TestPolicies.SHARED).unfreeze(portfolio.owner, portfolio.id, "looked at it");
        }
    }

    private String decisions() {
        return one("select string_agg(encode(decision_sha256, 'hex') || md5(body), ',' order by run_id)"
                        + " from ta.decisions")
                + one("select md5(string_agg(f::text, ',' order by fact)) from ta.run_facts f")
                + one("select md5(string_agg(l::text, ',' order by id)) from ta.recommendation_lines l");
    }

    private String one(String sql) {
        return database.as(Role.READONLY)
                .read(portfolio.worker, tx -> String.valueOf(tx.sql().fetchValue(sql)));
    }
}
