package ta.backoffice.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;
import static ta.database.TestDatabase.number;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestListing;
import ta.backoffice.TestPortfolio;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.market.PriceKind;

class IngestTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Database WORKER = DATABASE.as(Role.WORKER);
    private static final Actor ACTOR = Actor.system("worker");
    private static final Instant CLOSE = Instant.parse("2026-01-16T16:30:00Z");
    private static final Instant NOW = Instant.parse("2026-01-16T18:00:00Z");

    @Test
    void prices_deliveredTwice_areStoredOnce_andAChangedOneIsARevision() {
        UUID listing = TestListing.register(DATABASE, 0);
        List<PriceObservation> delivery =
                List.of(price(listing, CLOSE, "11234.50"), price(listing, CLOSE.minusSeconds(86_400), "-1"));
        assertThat(ingest(delivery)).isEqualTo(new Ingested(2, 0, 0));
        assertThat(ingest(delivery)).isEqualTo(new Ingested(0, 0, 2));
        assertThat(ingest(List.of(price(listing, CLOSE, "112.345")))).isEqualTo(new Ingested(0, 1, 0));
        assertThat(ingest(List.of(price(listing, CLOSE, "112.345")))).isEqualTo(new Ingested(0, 0, 1));
        List<String> stored = WORKER.transact(
                ACTOR,
                tx -> tx.sql()
                        .selectFrom(PRICE_POINTS)
                        .where(PRICE_POINTS.LISTING_ID.eq(listing), PRICE_POINTS.AS_OF.eq(CLOSE))
                        .orderBy(PRICE_POINTS.REVISION)
                        .fetch(row ->
                                row.getRevision() + " " + row.getPrice().toPlainString() + " " + row.getQuoteUnit()));
        assertThat(stored).containsExactly("1 11234.50 null", "2 112.345 null");
    }

    @Test
    void rates_deliveredTwice_areStoredOnce_andAChangedOneIsARevision() {
        FxObservation rate = new FxObservation("EUR", "GBP", CLOSE, "ecb", number("0.86525"));
        FxObservation changed = new FxObservation("EUR", "GBP", CLOSE, "ecb", number("0.86526"));
        IngestFxRates ingest = new IngestFxRates(WORKER);
        assertThat(ingest.ingest(ACTOR, List.of(rate, rate), NOW)).isEqualTo(new Ingested(1, 0, 1));
        assertThat(ingest.ingest(ACTOR, List.of(changed), NOW)).isEqualTo(new Ingested(0, 1, 0));
    }

    @Test
    void price_withAnInvalidCurrency_isRefused() {
        for (String invalid : List.of("G\tB", "\\N", "G\nB", "gbp")) {
            PriceObservation price = new PriceObservation(
                    TestListing.register(DATABASE, 2),
                    CLOSE,
                    "test",
                    PriceKind.CLOSE,
                    number("1"),
                    Optional.of(invalid),
                    Optional.empty());
            assertThatThrownBy(() -> ingest(List.of(price)))
                    .as(invalid)
                    .isInstanceOf(StorageException.Invalid.class)
                    .hasMessageContaining("currency");
        }
    }

    @Test
    void price_ofAnUnknownListing_isRefused() {
        assertThatThrownBy(() -> ingest(List.of(price(Ids.next(), CLOSE, "1"))))
                .isInstanceOf(StorageException.Invalid.class);
    }

    @Test
    void reviews_oneAfterTheOther_areNumberedAndTheLastCounts() {
        UUID listing = TestListing.register(DATABASE, 1);
        ingest(List.of(price(listing, CLOSE, "5")));
        UUID point = WORKER.transact(
                ACTOR,
                tx -> tx.sql()
                        .fetchSingle(PRICE_POINTS, PRICE_POINTS.LISTING_ID.eq(listing))
                        .getId());
        TestPortfolio portfolio = TestPortfolio.create(DATABASE);
        ReviewPrice review = new ReviewPrice(DATABASE.as(Role.APP));
        assertThat(review.review(portfolio.owner(), portfolio.id(), new PriceReview.Reject(point, "looks wrong")))
                .isEqualTo(1);
        assertThat(review.review(
                        portfolio.owner(),
                        portfolio.id(),
                        new PriceReview.Correct(point, number("500"), "issuer's site", "pence")))
                .isEqualTo(2);
        assertThat(review.review(
                        portfolio.owner(), portfolio.id(), new PriceReview.Terms(point, "GBP", "GBP", "pounds")))
                .isEqualTo(3);
        assertThat(review.review(portfolio.owner(), portfolio.id(), new PriceReview.Accept(point, "it is right")))
                .isEqualTo(4);
        assertThatThrownBy(
                        () -> review.review(portfolio.owner(), portfolio.id(), new PriceReview.Accept(Ids.next(), "x")))
                .isInstanceOf(StorageException.NotFound.class);
    }

    private static Ingested ingest(List<PriceObservation> prices) {
        return new IngestPrices(WORKER).ingest(ACTOR, prices, NOW);
    }

    private static PriceObservation price(UUID listing, Instant asOf, String price) {
        return new PriceObservation(
                listing, asOf, "eodhd", PriceKind.CLOSE, number(price), Optional.empty(), Optional.empty());
    }
}
