package ta.http;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.TestPolicies;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.strategy.ActivatePolicy;
import ta.database.Actor;
import ta.database.Role;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/**
 * Ann's portfolio under the shipped policy. Ben has an account too, but is not a member of the portfolio.
 *
 * @param path the portfolio's path
 */
record Shared(TestApi api, UUID id, String path, Actor owner, Client ann, UUID annId, Client ben, UUID benId) {

    static final String PORTFOLIO = """
            {
              "name": "Mine",
              "broker": "AJ Bell",
              "tax_treatment": "SIPP",
              "base_currency": "GBP",
              "time_zone": "Europe/London"
            }
            """;

    private static final Instant OPENED = Instant.parse("2026-02-25T09:00:00Z");
    private static final Map<String, String> PENCE = Map.of(
            "VWRP", "11200",
            "SEMI", "1650",
            "XWES", "4120",
            "XWHS", "4688",
            "WLDS", "612.3",
            "IGL5", "1043.6",
            "CSH2", "11905");

    /** Creates the accounts and the portfolio; once per database. */
    static Shared of(TestApi api) {
        UUID annId = api.user("ann@example.org", false);
        UUID benId = api.user("ben@example.org", false);
        Client ann = api.signIn("ann@example.org");
        String made = ann.post("/portfolios", PORTFOLIO).json().get("id").textValue();
        UUID id = UUID.fromString(made);
        Actor owner = Actor.user(annId, "ann@example.org");
        new ActivatePolicy(api.app()).activate(owner, id, policy(), "the first");
        return new Shared(api, id, "/portfolios/" + made, owner, ann, annId, api.signIn("ben@example.org"), benId);
    }

    /** The actions in the portfolio's audit trail, in order. */
    List<String> actions() {
        return column(
                "select event::jsonb ->> 'action' from ta.audit_events where portfolio_id = '" + id + "' order by seq");
    }

    /** The result of a query of one column, read without row security. */
    List<String> column(String sql) {
        try (Connection reader = api.database().connect(Role.READONLY);
                Statement statement = reader.createStatement()) {
            List<String> found = new ArrayList<>();
            for (ResultSet row = statement.executeQuery(sql); row.next(); ) {
                found.add(row.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Records 512.30 in cash and 100 units each of VWRP and SEMI. */
    void open() {
        Map<ListingId, UUID> keys = api.app().read(owner, ListingKeys::all);
        NewEntry cash = NewEntry.cash(EntryType.CONTRIBUTION, new BigDecimal("512.30"), OPENED);
        BigDecimal units = new BigDecimal("100");
        BigDecimal cost = new BigDecimal("1500");
        new RecordEntries(api.app())
                .record(
                        owner,
                        id,
                        EntryBatch.manual(
                                cash,
                                NewEntry.transferIn(keys.get(new ListingId("XLON:VWRP")), units, cost, OPENED),
                                NewEntry.transferIn(keys.get(new ListingId("XLON:SEMI")), units, cost, OPENED)));
    }

    /** Delivers the closes of a day: the same pence each day, except for the tickers in {@code other}. */
    void refresh(LocalDate day, Map<String, String> other) {
        List<PriceObservation> closes = api.app().read(owner, tx -> {
            Instant close = VenueCalendar.load(tx, "XLON").close(day);
            Map<ListingId, UUID> keys = ListingKeys.all(tx);
            return PENCE.entrySet().stream()
                    .map(price -> new PriceObservation(
                            keys.get(ListingId.of("XLON", price.getKey())),
                            close,
                            "file",
                            PriceKind.CLOSE,
                            new BigDecimal(other.getOrDefault(price.getKey(), price.getValue())),
                            Optional.empty(),
                            Optional.empty()))
                    .toList();
        });
        new RefreshPrices(api.database().as(Role.WORKER), TestPolicies.SHARED)
                .refresh(
                        Actor.worker("worker", id),
                        id,
                        closes,
                        List.of(),
                        day.atTime(18, 0).toInstant(ZoneOffset.UTC));
    }

    private static PolicyResult.Valid policy() {
        try (InputStream file = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            return (PolicyResult.Valid) PolicyReader.read("manifesto_policy.json", file.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
