package ta.backoffice.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.rules.gains.CapitalGains;
import ta.rules.gains.UnitMove;

/**
 * Of 100 units for 1,000, half are sold and bought again for 650 within 30 days. So they cost 1,150 in the ledger, but
 * 1,000 for tax; and it is the cost for tax that a reorganisation moves.
 */
class TaxMovesTest {

    private static final UUID OLD = new UUID(1, 1);
    private static final UUID NEW = new UUID(2, 2);

    private final List<LedgerEntry> entries = new ArrayList<>();

    @BeforeEach
    void begin() {
        add(NewEntry.buy(OLD, number("100"), number("10"), number("1000"), BigDecimal.ZERO, at("2026-01-05")));
        add(NewEntry.sell(OLD, number("50"), number("14"), number("700"), BigDecimal.ZERO, at("2026-02-02")));
        add(NewEntry.buy(OLD, number("50"), number("13"), number("650"), BigDecimal.ZERO, at("2026-02-10")));
    }

    @Test
    void merger_movesTheCostForTax() {
        add(NewEntry.adjustment(NEW, number("50"), number("1150"), at("2026-03-02")));
        add(NewEntry.adjustment(OLD, number("-100"), number("-1150"), at("2026-03-02")));
        add(NewEntry.sell(NEW, number("50"), number("30"), number("1500"), BigDecimal.ZERO, at("2026-06-01")));
        assertThat(gains(OLD)).containsExactly("2026-02-02 50");
        assertThat(gains(NEW)).containsExactly("2026-06-01 500");
    }

    @Test
    void mergerWithCash_isADisposalOfItsShare() {
        add(NewEntry.sell(OLD, number("20"), number("15"), number("300"), BigDecimal.ZERO, at("2026-03-02")));
        add(NewEntry.adjustment(OLD, number("-80"), number("-920"), at("2026-03-02")));
        add(NewEntry.adjustment(NEW, number("40"), number("920"), at("2026-03-02")));
        add(NewEntry.sell(NEW, number("40"), number("30"), number("1200"), BigDecimal.ZERO, at("2026-06-01")));
        assertThat(gains(OLD)).containsExactly("2026-02-02 50", "2026-03-02 100");
        assertThat(gains(NEW)).containsExactly("2026-06-01 400");
    }

    @Test
    void spinOff_movesTheSameShareOfTheCostForTax() {
        add(NewEntry.adjustment(OLD, BigDecimal.ZERO, number("-287.5"), at("2026-03-02")));
        add(NewEntry.adjustment(NEW, number("25"), number("287.5"), at("2026-03-02")));
        add(NewEntry.sell(OLD, number("100"), number("10"), number("1000"), BigDecimal.ZERO, at("2026-06-01")));
        add(NewEntry.sell(NEW, number("25"), number("10"), number("250"), BigDecimal.ZERO, at("2026-06-01")));
        assertThat(gains(OLD)).containsExactly("2026-02-02 50", "2026-06-01 250");
        assertThat(gains(NEW)).containsExactly("2026-06-01 0");
    }

    @Test
    void spinOff_intoAHoldingThatIsThere_isNoSplitOfIt() {
        add(NewEntry.buy(NEW, number("10"), number("10"), number("100"), BigDecimal.ZERO, at("2026-01-05")));
        add(NewEntry.sell(NEW, number("5"), number("12"), number("60"), BigDecimal.ZERO, at("2026-02-20")));
        add(NewEntry.adjustment(OLD, BigDecimal.ZERO, number("-287.5"), at("2026-03-02")));
        add(NewEntry.adjustment(NEW, number("25"), number("287.5"), at("2026-03-02")));
        add(NewEntry.buy(NEW, number("5"), number("11"), number("55"), BigDecimal.ZERO, at("2026-03-10")));
        assertThat(gains(NEW)).as("matched unit for unit within 30 days").containsExactly("2026-02-20 5");
    }

    @Test
    void capitalReturn_isDeductedFromTheCost() {
        capitalReturn("200", "17.3913043478");
        add(NewEntry.sell(OLD, number("100"), number("9"), number("900"), BigDecimal.ZERO, at("2026-06-01")));
        assertThat(gains(OLD)).containsExactly("2026-02-02 50", "2026-06-01 100");
    }

    @Test
    void capitalReturn_thatExceedsTheCost_isAGain() {
        capitalReturn("1200", "100");
        add(NewEntry.sell(OLD, number("100"), number("1"), number("100"), BigDecimal.ZERO, at("2026-06-01")));
        assertThat(gains(OLD)).containsExactly("2026-02-02 50", "2026-03-02 200", "2026-06-01 100");
    }

    private void capitalReturn(String cash, String units) {
        String reference = "CAPITAL_RETURN XLON:OLD 2026-03-02";
        Instant at = at("2026-03-02");
        add(NewEntry.sell(OLD, number(units), BigDecimal.ONE, number(cash), BigDecimal.ZERO, at)
                .withReference(reference));
        add(NewEntry.adjustment(OLD, number(units), BigDecimal.ZERO, at.plusNanos(1000))
                .withReference(reference + " (2)"));
    }

    private void add(NewEntry entry) {
        entries.add(new LedgerEntry(
                UUID.randomUUID(),
                entries.size() + 1L,
                entry.type(),
                entry.listingId(),
                entry.units(),
                entry.amount(),
                entry.fees(),
                entry.cost(),
                entry.currency(),
                entry.tradeTime(),
                entry.externalReference(),
                Optional.empty()));
    }

    /** The day and the gain of each disposal. */
    private List<String> gains(UUID listing) {
        Map<UUID, List<UnitMove>> moves = TaxMoves.of(entries, ZoneId.of("Europe/London"));
        return CapitalGains.of(moves.getOrDefault(listing, List.of())).disposals().stream()
                .map(disposal -> disposal.day() + " "
                        + disposal.gain()
                                .setScale(2, RoundingMode.HALF_EVEN)
                                .stripTrailingZeros()
                                .toPlainString())
                .toList();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
