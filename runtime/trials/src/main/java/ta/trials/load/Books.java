package ta.trials.load;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.identity.ApiTokens;
import ta.backoffice.identity.CreatePortfolio;
import ta.backoffice.identity.CreateUser;
import ta.backoffice.identity.NewPortfolio;
import ta.backoffice.identity.TaxTreatment;
import ta.backoffice.identity.TokenScope;
import ta.backoffice.market.IngestPrices;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.strategy.ActivatePolicy;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Transaction;
import ta.http.route.Secrets;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/**
 * Users with a portfolio each: the shipped policy, two funds with a price, cash, some entries, notices, and API tokens.
 */
final class Books {

    private static final Instant OPENED = Instant.parse("2026-02-25T09:00:00Z");
    private static final int ENTRIES = 40;
    private static final int NOTICES = 20;

    /**
     * @param tokens several for the first book, which alone sends more than one client may
     */
    record Book(UUID portfolio, Actor owner, List<String> tokens) {

        UUID user() {
            return owner.userId().orElseThrow();
        }

        String authorization(int client) {
            return "Authorization: Bearer " + tokens.get(client % tokens.size()) + "\r\n";
        }
    }

    private final Database app;

    private Books(Database app) {
        this.app = app;
    }

    /**
     * @param worker opened as {@code Role.WORKER}, which may write prices
     * @param tokensOfFirst number of tokens of the first book; the others have one
     */
    static List<Book> open(Database app, Database worker, int count, int tokensOfFirst) {
        Books books = new Books(app);
        PolicyResult.Valid policy = policy();
        List<Book> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opened.add(books.open(i, policy, i == 0 ? tokensOfFirst : 1));
        }
        worker.transact(Actor.worker("load", opened.get(0).portfolio()), Books::price);
        return opened;
    }

    private Book open(int number, PolicyResult.Valid policy, int tokens) {
        String email = "u" + number + "@example.org";
        UUID user = app.transact(Actor.system("load"), tx -> CreateUser.within(tx, email, "User " + number, false));
        Actor owner = Actor.user(user, email);
        UUID portfolio = new CreatePortfolio(app)
                .create(
                        owner,
                        new NewPortfolio("Mine", "AJ Bell", TaxTreatment.SIPP, "GBP", ZoneId.of("Europe/London")));
        new ActivatePolicy(app).activate(owner, portfolio, policy, "the first");
        return app.transact(owner, tx -> {
            RecordEntries.within(tx, portfolio, first(ListingKeys.all(tx)));
            for (int i = 0; i < NOTICES; i++) {
                Notices.tell(
                        tx,
                        portfolio,
                        NoticeKind.RECOMMENDATION,
                        "Monthly allocation: 2 orders to place",
                        "Buy 12 XLON:XWES.");
            }
            List<String> secrets = new ArrayList<>();
            for (int i = 0; i < tokens; i++) {
                String secret = Secrets.fresh();
                ApiTokens.create(
                        tx, user, "load " + i, TokenScope.READ_WRITE, Secrets.sha256(secret), Optional.empty());
                secrets.add(secret);
            }
            return new Book(portfolio, owner, secrets);
        });
    }

    private static EntryBatch first(Map<ListingId, UUID> keys) {
        List<NewEntry> entries = new ArrayList<>();
        for (String ticker : List.of("VWRP", "SEMI")) {
            entries.add(NewEntry.transferIn(
                    keys.get(ListingId.of("XLON", ticker)), new BigDecimal("162"), new BigDecimal("15000"), OPENED));
        }
        for (int i = 0; i < ENTRIES; i++) {
            entries.add(NewEntry.cash(EntryType.CONTRIBUTION, new BigDecimal("100"), OPENED));
        }
        return EntryBatch.manual(entries.toArray(NewEntry[]::new));
    }

    private static int price(Transaction tx) {
        Map<ListingId, UUID> keys = ListingKeys.all(tx);
        Instant close = VenueCalendar.load(tx, "XLON").close(LocalDate.of(2026, 2, 26));
        List<PriceObservation> closes = new ArrayList<>();
        Map.of("VWRP", "11200", "SEMI", "1650")
                .forEach((ticker, pence) -> closes.add(new PriceObservation(
                        keys.get(ListingId.of("XLON", ticker)),
                        close,
                        "file",
                        PriceKind.CLOSE,
                        new BigDecimal(pence),
                        Optional.empty(),
                        Optional.empty())));
        IngestPrices.within(tx, closes, tx.at());
        return closes.size();
    }

    private static PolicyResult.Valid policy() {
        try (InputStream file = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            return (PolicyResult.Valid) PolicyReader.read("manifesto_policy.json", file.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
