package ta.backoffice.market;

import static org.assertj.core.api.Assertions.assertThat;
import static ta.database.TestDatabase.number;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestListing;
import ta.backoffice.TestPortfolio;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;

/** A close that its source changes later keeps what it was beside it, until somebody has reviewed the change. */
class RestatedCloseTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Database WORKER = DATABASE.as(Role.WORKER);
    private static final Instant CLOSE = Instant.parse("2026-01-16T16:30:00Z");

    private final TestPortfolio portfolio = TestPortfolio.create(DATABASE);

    @Test
    void close_thatIsChanged_showsWhatItWas_untilItIsReviewed() {
        UUID listing = TestListing.register(DATABASE, 0);
        deliver(listing, "11234.50");
        assertThat(newest(listing).restated()).isEmpty();
        deliver(listing, "112.345");
        assertThat(newest(listing).price()).isEqualByComparingTo("112.345");
        assertThat(newest(listing).restated()).contains(new Price.Quote(number("11234.50"), "GBX"));
        new ReviewPrice(DATABASE.as(Role.APP))
                .review(
                        portfolio.owner(),
                        portfolio.id(),
                        new PriceReview.Accept(newest(listing).id(), "it is in another unit"));
        assertThat(newest(listing).restated()).isEmpty();
    }

    @Test
    void close_thatIsChangedBack_showsNothing() {
        UUID listing = TestListing.register(DATABASE, 1);
        deliver(listing, "100");
        deliver(listing, "101");
        deliver(listing, "100");
        assertThat(newest(listing).restated()).isEmpty();
        deliver(listing, "102");
        assertThat(newest(listing).restated()).contains(new Price.Quote(number("100"), "GBX"));
    }

    private static void deliver(UUID listing, String price) {
        PriceObservation observation = new PriceObservation(
                listing, CLOSE, "test", PriceKind.CLOSE, number(price), Optional.empty(), Optional.empty());
        new IngestPrices(WORKER).ingest(Actor.system("worker"), List.of(observation), CLOSE.plusSeconds(60));
    }

    private SeriesPrice newest(UUID listing) {
        return WORKER.transact(
                Actor.worker("test", portfolio.id()),
                tx -> new PriceSeries(tx, portfolio.id(), listing, PriceKind.CLOSE, CLOSE, ZoneId.of("Europe/London"))
                        .newest()
                        .orElseThrow());
    }
}
