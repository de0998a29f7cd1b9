package ta.runtime.demo;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.portfolio.ListingId;
import ta.runtime.session.Session;
import ta.storage.Actor;
import ta.storage.Role;
import ta.storage.book.EntryBatch;
import ta.storage.book.EntryType;
import ta.storage.book.NewEntry;
import ta.storage.book.RecordEntries;
import ta.storage.identity.CreatePortfolio;
import ta.storage.identity.CreateUser;
import ta.storage.identity.NewPortfolio;
import ta.storage.identity.Portfolios;
import ta.storage.identity.TaxTreatment;
import ta.storage.identity.Users;
import ta.storage.registry.ListingKeys;
import ta.storage.strategy.ActivatePolicy;

/** The demo's user and portfolio, under the policy that is shipped. */
final class SamplePortfolio {

    static final String USER = "demo@example.org";

    private static final String NAME = "Sample ";
    private static final Instant OPENED = Instant.parse("2025-12-29T09:00:00Z");

    private final Session session;

    SamplePortfolio(Session session) {
        this.session = session;
    }

    /** The newest one; made when there is none yet, or another one is wanted. */
    Portfolios.Row open(boolean another) {
        if (session.database().read(Actor.system("demo"), Users::all).isEmpty()) {
            new CreateUser(session.database()).create(Actor.system("demo"), USER, "Demo");
        }
        List<Portfolios.Row> mine = mine();
        if (mine.isEmpty() || another) {
            create(NAME + (mine.size() + 1));
        }
        return mine().stream()
                .max(java.util.Comparator.comparing(Portfolios.Row::id))
                .orElseThrow();
    }

    private List<Portfolios.Row> mine() {
        UUID me = session.actor().userId().orElseThrow();
        return session.read(tx -> Portfolios.of(tx, me));
    }

    private void create(String name) {
        UUID id = new CreatePortfolio(session.database(Role.APP))
                .create(
                        session.actor(),
                        new NewPortfolio(name, "AJ Bell", TaxTreatment.SIPP, "GBP", ZoneId.of("Europe/London")));
        new ActivatePolicy(session.database()).activate(session.actor(), id, policy(), "the policy that is shipped");
        Map<ListingId, UUID> keys = session.read(ListingKeys::all);
        List<NewEntry> opening = new ArrayList<>();
        opening.add(NewEntry.cash(EntryType.TRANSFER_IN, new BigDecimal("250.00"), OPENED));
        Map.of("VWRP", "120", "SEMI", "150", "XWES", "40", "XWHS", "60", "CSH2", "90")
                .forEach((ticker, units) -> opening.add(NewEntry.transferIn(
                        keys.get(ListingId.of("XLON", ticker)),
                        new BigDecimal(units),
                        new BigDecimal(units).multiply(BigDecimal.TEN),
                        OPENED)));
        new RecordEntries(session.database())
                .record(session.actor(), id, EntryBatch.manual(opening.toArray(NewEntry[]::new)));
    }

    static PolicyResult.Valid policy() {
        try (InputStream file = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            if (PolicyReader.read("manifesto_policy.json", file.readAllBytes()) instanceof PolicyResult.Valid valid) {
                return valid;
            }
            throw new IllegalStateException("the shipped policy is not valid");
        } catch (IOException e) {
            throw new IllegalStateException("the shipped policy cannot be read", e);
        }
    }
}
