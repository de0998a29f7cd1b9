package ta.http;

import static ta.http.route.RouteTable.listOf;

import java.time.Clock;
import ta.http.auth.AuthHandler;
import ta.http.auth.AuthShapes;
import ta.http.auth.Passwords;
import ta.http.auth.Throttle;
import ta.http.auth.UsersHandler;
import ta.http.book.BookShapes;
import ta.http.book.HoldingsHandler;
import ta.http.book.LedgerHandler;
import ta.http.book.LedgerShapes;
import ta.http.market.PriceShapes;
import ta.http.market.PricesHandler;
import ta.http.market.QuarantineHandler;
import ta.http.portfolio.ConstituentsHandler;
import ta.http.portfolio.MembersHandler;
import ta.http.portfolio.PortfoliosHandler;
import ta.http.registry.InstrumentsHandler;
import ta.http.registry.ListingsHandler;
import ta.http.route.Access;
import ta.http.route.RouteTable;
import ta.http.route.SessionCookie;

/** The whole API, below {@code /api/v1}. A line says who may, what is taken and what is answered; the handler does it. */
final class Routes {

    private Routes() {}

    static RouteTable of(Services services, SessionCookie cookie) {
        RouteTable table = new RouteTable();

        AuthHandler auth = new AuthHandler(new Passwords(), new Throttle(Clock.systemUTC()), cookie, services.meters());
        table.post("/auth/login", "Signs in", auth::login)
                .by(Access.PUBLIC)
                .unkeyed()
                .takes(AuthShapes.Login.class)
                .answers(AuthShapes.Me.class);
        table.post("/auth/logout", "Signs out, everywhere on request", auth::logout)
                .by(Access.SESSION)
                .unkeyed()
                .answers(204, Void.class)
                .parameter("everywhere", "true: all sessions of the user", "true");
        table.get("/auth/me", "Who is signed in", auth::me).answers(AuthShapes.Me.class);
        table.post("/auth/password", "Changes the password, and signs out everywhere else", auth::password)
                .by(Access.SESSION)
                .unkeyed()
                .takes(AuthShapes.NewPassword.class)
                .answers(AuthShapes.Me.class);
        table.post("/auth/redeem", "Uses a one-time link, and signs in", auth::redeem)
                .by(Access.PUBLIC)
                .unkeyed()
                .takes(AuthShapes.Redeem.class)
                .answers(AuthShapes.Me.class);
        table.get("/auth/tokens", "Your API tokens", auth::tokens)
                .by(Access.SESSION)
                .answers(listOf(AuthShapes.Token.class));
        table.post("/auth/tokens", "Makes an API token; its secret is shown this once", auth::createToken)
                .by(Access.SESSION)
                .unkeyed()
                .takes(AuthShapes.NewToken.class)
                .answers(201, AuthShapes.Token.class);
        table.delete("/auth/tokens/{token}", "Revokes an API token", auth::revokeToken)
                .by(Access.SESSION);

        UsersHandler users = new UsersHandler();
        table.get("/users", "The accounts", users::list)
                .by(Access.ADMINISTRATOR)
                .answers(listOf(UsersHandler.User.class));
        table.post("/users", "Makes an account, still without a password", users::create)
                .by(Access.ADMINISTRATOR)
                .takes(UsersHandler.NewUser.class)
                .answers(201, UsersHandler.User.class);
        table.patch("/users/{user}", "Renames, disables, promotes an account", users::change)
                .by(Access.ADMINISTRATOR)
                .takes(UsersHandler.UserChange.class)
                .answers(UsersHandler.User.class);
        table.post("/users/{user}/reset-password", "Makes a one-time link that sets a password", users::resetPassword)
                .by(Access.ADMINISTRATOR)
                .unkeyed()
                .answers(201, UsersHandler.Link.class);

        PortfoliosHandler portfolios = new PortfoliosHandler();
        table.get("/portfolios", "The portfolios that you are a member of", portfolios::list)
                .answers(listOf(PortfoliosHandler.Portfolio.class));
        table.post("/portfolios", "Makes a portfolio of yours", portfolios::create)
                .takes(PortfoliosHandler.NewPortfolioShape.class)
                .answers(201, PortfoliosHandler.Portfolio.class);
        table.get("/portfolios/{portfolio}", "One portfolio", portfolios::one)
                .answers(PortfoliosHandler.Portfolio.class);
        table.patch(
                        "/portfolios/{portfolio}",
                        "Changes what a portfolio is called, where it is held, how it is taxed",
                        portfolios::change)
                .takes(PortfoliosHandler.PortfolioChange.class)
                .answers(PortfoliosHandler.Portfolio.class);
        sharing(table);
        registry(table);
        book(table, services);
        market(table, services);
        return table;
    }

    private static void sharing(RouteTable table) {
        MembersHandler members = new MembersHandler();
        table.get("/users/find", "The user of an e-mail address", members::find)
                .parameter("email", "the whole address", "ben@example.org")
                .answers(MembersHandler.FoundUser.class);
        table.get("/portfolios/{portfolio}/members", "Who shares the portfolio", members::list)
                .answers(listOf(MembersHandler.Member.class));
        table.put("/portfolios/{portfolio}/members/{user}", "Makes somebody a member, or another one", members::put)
                .takes(MembersHandler.MemberRole.class)
                .answers(MembersHandler.Member.class);
        table.delete("/portfolios/{portfolio}/members/{user}", "Takes somebody out", members::remove);

        ConstituentsHandler constituents = new ConstituentsHandler();
        table.get("/portfolios/{portfolio}/constituents", "The listings of the portfolio", constituents::list)
                .answers(listOf(ConstituentsHandler.Constituent.class));
        table.put(
                        "/portfolios/{portfolio}/constituents",
                        "Says which listings are watched and which may be traded",
                        constituents::change)
                .takes(ConstituentsHandler.ConstituentChange.class)
                .answers(listOf(ConstituentsHandler.Constituent.class));
    }

    private static void registry(RouteTable table) {
        InstrumentsHandler instruments = new InstrumentsHandler();
        table.get("/instruments", "The instruments", instruments::list).paged(InstrumentsHandler.Instrument.class);
        table.post("/instruments", "Makes an instrument known", instruments::create)
                .by(Access.ADMINISTRATOR)
                .takes(InstrumentsHandler.NewInstrument.class)
                .answers(201, InstrumentsHandler.Instrument.class);
        table.get("/instruments/{instrument}", "One instrument", instruments::one)
                .answers(InstrumentsHandler.Instrument.class);
        table.patch("/instruments/{instrument}", "Renames an instrument", instruments::change)
                .by(Access.ADMINISTRATOR)
                .takes(InstrumentsHandler.InstrumentChange.class)
                .answers(InstrumentsHandler.Instrument.class);

        ListingsHandler listings = new ListingsHandler();
        table.get("/listings", "The listings", listings::list).paged(ListingsHandler.Listing.class);
        table.get("/listings/search", "Listings by ticker, ISIN or name; at most 20", listings::search)
                .parameter("q", "ticker, MIC:ticker, ISIN or part of a name", "VWRP")
                .answers(listOf(ListingsHandler.Listing.class));
        table.post("/listings", "Makes a listing of an instrument known", listings::create)
                .by(Access.ADMINISTRATOR)
                .takes(ListingsHandler.NewListingShape.class)
                .answers(201, ListingsHandler.Listing.class);
        table.patch("/listings/{listing}", "Sets terms from a date on, and how providers call it", listings::change)
                .by(Access.ADMINISTRATOR)
                .takes(ListingsHandler.ListingChange.class)
                .answers(ListingsHandler.Listing.class);
    }

    private static void book(RouteTable table, Services services) {
        LedgerHandler ledger = new LedgerHandler();
        table.get("/portfolios/{portfolio}/ledger", "The ledger, the newest entry first", ledger::list)
                .paged(LedgerShapes.Entry.class);
        table.post("/portfolios/{portfolio}/ledger/batches", "Records what happened at the broker", ledger::record)
                .takes(LedgerShapes.NewBatch.class)
                .answers(201, LedgerShapes.Batch.class);
        table.post("/portfolios/{portfolio}/ledger/reversals", "Takes an entry back", ledger::reverse)
                .takes(LedgerShapes.Reversal.class)
                .answers(201, LedgerShapes.Entry.class);

        HoldingsHandler holdings = new HoldingsHandler(services.policies());
        table.get("/portfolios/{portfolio}/holdings", "What is held, and what it is worth", holdings::holdings)
                .answers(listOf(BookShapes.Holding.class));
        table.get("/portfolios/{portfolio}/cash", "The cash, and where it came from", holdings::cash)
                .answers(BookShapes.CashShape.class);
        table.get("/portfolios/{portfolio}/valuations", "What it was worth, session by session", holdings::valuations)
                .parameter("from", "the first session", "2026-01-01")
                .parameter("to", "the last session", "2026-03-31")
                .paged(BookShapes.Valuation.class);
    }

    private static void market(RouteTable table, Services services) {
        PricesHandler prices = new PricesHandler(services.policies());
        table.get("/listings/{listing}/prices", "What was observed of a listing, the newest first", prices::list)
                .parameter("from", "the first day, in UTC", "2026-01-01")
                .parameter("to", "the last day, in UTC", "2026-03-31")
                .parameter("kind", "CLOSE or INTRADAY; both without", "CLOSE")
                .paged(PriceShapes.Observation.class);
        table.post("/portfolios/{portfolio}/prices", "Enters a price for this portfolio alone", prices::enter)
                .takes(PriceShapes.NewManualPrice.class)
                .answers(201, PriceShapes.ManualPriceShape.class);
        table.get("/fx", "An exchange rate, and what it was derived from", prices::rate)
                .parameter("base", "ISO 4217", "GBP")
                .parameter("quote", "ISO 4217", "USD")
                .parameter("date", "as it was known for the end of that day, in UTC; without: now", "2026-03-02")
                .answers(PriceShapes.Rate.class);

        QuarantineHandler quarantine = new QuarantineHandler(services.policies());
        table.get("/portfolios/{portfolio}/quarantine", "What the checks found of prices", quarantine::list)
                .parameter("all", "true: also what was reviewed", "true")
                .answers(listOf(PriceShapes.Finding.class));
        table.post(
                        "/portfolios/{portfolio}/quarantine/{finding}/resolve",
                        "Says of an observation what is right",
                        quarantine::resolve)
                .takes(PriceShapes.Resolve.class)
                .answers(PriceShapes.Resolved.class);
    }
}
