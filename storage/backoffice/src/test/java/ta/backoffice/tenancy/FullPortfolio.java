package ta.backoffice.tenancy;

import static ta.database.TestDatabase.number;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.TestPolicies;
import ta.backoffice.TestPortfolio;
import ta.backoffice.advice.ExecuteRecommendation;
import ta.backoffice.advice.Fill;
import ta.backoffice.advice.LedgerChanges;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.advice.UndoMatch;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.book.StatedCurrency;
import ta.backoffice.book.StatedEntry;
import ta.backoffice.governance.Alerts;
import ta.backoffice.market.AskProvider;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.IngestFxRates;
import ta.backoffice.market.ManualPrice;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.PriceReview;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderQuestion;
import ta.backoffice.market.RateFindings;
import ta.backoffice.market.RecordManualPrice;
import ta.backoffice.market.ReviewPrice;
import ta.backoffice.market.ReviewRate;
import ta.backoffice.notice.ChangeChannels;
import ta.backoffice.notice.ChannelKind;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.RecordCorporateAction;
import ta.backoffice.registry.UnitRatio;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.review.RecordOutcome;
import ta.backoffice.review.RequestReview;
import ta.backoffice.review.ReviewOutcome;
import ta.backoffice.review.ReviewTerms;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.runs.RunReport;
import ta.backoffice.runs.RunRequest;
import ta.backoffice.simulation.RequestSimulation;
import ta.backoffice.simulation.SimulatedPolicy;
import ta.backoffice.simulation.SimulationPlan;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.strategy.ActivatePolicy;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.strategy.CreateDraft;
import ta.backoffice.strategy.PolicyFile;
import ta.backoffice.strategy.SaveDraft;
import ta.backoffice.strategy.TakePolicyFile;
import ta.backoffice.tasks.TaskKind;
import ta.backoffice.tasks.Tasks;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.market.PriceKind;
import ta.rules.policy.Severity;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;

/** A portfolio that has a row in every table whose rows belong to portfolios. */
public final class FullPortfolio {

    public static final LocalDate THURSDAY = LocalDate.of(2026, 2, 26);
    public static final LocalDate FRIDAY = LocalDate.of(2026, 2, 27);
    public static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    /** The kind of an open alert; its subject is {@code cash}. */
    static final String OPEN_ALERT = "CASH_OVERDRAWN";

    private static final Instant OPENED = Instant.parse("2026-02-25T09:00:00Z");
    private static final Map<String, String> PENCE = Map.of(
            "VWRP", "11200",
            "SEMI", "1650",
            "XWES", "4120",
            "XWHS", "4688",
            "WLDS", "612.3",
            "IGL5", "1043.6",
            "CSH2", "11905");

    private final TestDatabase database;
    private final ActivePolicies policies = TestPolicies.SHARED;
    private final Database app;
    public final UUID id;
    public final Actor owner;
    public final Actor worker;
    public UUID entry;
    public UUID run;
    public UUID recommendation;
    public UUID finding;
    public UUID channel;
    public UUID task;
    public UUID modelReview;
    public UUID simulation;
    UUID pricePoint;

    private FullPortfolio(TestDatabase database, TestPortfolio of) {
        this.database = database;
        this.app = database.as(Role.APP);
        this.id = of.id();
        this.owner = of.owner();
        this.worker = Actor.worker("worker", of.id());
    }

    /** A portfolio with a policy, units and cash, but no prices yet. */
    public static FullPortfolio begin(TestDatabase database) {
        FullPortfolio portfolio = new FullPortfolio(database, TestPortfolio.create(database));
        portfolio.task = portfolio.app.read(
                portfolio.owner,
                tx -> Tasks.of(tx, Optional.of(portfolio.id)).stream()
                        .filter(row -> row.definition().task() == TaskKind.WEEKLY_REVIEW)
                        .map(Tasks.Task::id)
                        .findFirst()
                        .orElseThrow());
        new ActivatePolicy(portfolio.app).activate(portfolio.owner, portfolio.id, policy(), "the first");
        portfolio.entry = portfolio.record();
        return portfolio;
    }

    public static FullPortfolio of(TestDatabase database) {
        FullPortfolio portfolio = begin(database);
        portfolio.refresh(THURSDAY, Map.of());
        portfolio.refresh(FRIDAY, Map.of("VWRP", "112.345"));
        portfolio.review();
        portfolio.decide();
        portfolio.enterPrice();
        portfolio.draft();
        portfolio.rest();
        return portfolio;
    }

    static PolicyResult.Valid policy() {
        try (InputStream file = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            return (PolicyResult.Valid) PolicyReader.read("manifesto_policy.json", file.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID record() {
        Map<ListingId, UUID> keys = app.read(owner, ListingKeys::all);
        return new RecordEntries(app)
                .record(
                        owner,
                        id,
                        EntryBatch.manual(
                                NewEntry.cash(EntryType.TRANSFER_IN, number("512.30"), OPENED),
                                NewEntry.transferIn(
                                        keys.get(ListingId.of("XLON", "VWRP")), number("162"), number("15000"), OPENED),
                                NewEntry.transferIn(
                                        keys.get(ListingId.of("XLON", "SEMI")),
                                        number("1023"),
                                        number("15000"),
                                        OPENED)))
                .entryIds()
                .get(0);
    }

    /**
     * The closes of a day.
     *
     * @param other by ticker, the prices that differ from the default
     */
    List<PriceObservation> closes(LocalDate day, Map<String, String> other) {
        return app.read(owner, tx -> {
            Instant close = VenueCalendar.load(tx, "XLON").close(day);
            Map<ListingId, UUID> keys = ListingKeys.all(tx);
            return PENCE.entrySet().stream()
                    .map(price -> new PriceObservation(
                            keys.get(ListingId.of("XLON", price.getKey())),
                            close,
                            "file",
                            PriceKind.CLOSE,
                            number(other.getOrDefault(price.getKey(), price.getValue())),
                            Optional.empty(),
                            Optional.empty()))
                    .toList();
        });
    }

    public RefreshPrices.Refreshed refresh(LocalDate day, Map<String, String> other) {
        Instant evening = day.atTime(18, 0).atZone(ZoneOffset.UTC).toInstant();
        return new RefreshPrices(database.as(Role.WORKER), policies)
                .refresh(worker, id, closes(day, other), List.of(), evening);
    }

    private void review() {
        Map<String, UUID> critical = app.read(
                owner,
                tx -> tx.sql()
                        .fetchSingle(
                                "select id, price_point_id from ta.price_findings where severity = 'critical' limit 1")
                        .map(row -> Map.of(
                                "finding", row.get("id", UUID.class), "point", row.get("price_point_id", UUID.class))));
        finding = critical.get("finding");
        pricePoint = critical.get("point");
        new RefreshPrices(app, policies).unfreeze(owner, id, "looked at it");
        new ReviewPrice(app)
                .review(owner, id, new PriceReview.Correct(pricePoint, number("11234.5"), "the fund's page", "a slip"));
    }

    private void decide() {
        RunReport report = new DecideRun(database.as(Role.WORKER), policies)
                .run(worker, new RunRequest(id, Task.MONTHLY_ALLOCATION, "2026-03-02 08:00", MONDAY));
        run = report.runId();
        recommendation = report.recommendationId().orElseThrow();
        Recommendations.Line line = app.read(owner, tx -> Recommendations.one(tx, id, recommendation))
                .lines()
                .get(0);
        Fill fill = new Fill(
                line.number(), BigDecimal.ONE, number("41.20"), BigDecimal.ZERO, MONDAY, Optional.of("CN-" + id));
        new ExecuteRecommendation(app).execute(owner, id, recommendation, List.of(fill), false, false);
        matchAndUndo(line);
    }

    /** A trade that the product takes for the rest of the advice, which it was not. */
    private void matchAndUndo(Recommendations.Line line) {
        app.transact(owner, tx -> {
            NewEntry trade = NewEntry.buy(
                    ListingKeys.all(tx).get(line.listing()),
                    BigDecimal.ONE,
                    number("41.20"),
                    number("41.20"),
                    BigDecimal.ZERO,
                    MONDAY.plusSeconds(60));
            UUID bought = LedgerChanges.record(tx, id, EntryBatch.manual(trade), false)
                    .batch()
                    .entryIds()
                    .get(0);
            UndoMatch.within(tx, id, bought);
            return bought;
        });
    }

    private void enterPrice() {
        app.transact(owner, tx -> {
            UUID listing = ListingKeys.all(tx).get(ListingId.of("XLON", "WLDS"));
            return RecordManualPrice.within(
                    tx,
                    id,
                    policies.of(tx, id),
                    new ManualPrice(
                            listing, MONDAY, PriceKind.INTRADAY, number("612.1"), "GBP", "GBX", "a screen", "asked"));
        });
    }

    private void draft() {
        app.transact(owner, tx -> {
            int number = CreateDraft.copy(tx, id, 1, "another look");
            SaveDraft.within(tx, id, number, "{}", Optional.of("We hold what we understand."));
            return number;
        });
        PolicyFile file = new PolicyFile("{".getBytes(StandardCharsets.UTF_8), Optional.empty());
        new TakePolicyFile(database.as(Role.WORKER)).take(worker, id, file, false);
    }

    /** A doubtful rate that was accepted. */
    private void doubtRate() {
        UUID finding = database.as(Role.WORKER).transact(worker, tx -> {
            IngestFxRates.within(tx, List.of(new FxObservation("GBP", "USD", MONDAY, "ecb", number("1.35"))), MONDAY);
            tx.sql()
                    .execute("insert into ta.rate_findings (id, portfolio_id, fx_rate_id, base, quote, as_of, rate,"
                            + " previous, check_name, severity, sentence) select gen_random_uuid(), '" + id
                            + "', id, base, quote, as_of, rate, 13.5, 'fx_tenfold', 'critical', 'A tenth.'"
                            + " from ta.fx_rates limit 1");
            return RateFindings.of(tx, id, false).get(0).id();
        });
        app.transact(owner, tx -> ReviewRate.within(tx, id, finding, ReviewRate.Verdict.ACCEPT, "it is right"));
    }

    /** A review of the recommendation that suggests a change of the policy. */
    private void reviewByModel() {
        ReviewTerms terms = new ReviewTerms("openai", "a-model", "model.example.org", 10, false);
        modelReview = app.transact(
                        owner, tx -> RequestReview.ofRecommendation(tx, id, recommendation, Optional.of(terms)))
                .id();
        String suggested = policy().document().replaced("/drift_bands/major/absolute_pp", "3.0");
        ReviewOutcome outcome = new ReviewOutcome(
                ReviewOutcome.Verdict.WARN,
                Optional.of("Look at the band."),
                List.of(new ReviewOutcome.Note("It is narrow.", List.of("/drift_bands/major"), List.of("f1"))),
                List.of(new ReviewOutcome.Change("/drift_bands/major/absolute_pp", "3.0", "It acts too often.")),
                Optional.of(suggested),
                Optional.empty(),
                Optional.empty(),
                new ReviewOutcome.Source(
                        "openai", "a-model", "1", Optional.empty(), Optional.of("0".repeat(64)), Optional.empty()));
        database.as(Role.WORKER).transact(worker, tx -> {
            RecordOutcome.within(tx, id, modelReview, outcome);
            return modelReview;
        });
    }

    private void receiveDollars() {
        StatedEntry interest = new StatedEntry(
                EntryType.INTEREST,
                OPENED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(number("1.25")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(StatedCurrency.paid("USD", Optional.of(number("0.8")))),
                Optional.empty(),
                "");
        new RecordEntries(app).record(owner, id, EntryBatch.manual(interest.entry((currency, at) -> BigDecimal.ONE)));
    }

    /** Adds rows to the remaining tables. */
    private void rest() {
        receiveDollars();
        reviewByModel();
        doubtRate();
        String of = "'" + id + "'";
        channel = app.transact(
                owner,
                tx -> ChangeChannels.create(
                        tx,
                        id,
                        ChannelKind.WEBHOOK,
                        "https://ntfy.example.org/",
                        Optional.empty(),
                        List.of(NoticeKind.FREEZE),
                        Optional.of("s".repeat(43))));
        app.transact(owner, tx -> {
            tx.sql()
                    .execute("insert into ta.idempotency_keys (user_id, route, key, body_sha256) values ('"
                            + owner.userId().orElseThrow() + "', 'POST /x', 'k', pg_catalog.sha256('b'))");
            RecordCorporateAction.within(
                    tx,
                    ListingKeys.all(tx).get(ListingId.of("XLON", "SEMI")),
                    LocalDate.of(2999, 1, 4),
                    new UnitRatio(BigDecimal.ONE, BigDecimal.TEN),
                    "announced");
            AskProvider.within(tx, id, Provider.YAHOO, ProviderQuestion.Kind.SEARCH, "all-world", Optional.empty());
            simulation = RequestSimulation.within(
                    tx, id, terms(), SimulationPlan.VERSIONS_ALONE, List.of(SimulatedPolicy.of(1, policy())));
            Alerts.raise(tx, id, OPEN_ALERT, Severity.WARN, "cash", "there is none left");
            return tx.sql()
                    .execute("insert into ta.jobs (id, portfolio_id, kind, key) values (gen_random_uuid(), " + of
                            + ", 'PRICE_REFRESH', 'k')");
        });
        own(of);
    }

    private static SimulationTerms terms() {
        BigDecimal none = BigDecimal.ZERO;
        return new SimulationTerms(
                THURSDAY, FRIDAY, 1, none, 42, SimulationTerms.Fill.NEXT_CLOSE, none, none, none, none, 5);
    }

    /** Observations of the portfolio alone, as an import leaves them. */
    private void own(String of) {
        String listing = "(select id from ta.listings where ticker = 'SEMI')";
        database.asSuperuser(
                "insert into ta.price_points select gen_random_uuid(), listing_id, as_of - interval '2 years', source,"
                        + " kind, revision, price, currency, quote_unit, received_at, " + of
                        + " from ta.price_points where kind = 'CLOSE' and listing_id = " + listing + " limit 1",
                "insert into ta.fx_rates select gen_random_uuid(), base, quote, as_of - interval '2 years', source,"
                        + " revision, rate, received_at, " + of + " from ta.fx_rates limit 1",
                "insert into ta.corporate_actions (id, listing_id, kind, effective_on, revision, recorded_by,"
                        + " portfolio_id) values (gen_random_uuid(), " + listing + ", 'OTHER', '2999-01-05', 1, 'x', "
                        + of + ")",
                "insert into ta.unseen_observations values (" + of + ", gen_random_uuid())",
                "insert into ta.portfolio_imports values (" + of + ", now(), sha256('x'), 1, sha256('y'), 'x', now())");
    }
}
