package ta.http;

import static ta.http.route.RouteTable.listOf;

import java.time.Clock;
import ta.backoffice.export.TableCsv;
import ta.http.auth.AuthHandler;
import ta.http.auth.AuthShapes;
import ta.http.auth.Passwords;
import ta.http.auth.Throttle;
import ta.http.auth.UsersHandler;
import ta.http.export.ExportHandler;
import ta.http.export.ExportShapes;
import ta.http.governance.AlertsHandler;
import ta.http.governance.AuditHandler;
import ta.http.governance.ChannelShapes;
import ta.http.governance.ChannelsHandler;
import ta.http.governance.FreezeHandler;
import ta.http.governance.GovernanceShapes;
import ta.http.governance.NotificationsHandler;
import ta.http.jobs.JobShapes;
import ta.http.jobs.JobsHandler;
import ta.http.operation.BackupsHandler;
import ta.http.portfolio.ConstituentsHandler;
import ta.http.portfolio.InvitationsHandler;
import ta.http.portfolio.MembersHandler;
import ta.http.portfolio.PortfoliosHandler;
import ta.http.registry.InstrumentsHandler;
import ta.http.registry.ListingsHandler;
import ta.http.route.Access;
import ta.http.route.Content;
import ta.http.route.Download;
import ta.http.route.RouteTable;
import ta.http.route.SessionCookie;
import ta.http.tasks.TaskShapes;
import ta.http.tasks.TasksHandler;

/** The whole API, below {@code /api/v1}: who may call each route, what it takes and answers; handlers do the work. */
final class Routes {

    static final String PORTFOLIO = "/portfolios/{portfolio}";

    private Routes() {}

    // spotless:off
    static RouteTable of(Services services, SessionCookie cookie) {
        RouteTable table = new RouteTable();
        accounts(table, services, cookie);
        portfolios(table);
        export(table, services);
        registry(table);
        LoopRoutes.book(table, services);
        LoopRoutes.market(table, services);
        LoopRoutes.performance(table);
        LoopRoutes.dashboard(table, services);
        LoopRoutes.strategy(table, services);
        LoopRoutes.simulations(table, services);
        LoopRoutes.runs(table, services);
        LoopRoutes.recommendations(table, services);
        LoopRoutes.reviews(table, services);
        governance(table, services);
        notices(table, services);
        tasks(table, services);
        jobs(table, services);
        return table;
    }

    private static void accounts(RouteTable table, Services services, SessionCookie cookie) {
        AuthHandler auth = new AuthHandler(new Passwords(), new Throttle(Clock.systemUTC()), cookie, services.meters());
        table.post("/auth/login", "Signs in", auth::login)
                .by(Access.PUBLIC).unkeyed().takes(AuthShapes.Login.class).answers(AuthShapes.Me.class);
        table.post("/auth/logout", "Signs out; on request, ends all sessions of the user", auth::logout)
                .by(Access.SESSION).unkeyed().answers(204, Void.class)
                .parameter("everywhere", "true ends all sessions of the user", "true");
        table.get("/auth/me", "Returns the signed-in user", auth::me).answers(AuthShapes.Me.class);
        table.post("/auth/password", "Changes the password; ends all other sessions", auth::password)
                .by(Access.SESSION).unkeyed().takes(AuthShapes.NewPassword.class).answers(AuthShapes.Me.class);
        table.post("/auth/link", "Returns what a one-time link is for; leaves it valid", auth::link)
                .by(Access.PUBLIC).unkeyed().takes(AuthShapes.OneTimeLink.class).answers(AuthShapes.LinkPurpose.class);
        table.post("/auth/redeem", "Redeems a one-time link: sets a password and signs in", auth::redeem)
                .by(Access.PUBLIC).unkeyed().takes(AuthShapes.Redeem.class).answers(AuthShapes.Me.class);
        table.get("/auth/tokens", "Lists your API tokens", auth::tokens)
                .by(Access.SESSION).answers(listOf(AuthShapes.Token.class));
        table.post("/auth/tokens", "Creates an API token; only this response shows its secret", auth::createToken)
                .by(Access.SESSION).unkeyed().takes(AuthShapes.NewToken.class).answers(201, AuthShapes.Token.class);
        table.delete("/auth/tokens/{token}", "Revokes an API token", auth::revokeToken).by(Access.SESSION);

        UsersHandler users = new UsersHandler();
        table.get("/users", "Lists the accounts", users::list)
                .by(Access.ADMINISTRATOR).answers(listOf(UsersHandler.User.class));
        table.post("/users", "Creates an account without a password", users::create)
                .by(Access.ADMINISTRATOR).takes(UsersHandler.NewUser.class).answers(201, UsersHandler.User.class);
        table.patch("/users/{user}", "Renames, disables or promotes an account", users::change)
                .by(Access.ADMINISTRATOR).takes(UsersHandler.UserChange.class).answers(UsersHandler.User.class);
        table.post("/users/{user}/reset-password", "Creates a one-time link that sets a password", users::resetPassword)
                .by(Access.ADMINISTRATOR).unkeyed().answers(201, UsersHandler.Link.class);
        MembersHandler members = new MembersHandler();
        table.get("/users/find", "Finds a user by e-mail address", members::find)
                .parameter("email", "the complete address", "ben@example.org").answers(MembersHandler.FoundUser.class);
    }

    private static void portfolios(RouteTable table) {
        PortfoliosHandler portfolios = new PortfoliosHandler();
        table.get("/portfolios", "Lists the portfolios of which you are a member", portfolios::list)
                .answers(listOf(PortfoliosHandler.Portfolio.class));
        table.post("/portfolios", "Creates a portfolio that you own", portfolios::create)
                .takes(PortfoliosHandler.NewPortfolioShape.class).answers(201, PortfoliosHandler.Portfolio.class);
        table.get(PORTFOLIO, "Returns a portfolio", portfolios::one).answers(PortfoliosHandler.Portfolio.class);
        table.patch(PORTFOLIO, "Changes name, broker, tax treatment or providers", portfolios::change)
                .takes(PortfoliosHandler.PortfolioChange.class).answers(PortfoliosHandler.Portfolio.class);

        MembersHandler members = new MembersHandler();
        table.get(PORTFOLIO + "/members", "Lists the members of a portfolio", members::list)
                .answers(listOf(MembersHandler.Member.class));
        table.put(PORTFOLIO + "/members/{user}", "Invites a user, or changes a role", members::put)
                .takes(MembersHandler.MemberRole.class).answers(MembersHandler.Member.class);
        table.delete(PORTFOLIO + "/members/{user}", "Removes a member, or yourself", members::remove);
        InvitationsHandler invitations = new InvitationsHandler();
        table.get("/invitations", "Lists your invitations to portfolios of others", invitations::list)
                .answers(listOf(InvitationsHandler.Invitation.class));
        table.post("/invitations/{invitation}/accept", "Accepts; you become a member", invitations::accept)
                .unkeyed().answers(204, Void.class);
        table.post("/invitations/{invitation}/decline", "Declines an invitation", invitations::decline)
                .unkeyed().answers(204, Void.class);

        ConstituentsHandler constituents = new ConstituentsHandler();
        table.get(PORTFOLIO + "/constituents", "Lists the listings of a portfolio", constituents::list)
                .answers(listOf(ConstituentsHandler.Constituent.class));
        table.put(PORTFOLIO + "/constituents", "Sets which listings are monitored or tradable", constituents::change)
                .takes(ConstituentsHandler.ConstituentChange.class)
                .answers(listOf(ConstituentsHandler.Constituent.class));
    }

    private static void export(RouteTable table, Services services) {
        ExportHandler export = new ExportHandler(services.policies());
        table.get(PORTFOLIO + "/export", "Exports everything as one JSON document, which can be imported", export::all)
                .heavy().answers(Download.class);
        table.get(PORTFOLIO + "/export.csv", "Exports one table as CSV", export::table)
                .heavy().parameter("table", String.join(", ", TableCsv.tables()), "ledger_entries")
                .answers(Download.class);
        table.get(PORTFOLIO + "/export/content", "Returns the content hash, and where the portfolio came from",
                        export::content)
                .heavy().answers(ExportShapes.ContentShape.class);
        table.get(PORTFOLIO + "/export/portfolio-performance", "Exports the ledger as CSV for Portfolio Performance",
                        export::portfolioPerformance)
                .answers(Content.class);
        table.get(PORTFOLIO + "/export/ghostfolio", "Exports the ledger as JSON for Ghostfolio", export::ghostfolio)
                .answers(Content.class);
        table.post(PORTFOLIO + "/import", "Imports an export into this portfolio, which must be empty", export::take)
                .heavy().takes(byte[].class).answers(ExportShapes.ImportedShape.class);
    }

    private static void registry(RouteTable table) {
        InstrumentsHandler instruments = new InstrumentsHandler();
        table.get("/instruments", "Lists the instruments", instruments::list)
                .paged(InstrumentsHandler.Instrument.class);
        table.post("/instruments", "Registers an instrument", instruments::create).by(Access.ADMINISTRATOR)
                .takes(InstrumentsHandler.NewInstrument.class).answers(201, InstrumentsHandler.Instrument.class);
        table.get("/instruments/{instrument}", "Returns an instrument", instruments::one)
                .answers(InstrumentsHandler.Instrument.class);
        table.patch("/instruments/{instrument}", "Renames an instrument", instruments::change).by(Access.ADMINISTRATOR)
                .takes(InstrumentsHandler.InstrumentChange.class).answers(InstrumentsHandler.Instrument.class);

        ListingsHandler listings = new ListingsHandler();
        table.get("/listings", "Lists the listings", listings::list).paged(ListingsHandler.Listing.class);
        table.get("/listings/search", "Searches registry and starter list; at most 20", listings::search)
                .parameter("q", "ticker, MIC:ticker, ISIN or words of the name", "VWRP")
                .answers(listOf(ListingsHandler.FoundListing.class));
        table.get("/listings/{listing}", "Returns a listing with the history of its terms", listings::one)
                .answers(ListingsHandler.ListingDetail.class);
        table.post("/listings", "Registers a listing of an instrument", listings::create).by(Access.ADMINISTRATOR)
                .takes(ListingsHandler.NewListingShape.class).answers(201, ListingsHandler.Listing.class);
        table.patch("/listings/{listing}", "Sets terms from a date on, or provider symbols", listings::change)
                .by(Access.ADMINISTRATOR).takes(ListingsHandler.ListingChange.class)
                .answers(ListingsHandler.Listing.class);
    }

    private static void governance(RouteTable table, Services services) {
        AlertsHandler alerts = new AlertsHandler();
        table.get(PORTFOLIO + "/alerts", "Lists the alerts, newest first", alerts::list)
                .parameter("open", "true returns only open alerts", "true").paged(GovernanceShapes.Alert.class);
        table.post("/alerts/{alert}/resolve", "Resolves an alert", alerts::resolve)
                .takes(GovernanceShapes.AlertResolution.class).answers(GovernanceShapes.Alert.class);
        FreezeHandler freeze = new FreezeHandler(services.database(), services.policies(), services.wake());
        table.get(PORTFOLIO + "/freeze", "Returns whether the portfolio is frozen, and why", freeze::state)
                .answers(GovernanceShapes.Freeze.class);
        table.post(PORTFOLIO + "/freeze", "Freezes the portfolio: stops runs and refreshes", freeze::freeze)
                .takes(GovernanceShapes.FreezeReason.class).answers(GovernanceShapes.Freeze.class);
        table.post(PORTFOLIO + "/unfreeze", "Lifts the freeze, then checks the newest prices", freeze::unfreeze)
                .takes(GovernanceShapes.FreezeReason.class).answers(GovernanceShapes.Thaw.class);
        AuditHandler audit = new AuditHandler();
        table.get(PORTFOLIO + "/audit", "Lists the portfolio's audit events, newest first", audit::list)
                .paged(GovernanceShapes.AuditEvent.class);
        table.get(PORTFOLIO + "/audit/verify", "Verifies ledger, audit chain and archives", audit::verify)
                .heavy().answers(GovernanceShapes.Proof.class);
        table.get("/audit", "Lists the audit events of accounts and registry, newest first", audit::system)
                .by(Access.ADMINISTRATOR).paged(GovernanceShapes.AuditEvent.class);
    }

    private static void notices(RouteTable table, Services services) {
        NotificationsHandler notifications = new NotificationsHandler();
        table.get("/notifications", "Lists your notifications", notifications::feed)
                .parameter("since", "the id of the last one that you have; if omitted, the newest", "")
                .answers(NotificationsHandler.Notifications.class);
        table.post("/notifications/read", "Marks notifications as read", notifications::read)
                .unkeyed().takes(NotificationsHandler.ReadNotifications.class)
                .answers(NotificationsHandler.Notifications.class);
        ChannelsHandler channels = new ChannelsHandler(services.webhooks(), services.wake());
        String channel = PORTFOLIO + "/channels/{channel}";
        table.get(PORTFOLIO + "/channels", "Lists your own notification channels of the portfolio", channels::list)
                .answers(listOf(ChannelShapes.Channel.class));
        table.post(PORTFOLIO + "/channels", "Creates a channel; a webhook's secret is shown once", channels::create)
                .unkeyed().takes(ChannelShapes.NewChannel.class).answers(201, ChannelShapes.Channel.class);
        table.patch(channel, "Changes a channel's address, template or events", channels::change)
                .takes(ChannelShapes.ChannelChange.class).answers(ChannelShapes.Channel.class);
        table.delete(channel, "Deletes a channel", channels::delete);
        table.post(channel + "/test", "Requests a test message; a worker sends it", channels::test)
                .answers(202, ChannelShapes.Channel.class);
    }

    private static void tasks(RouteTable table, Services services) {
        TasksHandler tasks = new TasksHandler(services.wake());
        String task = PORTFOLIO + "/tasks/{task}";
        table.get(PORTFOLIO + "/tasks", "Lists the scheduled tasks with their next slots", tasks::list)
                .answers(listOf(TaskShapes.Task.class));
        table.post(PORTFOLIO + "/tasks", "Creates a task that runs by a cron schedule", tasks::create)
                .takes(TaskShapes.NewTask.class).answers(201, TaskShapes.Task.class);
        table.patch(task, "Changes, pauses or resumes a task", tasks::change)
                .takes(TaskShapes.TaskChange.class).answers(TaskShapes.Task.class);
        table.delete(task, "Deletes the task; its runs are kept", tasks::delete);
        table.post(task + "/run", "Runs a task now; a worker executes it", tasks::run)
                .answers(202, TaskShapes.TaskStarted.class);
        table.get("/tasks", "Lists the tasks of the installation", tasks::listOfInstallation)
                .by(Access.ADMINISTRATOR).answers(listOf(TaskShapes.Task.class));
        table.patch("/tasks/{task}", "Changes a task of the installation", tasks::changeOfInstallation)
                .by(Access.ADMINISTRATOR).takes(TaskShapes.TaskChange.class).answers(TaskShapes.Task.class);
        table.post("/tasks/{task}/run", "Runs a task of the installation now", tasks::runOfInstallation)
                .by(Access.ADMINISTRATOR).answers(202, TaskShapes.TaskStarted.class);
    }

    private static void jobs(RouteTable table, Services services) {
        JobsHandler jobs = new JobsHandler(services.wake());
        String states = "QUEUED, RUNNING, DONE, DEAD or DISCARDED; if omitted, all";
        table.get("/queue", "Counts the jobs that you may see, by state", jobs::queue).answers(JobShapes.Queue.class);
        table.get("/processes", "Lists the processes of the installation and whether they are alive", jobs::processes)
                .answers(listOf(JobShapes.RunningProcess.class));
        table.get(PORTFOLIO + "/jobs", "Lists the portfolio's jobs, newest first", jobs::list)
                .parameter("state", states, "DEAD")
                .parameter("kind", "a kind such as DECIDE_RUN or PRUNE; if omitted, all", "PRUNE")
                .paged(JobShapes.Job.class);
        table.post(PORTFOLIO + "/jobs/{job}/retry", "Queues a dead job again", jobs::retry)
                .answers(JobShapes.Job.class);
        table.post(PORTFOLIO + "/jobs/{job}/discard", "Discards a dead job", jobs::discard)
                .takes(JobShapes.JobDiscard.class).answers(JobShapes.Job.class);
        BackupsHandler backups = new BackupsHandler(services.backups());
        table.get("/backups", "Lists the backups, newest first", backups::list)
                .by(Access.ADMINISTRATOR).answers(BackupsHandler.Backups.class);
        table.get("/backups/{backup}", "Downloads a backup; it has everybody's data", backups::download)
                .by(Access.ADMINISTRATOR).answers(Download.class);
        table.get("/jobs", "Lists the jobs that belong to no portfolio, newest first", jobs::list)
                .by(Access.ADMINISTRATOR).parameter("state", states, "DEAD")
                .parameter("kind", "a kind such as BACK_UP or ANCHOR; if omitted, all", "BACK_UP")
                .paged(JobShapes.Job.class);
        table.post("/jobs/{job}/retry", "Queues a dead job again", jobs::retry)
                .by(Access.ADMINISTRATOR).answers(JobShapes.Job.class);
        table.post("/jobs/{job}/discard", "Discards a dead job", jobs::discard)
                .by(Access.ADMINISTRATOR).takes(JobShapes.JobDiscard.class).answers(JobShapes.Job.class);
    }
    // spotless:on
}
