package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ta.backoffice.registry.UnitRatio;

/**
 * What is known of one listing, each list ascending by date. Dates are the venue's.
 *
 * @param dividends what one unit was paid
 */
public record ListingHistory(List<DayPrice> prices, List<Dividend> dividends, List<DaySplit> splits) {

    static final ListingHistory NONE = new ListingHistory(List.of(), List.of(), List.of());

    /**
     * Prices of a session, in the listing's quote unit, per unit as units were counted on that day.
     *
     * @param open null where it is not known
     */
    public record DayPrice(
            LocalDate date, BigDecimal close, @Nullable BigDecimal open) {}

    /**
     * A payment to those who held a unit at the beginning of the day.
     *
     * @param amount in the listing's currency, above 0
     */
    public record Dividend(LocalDate date, BigDecimal amount) {}

    /** A split or consolidation that takes effect on a day. */
    public record DaySplit(LocalDate date, UnitRatio ratio) {}
}
