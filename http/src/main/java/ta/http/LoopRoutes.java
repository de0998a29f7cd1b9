package ta.http;

import static ta.http.Routes.PORTFOLIO;
import static ta.http.route.RouteTable.listOf;

import ta.http.advice.AdviceShapes;
import ta.http.advice.RecommendationsHandler;
import ta.http.book.BookShapes;
import ta.http.book.CorporateActionShapes;
import ta.http.book.CorporateActionsHandler;
import ta.http.book.GainsHandler;
import ta.http.book.HoldingsHandler;
import ta.http.book.ImportShapes;
import ta.http.book.ImportsHandler;
import ta.http.book.LedgerHandler;
import ta.http.book.LedgerShapes;
import ta.http.dashboard.DashboardHandler;
import ta.http.dashboard.DashboardShapes;
import ta.http.dashboard.FirstStepsHandler;
import ta.http.forecast.ForecastHandler;
import ta.http.forecast.ForecastShapes;
import ta.http.market.PriceShapes;
import ta.http.market.PricesHandler;
import ta.http.market.ProviderQuestionsHandler;
import ta.http.market.ProvidersHandler;
import ta.http.market.QuarantineHandler;
import ta.http.market.RateFindingsHandler;
import ta.http.performance.AllPortfoliosHandler;
import ta.http.performance.PerformanceHandler;
import ta.http.performance.PerformanceShapes;
import ta.http.review.ReviewShapes;
import ta.http.review.ReviewsHandler;
import ta.http.route.Access;
import ta.http.route.Content;
import ta.http.route.PreparingHandler;
import ta.http.route.RouteTable;
import ta.http.runs.ExplanationHandler;
import ta.http.runs.ExplanationShapes;
import ta.http.runs.RunShapes;
import ta.http.runs.RunsHandler;
import ta.http.simulation.SimulationShapes;
import ta.http.simulation.SimulationsHandler;
import ta.http.strategy.PolicyFiles;
import ta.http.strategy.RuleShapes;
import ta.http.strategy.RulesHandler;
import ta.http.strategy.StrategyHandler;
import ta.http.strategy.StrategyShapes;
import ta.http.strategy.WhatIfHandler;
import ta.http.strategy.WhatIfShapes;

/** The routes of the loop: the book, prices, what it is worth, the policy, runs, and what they recommend. */
final class LoopRoutes {

    private static final String TASK_NAMES = "WEEKLY_REVIEW, MONTHLY_ALLOCATION or QUARTERLY_REBALANCE";

    private LoopRoutes() {}

    // spotless:off
    static void book(RouteTable table, Services services) {
        LedgerHandler ledger = new LedgerHandler();
        table.get(PORTFOLIO + "/ledger", "Lists the ledger entries, newest first", ledger::list)
                .paged(LedgerShapes.Entry.class);
        table.post(PORTFOLIO + "/ledger/batches", "Records entries: what happened at the broker", ledger::record)
                .takes(LedgerShapes.NewBatch.class).answers(201, LedgerShapes.Batch.class);
        table.post(PORTFOLIO + "/ledger/reversals", "Reverses an entry", ledger::reverse)
                .takes(LedgerShapes.Reversal.class).answers(201, LedgerShapes.Entry.class);
        table.post(PORTFOLIO + "/ledger/unmatch", "Undoes that an entry counts as a fill", ledger::unmatch)
                .takes(LedgerShapes.Unmatched.class).answers(LedgerShapes.Entry.class);

        ImportsHandler imports = new ImportsHandler();
        String ledgerImports = PORTFOLIO + "/ledger/imports";
        table.get("/import-templates", "Lists the brokers and programs whose files are read", imports::templates)
                .answers(listOf(ImportShapes.TemplateShape.class));
        table.get(ledgerImports, "Lists the imports of brokers' files, newest first", imports::list)
                .answers(listOf(ImportShapes.Recorded.class));
        table.post(ledgerImports, "Imports a broker's file, or shows what would become of each line",
                        new PreparingHandler(imports::read, imports::create))
                .unkeyed().heavy().parameter("dry_run", "true shows it and records nothing", "true")
                .takes(ImportShapes.NewImport.class).answers(ImportShapes.Import.class);
        table.post(ledgerImports + "/{import}/reversal", "Takes an import back whole", imports::takeBack)
                .takes(ImportShapes.TakingBack.class).answers(201, ImportShapes.TakenBack.class);

        CorporateActionsHandler actions = new CorporateActionsHandler();
        String corporateActions = PORTFOLIO + "/corporate-actions";
        table.get(corporateActions, "Lists corporate actions with their effect, oldest first", actions::list)
                .answers(listOf(CorporateActionShapes.CorporateActionShape.class));
        table.post(corporateActions, "Records a corporate action and applies it to the ledger", actions::create)
                .parameter("dry_run", "true shows what it would do and records nothing", "true")
                .takes(CorporateActionShapes.NewCorporateAction.class)
                .answers(201, CorporateActionShapes.CorporateActionShape.class);
        table.post(corporateActions + "/{action}/apply", "Applies a corporate action to the ledger", actions::apply)
                .answers(CorporateActionShapes.CorporateActionShape.class);
        table.post(corporateActions + "/{action}/withdraw", "Withdraws an action that did not happen",
                actions::withdraw)
                .takes(CorporateActionShapes.Withdrawal.class)
                .answers(CorporateActionShapes.CorporateActionShape.class);

        HoldingsHandler holdings = new HoldingsHandler(services.policies());
        table.get(PORTFOLIO + "/holdings", "Lists the holdings with their values", holdings::holdings)
                .answers(listOf(BookShapes.Holding.class));
        table.get(PORTFOLIO + "/gains-for-tax", "Lists the sales with their gains for tax in the United Kingdom",
                new GainsHandler()::gains)
                .answers(BookShapes.Gains.class);
        table.get(PORTFOLIO + "/cash", "Returns the cash balance and its sums by entry type", holdings::cash)
                .answers(BookShapes.CashShape.class);
        table.get(PORTFOLIO + "/valuations", "Lists the valuations, one per session, oldest first",
                holdings::valuations)
                .parameter("from", "the first session", "2026-01-01").parameter("to", "the last session", "2026-03-31")
                .paged(BookShapes.Valuation.class);
    }

    static void performance(RouteTable table) {
        PerformanceHandler performance = new PerformanceHandler();
        table.get(PORTFOLIO + "/performance", "Returns the value at each close and the figures of each period",
                performance::one)
                .parameter("since", "also computes the figures since this day", "2026-01-01")
                .parameter("benchmark", "a registered listing beside it", "XLON:VWRP")
                .answers(PerformanceShapes.PortfolioFigures.class);
        table.get(PORTFOLIO + "/performance.csv", "Returns one of its tables as CSV", performance::csv)
                .parameter("table", "points, periods or listings; if omitted, points", "periods")
                .parameter("since", "also computes the figures since this day", "2026-01-01")
                .answers(Content.class);
        table.get("/performance", "Returns value, money paid in and gain of all your portfolios",
                new AllPortfoliosHandler()::all)
                .answers(PerformanceShapes.AllPortfolios.class);
    }

    static void dashboard(RouteTable table, Services services) {
        DashboardHandler dashboard = new DashboardHandler(services.policies());
        table.get(PORTFOLIO + "/dashboard", "Returns all that the overview page shows", dashboard::dashboard)
                .answers(DashboardShapes.Dashboard.class);
        table.get(PORTFOLIO + "/first-steps", "Returns how far a new portfolio has come",
                        new FirstStepsHandler()::steps)
                .answers(FirstStepsHandler.Steps.class);
        table.get(PORTFOLIO + "/forecast", "Returns at which price, date or amount each trigger fires next",
                new ForecastHandler(services.policies())::forecast)
                .answers(ForecastShapes.Forecast.class);
    }

    static void market(RouteTable table, Services services) {
        PricesHandler prices = new PricesHandler(services.policies());
        table.get("/listings/{listing}/prices", "Lists the observed prices of a listing, newest first", prices::list)
                .parameter("from", "the first day, in UTC", "2026-01-01")
                .parameter("to", "the last day, in UTC", "2026-03-31")
                .parameter("kind", "CLOSE or INTRADAY; if omitted, both", "CLOSE")
                .parameter("portfolio", "the id of a portfolio of yours: adds what each price means to it", "")
                .paged(PriceShapes.Observation.class);
        table.post(PORTFOLIO + "/prices", "Enters a price for this portfolio only", prices::enter)
                .takes(PriceShapes.NewManualPrice.class).answers(201, PriceShapes.ManualPriceShape.class);
        table.get("/fx", "Returns an exchange rate and the observed rates that it was derived from", prices::rate)
                .parameter("base", "ISO 4217", "GBP").parameter("quote", "ISO 4217", "USD")
                .parameter("date", "the rate known at the end of that day, in UTC; if omitted, now", "2026-03-02")
                .answers(PriceShapes.Rate.class);
        RateFindingsHandler rates = new RateFindingsHandler();
        table.get(PORTFOLIO + "/rate-findings", "Lists the findings about exchange rates", rates::list)
                .parameter("all", "true includes reviewed findings", "true")
                .answers(listOf(PriceShapes.RateFindingShape.class));
        table.post(PORTFOLIO + "/rate-findings/{finding}/review", "Accepts or rejects the rate of a finding",
                rates::review)
                .takes(PriceShapes.RateReview.class).answers(PriceShapes.RateReviewed.class);
        table.get("/providers", "Lists the providers of prices and rates, with their health", ProvidersHandler::list)
                .answers(listOf(ProvidersHandler.ProviderShape.class));

        ProviderQuestionsHandler questions = new ProviderQuestionsHandler(services.wake());
        table.post(PORTFOLIO + "/provider-questions", "Asks a price provider; a worker brings the answer",
                        questions::ask)
                .unkeyed().takes(ProviderQuestionsHandler.NewQuestion.class)
                .answers(202, ProviderQuestionsHandler.Question.class);
        table.get(PORTFOLIO + "/provider-questions/{question}", "Returns a question with its answer", questions::one)
                .answers(ProviderQuestionsHandler.Question.class);

        QuarantineHandler quarantine = new QuarantineHandler(services.policies());
        String finding = PORTFOLIO + "/quarantine/{finding}";
        table.get(PORTFOLIO + "/quarantine", "Lists the findings of the data quality checks", quarantine::list)
                .parameter("all", "true includes reviewed findings", "true").answers(listOf(PriceShapes.Finding.class));
        table.post(finding + "/resolve", "Reviews the price that a finding is about", quarantine::resolve)
                .takes(PriceShapes.Resolve.class).answers(PriceShapes.Resolved.class);
        table.post(finding + "/preview", "Previews today's decision with and without a review", quarantine::preview)
                .unkeyed().heavy().takes(PriceShapes.Resolve.class)
                .parameter("task", TASK_NAMES + "; if omitted, MONTHLY_ALLOCATION", "MONTHLY_ALLOCATION")
                .answers(RuleShapes.PolicyPreview.class);
    }

    static void strategy(RouteTable table, Services services) {
        String version = PORTFOLIO + "/strategy/versions/{version}";
        StrategyHandler strategy = new StrategyHandler(services.policies());
        table.get(PORTFOLIO + "/strategy", "Returns the active policy", strategy::active)
                .answers(StrategyShapes.VersionTexts.class);
        table.get(PORTFOLIO + "/strategy/versions", "Lists all versions of the policy, newest first", strategy::list)
                .answers(listOf(StrategyShapes.StrategyVersion.class));
        table.post(PORTFOLIO + "/strategy/versions", "Creates a draft from a text or another version", strategy::create)
                .heavy().takes(StrategyShapes.NewVersion.class).answers(201, StrategyShapes.VersionTexts.class);
        table.get(version, "Returns a version with its texts", strategy::one)
                .answers(StrategyShapes.VersionTexts.class);
        table.put(version, "Saves a draft, even if it has errors", strategy::save)
                .conditional().heavy().takes(StrategyShapes.DraftTexts.class)
                .answers(StrategyShapes.VersionTexts.class);
        table.post(version + "/approve", "Approves a draft; it becomes the active policy", strategy::approve)
                .conditional().heavy().takes(StrategyShapes.VersionApproval.class)
                .answers(StrategyShapes.VersionTexts.class);
        table.post(version + "/discard", "Discards a draft; its text is kept", strategy::discard)
                .conditional().answers(StrategyShapes.VersionTexts.class);
        PolicyFiles files = new PolicyFiles();
        table.get("/policy-schema", "Returns the JSON Schema of a policy, which explains each clause", files::schema)
                .by(Access.PUBLIC).answers(Content.class);
        table.get("/policy-sample", "Returns the shipped policy, as a starting point", files::sample)
                .by(Access.PUBLIC).answers(StrategyShapes.PolicySample.class);
        table.get("/policy-samples", "Lists the sample policies to start from", files::samples)
                .by(Access.PUBLIC).answers(listOf(StrategyShapes.StarterPolicy.class));
        RulesHandler rules = new RulesHandler(services.policies());
        table.ask(version + "/validate", "Validates a version and lists all its errors", rules::validate)
                .conditional().heavy().answers(StrategyShapes.PolicyValidation.class);
        table.ask(version + "/preview", "Previews today's decision under a version", rules::preview)
                .conditional().heavy().parameter("task", TASK_NAMES, "MONTHLY_ALLOCATION")
                .answers(RuleShapes.PolicyPreview.class);
        table.ask("/policy-checks", "Checks the text of a policy and lists all its errors", rules::check)
                .heavy().takes(StrategyShapes.CheckedTexts.class).answers(StrategyShapes.PolicyValidation.class);
        table.ask(PORTFOLIO + "/what-if", "Decides now with another policy, contribution or cash; stores nothing",
                        new WhatIfHandler(services.policies())::decide)
                .heavy().takes(WhatIfShapes.WhatIf.class).answers(WhatIfShapes.WhatIfAnswer.class);
        table.get(version + "/rules", "Lists the rules that a version compiles to", rules::rules)
                .heavy().answers(listOf(RuleShapes.PolicyRule.class));
        table.get(PORTFOLIO + "/strategy/clauses", "Lists when each clause of the active policy last decided something",
                        rules::clauses)
                .heavy().answers(listOf(RuleShapes.PolicyClause.class));
        table.get(PORTFOLIO + "/strategy/diff", "Compares two versions clause by clause", rules::diff)
                .heavy().parameter("from", "the number of a version; if omitted, the active one", "1")
                .parameter("to", "the number of a version", "2").answers(listOf(RuleShapes.PolicyChange.class));
    }

    static void simulations(RouteTable table, Services services) {
        SimulationsHandler simulations =
                new SimulationsHandler(services.database(), services.policies(), services.wake());
        String all = PORTFOLIO + "/simulations";
        table.post(all, "Simulates versions of the policy over the stored history; a worker does it",
                        simulations::request)
                .heavy().takes(SimulationShapes.NewSimulation.class).answers(202, SimulationShapes.Simulation.class);
        table.get(all, "Lists the simulations, newest first", simulations::list)
                .answers(listOf(SimulationShapes.Simulation.class));
        table.get(PORTFOLIO + "/simulation-span", "Returns the days over which versions can be simulated",
                        simulations::span)
                .heavy().parameter("versions", "numbers of versions; if omitted, the active one", "1")
                .answers(SimulationShapes.SimulationSpan.class);
        table.get(all + "/{simulation}", "Returns a simulation with what came of it", simulations::one)
                .answers(SimulationShapes.SimulationDetail.class);
        table.get(all + "/{simulation}/sessions.csv", "Returns every session of a simulation as CSV", simulations::csv)
                .answers(Content.class);
        table.post(all + "/{simulation}/cancel", "Cancels a simulation that is not over", simulations::cancel)
                .answers(SimulationShapes.Simulation.class);
        table.get(all + "/{simulation}/runs/{day}", "Simulates a day again and explains its decision",
                        new PreparingHandler(simulations::simulate, simulations::run))
                .heavy().parameter("version", "the number of a simulated version", "1")
                .answers(SimulationShapes.SimulatedRun.class);
    }

    static void runs(RouteTable table, Services services) {
        RunsHandler runs = new RunsHandler(services.database(), services.policies(), services.wake());
        table.post(PORTFOLIO + "/runs", "Requests a run; a worker executes it", runs::request)
                .takes(RunShapes.NewRun.class).answers(202, RunShapes.Run.class);
        table.post(PORTFOLIO + "/prices/refresh", "Requests a refresh of the prices", runs::refresh)
                .answers(202, RunShapes.Run.class);
        table.get(PORTFOLIO + "/runs", "Lists the runs, newest first", runs::list)
                .parameter("task", "a task such as WEEKLY_REVIEW; if omitted, all", "PRICE_REFRESH")
                .parameter("state", "QUEUED, RUNNING, SUCCEEDED, FAILED, FROZEN or SKIPPED; if omitted, all", "SKIPPED")
                .paged(RunShapes.Run.class);
        table.get("/runs/{run}", "Returns a run with its decision", runs::one).answers(RunShapes.RunDetail.class);
        table.get("/runs/{run}/trace", "Returns the run's facts and the rules that fired", runs::trace)
                .answers(RunShapes.Trace.class);
        ExplanationHandler explanations = new ExplanationHandler(services.policies());
        table.get("/runs/{run}/explanation", "Explains the decision in sentences", explanations::explanation)
                .answers(ExplanationShapes.RunExplanation.class);
        table.get("/runs/{run}/snapshot", "Returns the snapshot that the run decided on", runs::snapshot)
                .answers(RunShapes.SnapshotShape.class);
        table.ask("/runs/{run}/replay", "Replays the decision and compares the hashes", runs::replay)
                .heavy().answers(RunShapes.ReplayShape.class);
    }

    static void recommendations(RouteTable table, Services services) {
        RecommendationsHandler recommendations = new RecommendationsHandler(services.terms());
        String recommendation = "/recommendations/{recommendation}";
        table.get(PORTFOLIO + "/recommendations", "Lists the recommendations, newest first", recommendations::list)
                .parameter("open", "true returns only those that can still be executed", "true")
                .paged(AdviceShapes.Recommendation.class);
        table.get(recommendation, "Returns a recommendation with its fills", recommendations::one)
                .answers(AdviceShapes.RecommendationDetail.class);
        table.post(recommendation + "/mark-executed", "Records fills: what the broker did", recommendations::execute)
                .takes(AdviceShapes.Execution.class).answers(AdviceShapes.Executed.class);
        table.post(recommendation + "/ignore", "Closes a recommendation without following it", recommendations::ignore)
                .takes(AdviceShapes.Dismissal.class).answers(AdviceShapes.RecommendationDetail.class);
        table.post(recommendation + "/reopen", "Opens an ignored recommendation again", recommendations::reopen)
                .answers(AdviceShapes.RecommendationDetail.class);
    }

    static void reviews(RouteTable table, Services services) {
        ReviewsHandler reviews = new ReviewsHandler(services.reviews(), services.wake());
        String recommendation = "/recommendations/{recommendation}/reviews";
        table.get(recommendation, "Lists what a model said about a recommendation", reviews::ofRecommendation)
                .answers(ReviewShapes.ModelReviews.class);
        table.post(recommendation, "Requests a model's review of a recommendation", reviews::requestOfRecommendation)
                .answers(202, ReviewShapes.RequestedReview.class);
        String version = PORTFOLIO + "/strategy/versions/{version}/reviews";
        table.get(version, "Lists what a model said about a version", reviews::ofVersion)
                .answers(ReviewShapes.ModelReviews.class);
        table.post(version, "Requests a model's review of a version", reviews::requestOfVersion)
                .answers(202, ReviewShapes.RequestedReview.class);
        table.get(PORTFOLIO + "/reviews/{review}", "Returns a review, with its outcome if it has ended", reviews::one)
                .answers(ReviewShapes.RequestedReview.class);
        table.post(PORTFOLIO + "/reviews/{review}/draft", "Creates a draft of the changes that a review suggests",
                        reviews::draft)
                .answers(201, ReviewShapes.SuggestedDraft.class);
    }
    // spotless:on
}
