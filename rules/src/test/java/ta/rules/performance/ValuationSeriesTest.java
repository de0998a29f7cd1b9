package ta.rules.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ta.rules.performance.Book.MarketSession;
import ta.rules.performance.Book.SessionPrice;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** Faults that portfolio software is known for, each with the right value: none of them may look like a loss. */
final class ValuationSeriesTest {

    private static final ListingId AAA = new ListingId("XLON:AAA");
    private static final ListingId BBB = new ListingId("XLON:BBB");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private final List<BookEntry> entries = new ArrayList<>();
    private final List<MarketSession> sessions = new ArrayList<>();
    private List<Membership> memberships =
            List.of(new Membership(Instant.EPOCH, Map.of(AAA, "core", BBB, "bonds"), null));

    @Test
    void sale_recordedLate_isNoFall() {
        prices(AAA, "100", "100", "100");
        buy(0, AAA, "10", "-1000");
        cash(2, EntryType.CONTRIBUTION, "50");
        sell(1, AAA, "3", "300");
        assertThat(indexes()).isEqualTo("1 1 1");
    }

    @Test
    void firstPurchase_ofOneUnit_doesNotRuinTheIndex() {
        prices(AAA, "100", "99", "99.5", "101");
        buy(0, AAA, "1", "-100");
        buy(1, AAA, "200", "-20000");
        assertThat(indexes()).isEqualTo("1 0.99 0.995 1.01");
    }

    @Test
    void sleeve_thatLeavesThePolicy_isNoLoss() {
        prices(AAA, "100", "100");
        prices(BBB, "100", "100");
        buy(0, AAA, "60", "-6000");
        buy(0, BBB, "40", "-4000");
        memberships = List.of(memberships.get(0), new Membership(time(1, 7), Map.of(AAA, "core"), null));
        assertThat(indexes()).isEqualTo("1 1");
    }

    @Test
    void dividend_thatLowersThePrice_isNoLoss() {
        prices(AAA, "100", "88");
        buy(0, AAA, "10", "-1000");
        entry(1, EntryType.DIVIDEND, AAA, null, "120", "0");
        assertThat(indexes()).isEqualTo("1 1");
    }

    @Test
    void gain_ofTheFirstDay_counts() {
        prices(AAA, "100", "85");
        buy(0, AAA, "10", "-800");
        assertThat(indexes()).isEqualTo("1.25 1.0625");
    }

    @Test
    void units_thatComeAndGoInKind_leaveTheIndexAtOne() {
        prices(AAA, "100", "100", "100");
        prices(BBB, "100", "100", "100");
        buy(0, AAA, "10", "-1000");
        entry(1, EntryType.TRANSFER_IN, BBB, "40", "0", "2500");
        entry(2, EntryType.TRANSFER_OUT, BBB, "40", "0", "0");
        assertThat(indexes()).isEqualTo("1 1 1");
    }

    @Test
    void glitch_ofOneDay_setsNoPeak() {
        prices(AAA, "100", "132", "100.5");
        buy(0, AAA, "10", "-1000");
        provisional(1);
        ValuationSeries series = series();
        assertThat(series.points().get(1).provisional()).isTrue();
        assertThat(series.newestFirm().invested().peak()).isEqualByComparingTo("1.005");
        assertThat(series.newestFirm().invested().drawdown()).isZero();
    }

    @Test
    void jump_thatPersists_countsFromTheNextSession() {
        prices(AAA, "100", "70", "71");
        buy(0, AAA, "10", "-1000");
        provisional(1);
        assertThat(indexes()).isEqualTo("1 0.7 0.71");
        assertThat(series().newestFirm().invested().drawdown()).isEqualByComparingTo("0.29");
    }

    @Test
    void session_withoutAPrice_hasNoPointAndNamesTheListing() {
        prices(AAA, "100", "100");
        sessions.add(new MarketSession(FIRST.plusDays(2), time(2, 16), List.of()));
        buy(0, AAA, "10", "-1000");
        assertThat(series().unpriced()).containsExactly(new ValuationSeries.Unpriced(FIRST.plusDays(2), List.of(AAA)));
    }

    @Test
    void sale_ofMoreThanIsHeld_isRefusedByName() {
        prices(AAA, "100");
        buy(0, AAA, "10", "-1000");
        sell(0, AAA, "11", "1100");
        assertThatThrownBy(this::series)
                .isInstanceOf(InvalidBookException.class)
                .hasMessage("entry 2: 11 units of XLON:AAA leave, but only 10 are held");
    }

    private String indexes() {
        return String.join(
                " ",
                series().points().stream()
                        .map(point ->
                                point.invested().index().stripTrailingZeros().toPlainString())
                        .toList());
    }

    private ValuationSeries series() {
        return ValuationSeries.of(new Book(
                "GBP",
                ZoneId.of("Europe/London"),
                time(9, 20),
                BigDecimal.valueOf(20),
                0,
                null,
                sessions,
                List.of(),
                memberships,
                entries));
    }

    /** One for each session from the first on. */
    private void prices(ListingId listing, String... prices) {
        for (int day = 0; day < prices.length; day++) {
            if (sessions.size() == day) {
                sessions.add(new MarketSession(FIRST.plusDays(day), time(day, 16), new ArrayList<>()));
            }
            sessions.get(day).prices().add(new SessionPrice(listing, new BigDecimal(prices[day]), false));
        }
    }

    private void provisional(int day) {
        sessions.get(day).prices().replaceAll(price -> new SessionPrice(price.listing(), price.price(), true));
    }

    private void buy(int day, ListingId listing, String units, String amount) {
        entry(day, EntryType.BUY, listing, units, amount, "0");
    }

    private void sell(int day, ListingId listing, String units, String amount) {
        entry(day, EntryType.SELL, listing, units, amount, "0");
    }

    private void cash(int day, EntryType type, String amount) {
        entry(day, type, null, null, amount, "0");
    }

    private void entry(int day, EntryType type, ListingId listing, String units, String amount, String cost) {
        entries.add(new BookEntry(
                entries.size() + 1L,
                type,
                time(day, 9),
                listing,
                units == null ? null : new BigDecimal(units),
                new BigDecimal(amount),
                BigDecimal.ZERO,
                new BigDecimal(cost),
                null));
    }

    private static Instant time(int day, int hour) {
        return FIRST.plusDays(day).atTime(hour, 0).atZone(ZoneId.of("UTC")).toInstant();
    }
}
