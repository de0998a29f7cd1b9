package ta.backoffice.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.governance.AlertList;
import ta.backoffice.governance.Alerts;
import ta.backoffice.governance.UnfreezePortfolio;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RunRequest;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Database;
import ta.database.Ids;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;

/** Each problem with prices raises one alert, which is settled together with its prices. */
final class PriceAlertsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant MID_MARCH = Instant.parse("2026-03-16T08:00:00Z");
    private static final LocalDate MARCH_13 = LocalDate.of(2026, 3, 13);
    private static final LocalDate MARCH_16 = LocalDate.of(2026, 3, 16);

    /** Closes in pounds instead of pence. */
    private static final Map<String, String> BAD_DAY = Map.of(
            "VWRP", "112",
            "SEMI", "16.5",
            "XWES", "41.2",
            "XWHS", "46.88",
            "WLDS", "6.123",
            "IGL5", "10.436",
            "CSH2", "119.05");

    private final TestDatabase database = TestDatabase.create();
    private final Database app = database.as(Role.APP);
    private final FullPortfolio mine = FullPortfolio.begin(database);

    @Test
    void badDay_ofAProvider_isOneAlertThatNamesTheListings_andEachKeepsItsFinding() {
        mine.refresh(FullPortfolio.THURSDAY, Map.of());
        List<PriceFinding> findings =
                mine.refresh(FullPortfolio.FRIDAY, BAD_DAY).findings();
        assertThat(findings.stream().map(PriceFinding::listing).distinct()).hasSize(7);
        AlertList.Alert alert = only();
        assertThat(alert.severity()).isEqualTo("critical");
        assertThat(alert.subject()).startsWith("quote_scale ");
        assertThat(alert.count()).isEqualTo(1);
        assertThat(alert.listings()).hasSize(7).contains(ListingId.of("XLON", "VWRP"));
        assertThat(alert.message()).isEqualTo("""
                        The prices of 7 listings look as if they were in another unit than those before: CSH2 on XLON, \
                        IGL5 on XLON, SEMI on XLON, VWRP on XLON, WLDS on XLON, XWES on XLON and XWHS on XLON. \
                        Review each of them.""");
    }

    @Test
    void prices_reviewedOneByOne_leaveTheAlert_andTheLastOneResolvesIt() {
        mine.refresh(FullPortfolio.THURSDAY, Map.of());
        List<UUID> prices = mine.refresh(FullPortfolio.FRIDAY, BAD_DAY).findings().stream()
                .map(PriceFinding::pricePointId)
                .distinct()
                .toList();
        prices.subList(1, 7).forEach(this::reject);
        assertThat(only().listings()).hasSize(1);
        reject(prices.get(0));
        assertThat(open()).isEmpty();
        AlertList.Alert closed = all().get(0);
        assertThat(closed.resolution()).contains("REJECT: a slip");
        assertThat(closed.resolvedBy()).contains(mine.owner.name());
        assertThat(closed.listings()).as("listings that it was about").hasSize(7);
    }

    @Test
    void problem_thatOccursAgain_isCounted_butADeliveryOrARunWithoutNewsIsNot() {
        mine.refresh(FullPortfolio.THURSDAY, Map.of());
        mine.refresh(FullPortfolio.FRIDAY, Map.of("XWES", "5200"));
        assertThat(only().message()).isEqualTo("""
                        The close of XWES on XLON of 27 February 2026 moved by 26.2136 % since the one before; your \
                        limit is 20 %: 5,200 against 4,120 before. Compare it with your broker's price; record a split \
                        or a trade if there was one.""");
        mine.refresh(FullPortfolio.FRIDAY, Map.of("XWES", "5200"));
        decide(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(only().count()).isEqualTo(1);
        mine.refresh(MONDAY, Map.of("XWES", "5200", "WLDS", "800"));
        AlertList.Alert alert = only();
        assertThat(alert.count()).isEqualTo(2);
        assertThat(alert.lastRaisedAt()).isAfter(alert.raisedAt());
        assertThat(alert.listings()).containsExactly(ListingId.of("XLON", "WLDS"), ListingId.of("XLON", "XWES"));
    }

    @Test
    void alert_raisedAgain_neverBecomesLessSevere() {
        raise(Severity.WARN, "first");
        raise(Severity.CRITICAL, "second");
        raise(Severity.INFO, "third");
        AlertList.Alert alert = only();
        assertThat(alert.severity()).isEqualTo("critical");
        assertThat(alert.count()).isEqualTo(3);
        assertThat(alert.message()).isEqualTo("third");
    }

    @Test
    void staleCloses_areOneAlertForAllRuns_untilUsableFreshOnesArrive() {
        mine.refresh(FullPortfolio.THURSDAY, Map.of());
        mine.refresh(FullPortfolio.FRIDAY, Map.of());
        decide(MID_MARCH);
        decide(MID_MARCH);
        AlertList.Alert stale = only();
        assertThat(stale.subject()).isEqualTo("stale_close");
        assertThat(stale.count()).isEqualTo(2);
        assertThat(stale.listings()).hasSize(7);
        assertThat(stale.message()).startsWith("The closes of 7 listings are older than your limit: CSH2 on XLON,");
        UUID bad =
                mine.refresh(MARCH_13, Map.of("VWRP", "112")).findings().get(0).pricePointId();
        assertThat(openOf("RUN_FINDING").get(0).listings())
                .as("in quarantine")
                .containsExactly(ListingId.of("XLON", "VWRP"));
        reject(bad);
        app.transact(mine.owner, tx -> UnfreezePortfolio.within(tx, mine.id, "looked at it"));
        mine.refresh(MARCH_16, Map.of());
        assertThat(open()).isEmpty();
        assertThat(all().stream().filter(alert -> alert.kind().equals("RUN_FINDING")))
                .singleElement()
                .satisfies(alert -> assertThat(alert.resolution()).contains("The checks no longer find it."));
    }

    @Test
    void close_changedByItsSource_isReportedOnceToEachPortfolioThatMonitorsIt_withTheMove() {
        FullPortfolio other = FullPortfolio.begin(database);
        mine.refresh(FullPortfolio.THURSDAY, Map.of());
        mine.refresh(FullPortfolio.FRIDAY, Map.of());
        mine.refresh(FullPortfolio.FRIDAY, Map.of("XWES", "4130"));
        assertThat(only().severity()).isEqualTo("info");
        assertThat(only().message()).isEqualTo("""
                        file changed a price: The close of XWES on XLON of 27 February 2026 was 4,120 and is now \
                        4,130, a move of 0.24 %. The new value counts from now on; the old one is kept. Compare it \
                        with your broker's price.""");
        mine.refresh(FullPortfolio.FRIDAY, Map.of("XWES", "4130"));
        assertThat(only().count()).isEqualTo(1);
        mine.refresh(FullPortfolio.FRIDAY, Map.of("XWES", "4200", "SEMI", "1660"));
        AlertList.Alert alert = only();
        assertThat(alert.kind()).isEqualTo("PRICE_REVISED");
        assertThat(alert.severity()).isEqualTo("warn");
        assertThat(alert.count()).isEqualTo(2);
        assertThat(alert.message())
                .startsWith("file changed past closes of SEMI on XLON and XWES on XLON, by up to 1.69 %.");
        List<AlertList.Alert> theirs =
                app.read(other.owner, tx -> AlertList.of(tx, other.id, true, Optional.empty(), 10));
        assertThat(theirs)
                .singleElement()
                .satisfies(theirAlert -> assertThat(theirAlert.kind()).isEqualTo("PRICE_REVISED"));
    }

    private void reject(UUID price) {
        new ReviewPrice(app).review(mine.owner, mine.id, new PriceReview.Reject(price, "a slip"));
    }

    private void raise(Severity severity, String message) {
        app.transact(mine.owner, tx -> Alerts.raise(tx, mine.id, "TEST", severity, "it", message));
    }

    private void decide(Instant asOf) {
        new DecideRun(database.as(Role.WORKER), TestPolicies.SHARED)
                .run(
                        mine.worker,
                        new RunRequest(mine.id, Task.WEEKLY_REVIEW, Ids.next().toString(), asOf));
    }

    private AlertList.Alert only() {
        assertThat(open()).hasSize(1);
        return open().get(0);
    }

    private List<AlertList.Alert> open() {
        return app.read(mine.owner, tx -> AlertList.of(tx, mine.id, true, Optional.empty(), 10));
    }

    private List<AlertList.Alert> openOf(String kind) {
        return open().stream().filter(alert -> alert.kind().equals(kind)).toList();
    }

    private List<AlertList.Alert> all() {
        return app.read(mine.owner, tx -> AlertList.of(tx, mine.id, false, Optional.empty(), 10));
    }
}
