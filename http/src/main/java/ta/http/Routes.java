package ta.http;

import static ta.http.route.RouteTable.listOf;

import java.time.Clock;
import ta.http.advice.AdviceShapes;
import ta.http.advice.RecommendationsHandler;
import ta.http.auth.AuthHandler;
import ta.http.auth.AuthShapes;
import ta.http.auth.Passwords;
import ta.http.auth.Throttle;
import ta.http.auth.UsersHandler;
import ta.http.book.BookShapes;
import ta.http.book.CorporateActionShapes;
import ta.http.book.CorporateActionsHandler;
import ta.http.book.HoldingsHandler;
import ta.http.book.LedgerHandler;
import ta.http.book.LedgerShapes;
import ta.http.dashboard.DashboardHandler;
import ta.http.dashboard.DashboardShapes;
import ta.http.governance.AlertsHandler;
import ta.http.governance.AuditHandler;
import ta.http.governance.ChannelShapes;
import ta.http.governance.ChannelsHandler;
import ta.http.governance.FreezeHandler;
import ta.http.governance.GovernanceShapes;
import ta.http.governance.NotificationsHandler;
import ta.http.jobs.JobShapes;
import ta.http.jobs.JobsHandler;
import ta.http.market.PriceShapes;
import ta.http.market.PricesHandler;
import ta.http.market.ProvidersHandler;
import ta.http.market.QuarantineHandler;
import ta.http.portfolio.ConstituentsHandler;
import ta.http.portfolio.MembersHandler;
import ta.http.portfolio.PortfoliosHandler;
import ta.http.registry.InstrumentsHandler;
import ta.http.registry.ListingsHandler;
import ta.http.route.Access;
import ta.http.route.Content;
import ta.http.route.RouteTable;
import ta.http.route.SessionCookie;
import ta.http.runs.ExplanationHandler;
import ta.http.runs.ExplanationShapes;
import ta.http.runs.RunShapes;
import ta.http.runs.RunsHandler;
import ta.http.strategy.PolicyFiles;
import ta.http.strategy.RuleShapes;
import ta.http.strategy.RulesHandler;
import ta.http.strategy.StrategyHandler;
import ta.http.strategy.StrategyShapes;
import ta.http.tasks.TaskShapes;
import ta.http.tasks.TasksHandler;

/** The whole API, below {@code /api/v1}. A line says who may, what is taken and what is answered; the handler does it. */
final class Routes {

    private Routes() {}

    // spotless:off
    static RouteTable of(Services services, SessionCookie cookie) {
        RouteTable table = new RouteTable();

        AuthHandler auth = new AuthHandler(new Passwords(), new Throttle(Clock.systemUTC()), cookie, services.meters());
        table.post("/auth/login", "Signs in", auth::login).by(Access.PUBLIC).unkeyed().takes(AuthShapes.Login.class).answers(AuthShapes.Me.class);
        table.post("/auth/logout", "Signs out, everywhere on request", auth::logout)
                .by(Access.SESSION).unkeyed().answers(204, Void.class).parameter("everywhere", "true: all sessions of the user", "true");
        table.get("/auth/me", "Who is signed in", auth::me).answers(AuthShapes.Me.class);
        table.post("/auth/password", "Changes the password, and signs out everywhere else", auth::password)
                .by(Access.SESSION).unkeyed().takes(AuthShapes.NewPassword.class).answers(AuthShapes.Me.class);
        table.post("/auth/redeem", "Uses a one-time link, and signs in", auth::redeem)
                .by(Access.PUBLIC).unkeyed().takes(AuthShapes.Redeem.class).answers(AuthShapes.Me.class);
        table.get("/auth/tokens", "Your API tokens", auth::tokens).by(Access.SESSION).answers(listOf(AuthShapes.Token.class));
        table.post("/auth/tokens", "Makes an API token; its secret is shown this once", auth::createToken)
                .by(Access.SESSION).unkeyed().takes(AuthShapes.NewToken.class).answers(201, AuthShapes.Token.class);
        table.delete("/auth/tokens/{token}", "Revokes an API token", auth::revokeToken).by(Access.SESSION);

        UsersHandler users = new UsersHandler();
        table.get("/users", "The accounts", users::list).by(Access.ADMINISTRATOR).answers(listOf(UsersHandler.User.class));
        table.post("/users", "Makes an account, still without a password", users::create)
                .by(Access.ADMINISTRATOR).takes(UsersHandler.NewUser.class).answers(201, UsersHandler.User.class);
        table.patch("/users/{user}", "Renames, disables, promotes an account", users::change)
                .by(Access.ADMINISTRATOR).takes(UsersHandler.UserChange.class).answers(UsersHandler.User.class);
        table.post("/users/{user}/reset-password", "Makes a one-time link that sets a password", users::resetPassword)
                .by(Access.ADMINISTRATOR).unkeyed().answers(201, UsersHandler.Link.class);

        PortfoliosHandler portfolios = new PortfoliosHandler();
        table.get("/portfolios", "The portfolios that you are a member of", portfolios::list).answers(listOf(PortfoliosHandler.Portfolio.class));
        table.post("/portfolios", "Makes a portfolio of yours", portfolios::create)
                .takes(PortfoliosHandler.NewPortfolioShape.class).answers(201, PortfoliosHandler.Portfolio.class);
        table.get("/portfolios/{portfolio}", "One portfolio", portfolios::one).answers(PortfoliosHandler.Portfolio.class);
        table.patch("/portfolios/{portfolio}", "Changes what a portfolio is called, where it is held, how it is taxed, who prices it", portfolios::change)
                .takes(PortfoliosHandler.PortfolioChange.class).answers(PortfoliosHandler.Portfolio.class);
        sharing(table);
        registry(table);
        book(table, services);
        market(table, services);
        advice(table, services);
        tasks(table, services);
        jobs(table, services);
        return table;
    }

    private static void sharing(RouteTable table) {
        MembersHandler members = new MembersHandler();
        table.get("/users/find", "The user of an e-mail address", members::find)
                .parameter("email", "the whole address", "ben@example.org").answers(MembersHandler.FoundUser.class);
        table.get("/portfolios/{portfolio}/members", "Who shares the portfolio", members::list).answers(listOf(MembersHandler.Member.class));
        table.put("/portfolios/{portfolio}/members/{user}", "Makes somebody a member, or another one", members::put)
                .takes(MembersHandler.MemberRole.class).answers(MembersHandler.Member.class);
        table.delete("/portfolios/{portfolio}/members/{user}", "Takes somebody out", members::remove);

        ConstituentsHandler constituents = new ConstituentsHandler();
        table.get("/portfolios/{portfolio}/constituents", "The listings of the portfolio", constituents::list)
                .answers(listOf(ConstituentsHandler.Constituent.class));
        table.put("/portfolios/{portfolio}/constituents", "Says which listings are watched and which may be traded", constituents::change)
                .takes(ConstituentsHandler.ConstituentChange.class).answers(listOf(ConstituentsHandler.Constituent.class));
    }

    private static void registry(RouteTable table) {
        InstrumentsHandler instruments = new InstrumentsHandler();
        table.get("/instruments", "The instruments", instruments::list).paged(InstrumentsHandler.Instrument.class);
        table.post("/instruments", "Makes an instrument known", instruments::create)
                .by(Access.ADMINISTRATOR).takes(InstrumentsHandler.NewInstrument.class).answers(201, InstrumentsHandler.Instrument.class);
        table.get("/instruments/{instrument}", "One instrument", instruments::one).answers(InstrumentsHandler.Instrument.class);
        table.patch("/instruments/{instrument}", "Renames an instrument", instruments::change)
                .by(Access.ADMINISTRATOR).takes(InstrumentsHandler.InstrumentChange.class).answers(InstrumentsHandler.Instrument.class);

        ListingsHandler listings = new ListingsHandler();
        table.get("/listings", "The listings", listings::list).paged(ListingsHandler.Listing.class);
        table.get("/listings/search", "Listings by ticker, ISIN or words of the name, registered or of the starter list; at most 20", listings::search)
                .parameter("q", "ticker, MIC:ticker, ISIN or words of a name", "VWRP").answers(listOf(ListingsHandler.FoundListing.class));
        table.get("/listings/{listing}", "One listing, and in what it was quoted when", listings::one).answers(ListingsHandler.ListingDetail.class);
        table.post("/listings", "Makes a listing of an instrument known", listings::create)
                .by(Access.ADMINISTRATOR).takes(ListingsHandler.NewListingShape.class).answers(201, ListingsHandler.Listing.class);
        table.patch("/listings/{listing}", "Sets terms from a date on, and how providers call it", listings::change)
                .by(Access.ADMINISTRATOR).takes(ListingsHandler.ListingChange.class).answers(ListingsHandler.Listing.class);
    }

    private static void book(RouteTable table, Services services) {
        LedgerHandler ledger = new LedgerHandler();
        table.get("/portfolios/{portfolio}/ledger", "The ledger, the newest entry first", ledger::list).paged(LedgerShapes.Entry.class);
        table.post("/portfolios/{portfolio}/ledger/batches", "Records what happened at the broker", ledger::record)
                .takes(LedgerShapes.NewBatch.class).answers(201, LedgerShapes.Batch.class);
        table.post("/portfolios/{portfolio}/ledger/reversals", "Takes an entry back", ledger::reverse)
                .takes(LedgerShapes.Reversal.class).answers(201, LedgerShapes.Entry.class);

        CorporateActionsHandler actions = new CorporateActionsHandler();
        String ofActions = "/portfolios/{portfolio}/corporate-actions";
        table.get(ofActions, "Splits and consolidations of the portfolio's listings, the oldest first", actions::list)
                .answers(listOf(CorporateActionShapes.CorporateActionShape.class));
        table.post(ofActions, "Says what happened to a listing's units, and applies it to the ledger", actions::create)
                .takes(CorporateActionShapes.NewCorporateAction.class).answers(201, CorporateActionShapes.CorporateActionShape.class);
        table.post(ofActions + "/{action}/apply", "Brings the ledger's units to what an action made of them", actions::apply)
                .answers(CorporateActionShapes.CorporateActionShape.class);
        table.post(ofActions + "/{action}/withdraw", "Says that an action did not happen, and takes it out of the ledger", actions::withdraw)
                .takes(CorporateActionShapes.Withdrawal.class).answers(CorporateActionShapes.CorporateActionShape.class);

        HoldingsHandler holdings = new HoldingsHandler(services.policies());
        table.get("/portfolios/{portfolio}/holdings", "What is held, and what it is worth", holdings::holdings)
                .answers(listOf(BookShapes.Holding.class));
        table.get("/portfolios/{portfolio}/cash", "The cash, and where it came from", holdings::cash).answers(BookShapes.CashShape.class);
        table.get("/portfolios/{portfolio}/valuations", "What it was worth, session by session", holdings::valuations)
                .parameter("from", "the first session", "2026-01-01").parameter("to", "the last session", "2026-03-31").paged(BookShapes.Valuation.class);
    }

    private static void market(RouteTable table, Services services) {
        PricesHandler prices = new PricesHandler(services.policies());
        table.get("/listings/{listing}/prices", "What was observed of a listing, the newest first", prices::list)
                .parameter("from", "the first day, in UTC", "2026-01-01").parameter("to", "the last day, in UTC", "2026-03-31").parameter("kind", "CLOSE or INTRADAY; both without", "CLOSE")
                .parameter("portfolio", "the id of one of yours: says what each is to it; without, what was observed alone", "").paged(PriceShapes.Observation.class);
        table.post("/portfolios/{portfolio}/prices", "Enters a price for this portfolio alone", prices::enter)
                .takes(PriceShapes.NewManualPrice.class).answers(201, PriceShapes.ManualPriceShape.class);
        table.get("/fx", "An exchange rate, and what it was derived from", prices::rate)
                .parameter("base", "ISO 4217", "GBP").parameter("quote", "ISO 4217", "USD").parameter("date", "as it was known for the end of that day, in UTC; without: now", "2026-03-02").answers(PriceShapes.Rate.class);

        table.get("/providers", "Where prices and rates can come from, and how these providers fare", ProvidersHandler::list)
                .answers(listOf(ProvidersHandler.ProviderShape.class));

        QuarantineHandler quarantine = new QuarantineHandler(services.policies());
        table.get("/portfolios/{portfolio}/quarantine", "What the checks found of prices", quarantine::list)
                .parameter("all", "true: also what was reviewed", "true").answers(listOf(PriceShapes.Finding.class));
        table.post("/portfolios/{portfolio}/quarantine/{finding}/resolve", "Says of an observation what is right", quarantine::resolve)
                .takes(PriceShapes.Resolve.class).answers(PriceShapes.Resolved.class);
        table.post("/portfolios/{portfolio}/quarantine/{finding}/preview", "What that would do to today's decision, were the portfolio not frozen: active is it as it is, version as it would be", quarantine::preview)
                .unkeyed().takes(PriceShapes.Resolve.class).parameter("task", "WEEKLY_REVIEW, MONTHLY_ALLOCATION or QUARTERLY_REBALANCE; the second without", "MONTHLY_ALLOCATION").answers(RuleShapes.PolicyPreview.class);
    }

    /** What the policy is, what it decided, what was done about it, and what keeps everybody honest. */
    private static void advice(RouteTable table, Services services) {
        String of = "/portfolios/{portfolio}";
        DashboardHandler dashboard = new DashboardHandler(services.policies());
        table.get(of + "/dashboard", "What it is worth, where it stands, what happens next, and what is in the way", dashboard::dashboard)
                .answers(DashboardShapes.Dashboard.class);
        String version = of + "/strategy/versions/{version}";
        StrategyHandler strategy = new StrategyHandler(services.policies());
        table.get(of + "/strategy", "The active policy", strategy::active).answers(StrategyShapes.VersionTexts.class);
        table.get(of + "/strategy/versions", "All versions, the newest first", strategy::list).answers(listOf(StrategyShapes.StrategyVersion.class));
        table.post(of + "/strategy/versions", "Begins a draft, from a text or another version", strategy::create)
                .takes(StrategyShapes.NewVersion.class).answers(201, StrategyShapes.VersionTexts.class);
        table.get(version, "One version with its texts", strategy::one).answers(StrategyShapes.VersionTexts.class);
        table.put(version, "Saves a draft, with errors and all", strategy::save)
                .takes(StrategyShapes.DraftTexts.class).answers(StrategyShapes.VersionTexts.class);
        table.post(version + "/approve", "Makes a draft the active policy", strategy::approve)
                .takes(StrategyShapes.VersionApproval.class).answers(StrategyShapes.VersionTexts.class);
        PolicyFiles files = new PolicyFiles();
        table.get("/policy-schema", "The shape of a policy, as a JSON schema that explains each clause", files::schema)
                .by(Access.PUBLIC).answers(Content.class);
        table.get("/policy-sample", "The policy that is shipped, to begin with", files::sample)
                .by(Access.PUBLIC).answers(StrategyShapes.PolicySample.class);
        RulesHandler rules = new RulesHandler(services.policies());
        table.ask(version + "/validate", "All that is wrong with a version", rules::validate).answers(StrategyShapes.PolicyValidation.class);
        table.ask(version + "/preview", "What it would decide today, beside the active policy", rules::preview)
                .parameter("task", "WEEKLY_REVIEW, MONTHLY_ALLOCATION or QUARTERLY_REBALANCE", "MONTHLY_ALLOCATION").answers(RuleShapes.PolicyPreview.class);
        table.get(version + "/rules", "The rules that a version becomes", rules::rules).answers(listOf(RuleShapes.PolicyRule.class));
        table.get(of + "/strategy/diff", "What changes between two versions, clause by clause", rules::diff)
                .parameter("from", "the number of a version; the active one without", "1").parameter("to", "the number of a version", "2").answers(listOf(RuleShapes.PolicyChange.class));

        RunsHandler runs = new RunsHandler(services.database(), services.policies(), services.wake());
        table.post(of + "/runs", "Asks for a run; a worker makes it", runs::request).takes(RunShapes.NewRun.class).answers(202, RunShapes.Run.class);
        table.post(of + "/prices/refresh", "Asks for a refresh of the prices", runs::refresh).answers(202, RunShapes.Run.class);
        table.get(of + "/runs", "The runs, the newest first", runs::list)
                .parameter("task", "WEEKLY_REVIEW and its like; all without", "PRICE_REFRESH")
                .parameter("state", "QUEUED, RUNNING, SUCCEEDED, FAILED, FROZEN or SKIPPED; all without", "SKIPPED").paged(RunShapes.Run.class);
        table.get("/runs/{run}", "One run, and what it decided", runs::one).answers(RunShapes.RunDetail.class);
        table.get("/runs/{run}/trace", "What it knew, which rules fired, what they concluded", runs::trace).answers(RunShapes.Trace.class);
        ExplanationHandler explanations = new ExplanationHandler(services.policies());
        table.get("/runs/{run}/explanation", "Why it decided what it did, in words, each with its clause and facts", explanations::explanation)
                .answers(ExplanationShapes.RunExplanation.class);
        table.get("/runs/{run}/snapshot", "What it looked at", runs::snapshot).answers(RunShapes.SnapshotShape.class);
        table.ask("/runs/{run}/replay", "Makes its decision again, and compares the hashes", runs::replay).answers(RunShapes.ReplayShape.class);

        RecommendationsHandler recommendations = new RecommendationsHandler();
        table.get(of + "/recommendations", "What was recommended, the newest first", recommendations::list)
                .parameter("open", "true: only what is still to be executed", "true").paged(AdviceShapes.Recommendation.class);
        String recommendation = "/recommendations/{recommendation}";
        table.get(recommendation, "One recommendation: orders, fills, what was not recommended", recommendations::one)
                .answers(AdviceShapes.RecommendationDetail.class);
        table.post(recommendation + "/mark-executed", "Records what the broker did", recommendations::execute)
                .takes(AdviceShapes.Execution.class).answers(AdviceShapes.Executed.class);
        table.post(recommendation + "/ignore", "Closes a recommendation without following it", recommendations::ignore)
                .takes(AdviceShapes.Dismissal.class).answers(AdviceShapes.RecommendationDetail.class);

        AlertsHandler alerts = new AlertsHandler();
        table.get(of + "/alerts", "What somebody must see, the newest first", alerts::list)
                .parameter("open", "true: only what nobody has settled", "true").paged(GovernanceShapes.Alert.class);
        table.post("/alerts/{alert}/resolve", "Closes an alert", alerts::resolve)
                .takes(GovernanceShapes.AlertResolution.class).answers(GovernanceShapes.Alert.class);
        FreezeHandler freeze = new FreezeHandler(services.database(), services.policies(), services.wake());
        table.get(of + "/freeze", "Whether the portfolio is frozen", freeze::state).answers(GovernanceShapes.Freeze.class);
        table.post(of + "/freeze", "Stops runs and refreshes", freeze::freeze)
                .takes(GovernanceShapes.FreezeReason.class).answers(GovernanceShapes.Freeze.class);
        table.post(of + "/unfreeze", "Lifts the freeze, and judges what came in meanwhile", freeze::unfreeze)
                .takes(GovernanceShapes.FreezeReason.class).answers(GovernanceShapes.Thaw.class);
        AuditHandler audit = new AuditHandler();
        table.get(of + "/audit", "What was done in the portfolio, the newest first", audit::list).paged(GovernanceShapes.AuditEvent.class);
        table.get(of + "/audit/verify", "Proves ledger, audit chain and archives", audit::verify).answers(GovernanceShapes.Proof.class);
        table.get("/audit", "What was done to accounts and registry, the newest first", audit::system)
                .by(Access.ADMINISTRATOR).paged(GovernanceShapes.AuditEvent.class);

        NotificationsHandler notifications = new NotificationsHandler();
        table.get("/notifications", "What you were told", notifications::feed)
                .parameter("since", "the id of the last one that you have seen; the newest without", "").answers(NotificationsHandler.Notifications.class);
        ChannelsHandler channels = new ChannelsHandler(services.webhooks(), services.wake());
        String channel = of + "/channels/{channel}";
        table.get(of + "/channels", "Where your notices of the portfolio are sent; nobody else sees it", channels::list)
                .answers(listOf(ChannelShapes.Channel.class));
        table.post(of + "/channels", "Has notices sent to an address of yours; the secret of a webhook is shown this once", channels::create)
                .unkeyed().takes(ChannelShapes.NewChannel.class).answers(201, ChannelShapes.Channel.class);
        table.patch(channel, "Changes where notices are sent, and which", channels::change)
                .takes(ChannelShapes.ChannelChange.class).answers(ChannelShapes.Channel.class);
        table.delete(channel, "Sends no more there", channels::delete);
        table.post(channel + "/test", "Sends a message to try it; a worker does", channels::test).answers(202, ChannelShapes.Channel.class);
        table.post("/notifications/read", "Ticks off what you have read", notifications::read)
                .unkeyed().takes(NotificationsHandler.ReadNotifications.class).answers(NotificationsHandler.Notifications.class);
    }

    private static void tasks(RouteTable table, Services services) {
        TasksHandler tasks = new TasksHandler(services.wake());
        String of = "/portfolios/{portfolio}/tasks";
        table.get(of, "What happens unattended, and when next", tasks::list).answers(listOf(TaskShapes.Task.class));
        table.post(of, "Has something done at the times that a cron has", tasks::create).takes(TaskShapes.NewTask.class).answers(201, TaskShapes.Task.class);
        table.patch(of + "/{task}", "Changes when it is done, pauses it, has it go on", tasks::change)
                .takes(TaskShapes.TaskChange.class).answers(TaskShapes.Task.class);
        table.delete(of + "/{task}", "Has it done no more; its runs stay", tasks::delete);
        table.post(of + "/{task}/run", "Has it done now, whatever its schedule; a worker does", tasks::run).answers(202, TaskShapes.TaskStarted.class);
        table.get("/tasks", "What the installation does unattended", tasks::listOfInstallation)
                .by(Access.ADMINISTRATOR).answers(listOf(TaskShapes.Task.class));
        table.patch("/tasks/{task}", "Changes when the installation does it, pauses it, has it go on", tasks::changeOfInstallation)
                .by(Access.ADMINISTRATOR).takes(TaskShapes.TaskChange.class).answers(TaskShapes.Task.class);
        table.post("/tasks/{task}/run", "Has the installation do it now", tasks::runOfInstallation)
                .by(Access.ADMINISTRATOR).answers(202, TaskShapes.TaskStarted.class);
    }

    /** What waits to be done, and who does it. */
    private static void jobs(RouteTable table, Services services) {
        JobsHandler jobs = new JobsHandler(services.wake());
        table.get("/queue", "How many jobs wait, of all that you may see", jobs::queue).answers(JobShapes.Queue.class);
        table.get("/processes", "The processes of the installation, and whether they are alive", jobs::processes).answers(listOf(JobShapes.RunningProcess.class));
        String of = "/portfolios/{portfolio}/jobs";
        table.get(of, "What was to be done for the portfolio, the newest first", jobs::list)
                .parameter("state", "QUEUED, RUNNING, DONE, DEAD or DISCARDED; all without", "DEAD")
                .parameter("kind", "what it does, as DECIDE_RUN or PRUNE; all without", "PRUNE").paged(JobShapes.Job.class);
        table.post(of + "/{job}/retry", "Tries a job again that was given up", jobs::retry).answers(JobShapes.Job.class);
        table.post(of + "/{job}/discard", "Lays a job aside that was given up", jobs::discard)
                .takes(JobShapes.JobDiscard.class).answers(JobShapes.Job.class);
        table.get("/jobs", "The jobs that belong to no portfolio, the newest first", jobs::list)
                .by(Access.ADMINISTRATOR).parameter("state", "QUEUED, RUNNING, DONE, DEAD or DISCARDED; all without", "DEAD")
                .parameter("kind", "what it does, as BACK_UP or ANCHOR; all without", "BACK_UP").paged(JobShapes.Job.class);
        table.post("/jobs/{job}/retry", "Tries a job again that was given up", jobs::retry).by(Access.ADMINISTRATOR).answers(JobShapes.Job.class);
        table.post("/jobs/{job}/discard", "Lays a job aside that was given up", jobs::discard)
                .by(Access.ADMINISTRATOR).takes(JobShapes.JobDiscard.class).answers(JobShapes.Job.class);
    }
    // spotless:on
}
