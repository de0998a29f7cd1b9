package ta.rules.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ta.rules.finding.Check;
import ta.rules.finding.CheckVerdict;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Figure;

final class FindingTextTest {

    private static final ListingId VWRP = ListingId.of("XLON", "VWRP");

    @Test
    void price_inPoundsForPence_isSetBesideTheOneBefore() {
        assertThat(FindingText.of(verdict(Check.QUOTE_UNIT_MISMATCH, "GBP", "GBX"), price("87.65", "8765")))
                .isEqualTo("The close of VWRP on XLON of 27 February 2026 came in pounds, but the listing is quoted in"
                        + " pence: 87.65 against 8,765 before.");
    }

    @Test
    void price_ofACheckThatLooksAtItAlone_isSetBesideNone() {
        Figure nothing = Figure.price(BigDecimal.ZERO, "GBX");
        assertThat(FindingText.of(verdict(Check.NON_POSITIVE_PRICE, nothing, nothing), price("0", "8765")))
                .isEqualTo("The close of VWRP on XLON of 27 February 2026 is 0 GBX.");
    }

    @Test
    void listings_ofMoreThanAnybodyReads_areCounted() {
        TreeSet<ListingId> many = new TreeSet<>();
        IntStream.range(10, 60).forEach(number -> many.add(ListingId.of("XLON", "T" + number)));
        assertThat(FindingText.of(Check.STALE_CLOSE, many))
                .isEqualTo("The closes of 50 listings are older than your limit: T10 on XLON, T11 on XLON, T12 on XLON,"
                        + " T13 on XLON, T14 on XLON, T15 on XLON, T16 on XLON, T17 on XLON and 42 more.");
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void everyCheck_hasASentenceThatNamesItsListing(Check check) {
        assertThat(FindingText.of(verdict(check, Figure.hours(BigDecimal.ONE), Figure.hours(BigDecimal.TEN))))
                .contains("VWRP")
                .matches("[A-Z].*\\.");
    }

    private static CheckVerdict verdict(Check check, Object observed, Object limit) {
        return new CheckVerdict(
                check, true, Severity.WARN, false, VWRP, PriceKind.CLOSE, "/data_quality", observed, limit);
    }

    private static Price price(String price, String previous) {
        return new Price(
                VWRP,
                PriceKind.CLOSE,
                new BigDecimal(price),
                "GBP",
                "GBX",
                Instant.parse("2026-02-27T16:30:00Z"),
                "file",
                BigDecimal.ZERO,
                new Price.Quote(new BigDecimal(previous), "GBX"),
                false,
                BigDecimal.ZERO,
                null);
    }
}
