package ta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static ta.database.TestDatabase.number;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.TestPolicies;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.identity.CreatePortfolio;
import ta.backoffice.identity.NewPortfolio;
import ta.backoffice.identity.TaxTreatment;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.runs.RunReport;
import ta.backoffice.runs.RunRequest;
import ta.backoffice.strategy.ActivatePolicy;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.Role;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;

/** A portfolio of a signed-in user, to which a test adds a policy, holdings, prices of the last sessions and runs. */
final class Pension {

    private static final Map<String, String> PENCE = Map.of(
            "VWRP", "11200",
            "SEMI", "1650",
            "XWES", "4120",
            "XWHS", "4688",
            "WLDS", "612.3",
            "IGL5", "1043.6",
            "CSH2", "11905");

    private final TestApi api;
    private final ActivePolicies policies = TestPolicies.SHARED;
    final Client client;
    final Actor owner;
    final Actor worker;
    final UUID id;

    private Pension(TestApi api, String email) {
        this.api = api;
        this.owner = Actor.user(api.user(email, false), email);
        this.client = api.signIn(email);
        this.id = new CreatePortfolio(api.app())
                .create(
                        owner,
                        new NewPortfolio("Mine", "AJ Bell", TaxTreatment.SIPP, "GBP", ZoneId.of("Europe/London")));
        this.worker = Actor.worker("worker", id);
    }

    /** A portfolio without policy, entries and prices. */
    static Pension empty(TestApi api, String email) {
        return new Pension(api, email);
    }

    /**
     * With the shipped policy, two holdings, a month's contribution in cash, and the closes of the last two sessions.
     */
    static Pension of(TestApi api, String email) {
        Pension pension = empty(api, email);
        pension.activate();
        pension.refresh(pension.session(1), Map.of());
        pension.refresh(pension.session(0), Map.of());
        return pension;
    }

    void activate() {
        PolicyResult.Valid policy =
                (PolicyResult.Valid) PolicyReader.read("p.json", policy().getBytes(StandardCharsets.UTF_8));
        new ActivatePolicy(api.app()).activate(owner, id, policy, "the first");
        Map<ListingId, UUID> keys = api.app().read(owner, ListingKeys::all);
        Instant opened = Instant.now().minus(20, ChronoUnit.DAYS);
        new RecordEntries(api.app())
                .record(
                        owner,
                        id,
                        EntryBatch.manual(
                                NewEntry.cash(EntryType.TRANSFER_IN, number("512.30"), opened),
                                NewEntry.transferIn(
                                        keys.get(ListingId.of("XLON", "VWRP")), number("162"), number("15000"), opened),
                                NewEntry.transferIn(
                                        keys.get(ListingId.of("XLON", "SEMI")),
                                        number("1023"),
                                        number("15000"),
                                        opened)));
    }

    /** The last session that has closed, or the one {@code back} sessions before it. */
    LocalDate session(int back) {
        return api.app().read(owner, tx -> {
            VenueCalendar calendar = VenueCalendar.load(tx, "XLON");
            LocalDate day = calendar.lastSessionClosedAt(Instant.now());
            for (int i = 0; i < back; i++) {
                day = calendar.previousSession(day);
            }
            return day;
        });
    }

    /** Delivers the closes of a day: the same pence each day, except for the tickers in {@code other}. */
    RefreshPrices.Refreshed refresh(LocalDate day, Map<String, String> other) {
        List<PriceObservation> closes = api.app().read(owner, tx -> {
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
        return new RefreshPrices(work(), policies).refresh(worker, id, closes, List.of(), Instant.now());
    }

    /** Makes a monthly allocation as the worker does. */
    RunReport decide() {
        return new DecideRun(work(), policies)
                .run(
                        worker,
                        new RunRequest(
                                id,
                                Task.MONTHLY_ALLOCATION,
                                Ids.next().toString(),
                                Instant.now().plusSeconds(1)));
    }

    /** Makes a monthly allocation that recommends orders, and returns the recommendation's id. */
    UUID recommendation() {
        RunReport run = decide();
        assertThat(run.outcome()).as(run.decision().toString()).isEqualTo("RECOMMENDATION");
        return run.recommendationId().orElseThrow();
    }

    /** A path below the portfolio's path. */
    String at(String path) {
        return "/portfolios/" + id + path;
    }

    Database work() {
        return api.database().as(Role.WORKER);
    }

    /** The shipped policy. */
    static String policy() {
        try (InputStream file = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON object {@code {"name": "value", …}}; values are escaped. */
    static String json(String... namesAndValues) {
        var object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object.toString();
    }
}
