package ta.rules.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.portfolio.ListingId;

/**
 * The part of a listing's gain that the exchange rate of its currency brought. From a firm point p to the next one s it
 * is EVEN10(units held at p × price at s × (rate at s − rate at p) / rate at s): what its value at s would lack if the
 * rate had stayed as it was. The rest of the gain is that of its price, with income, fees and trades.
 */
public final class CurrencyGains {

    private CurrencyGains() {}

    /**
     * @param rates base currency per unit of the listing's currency, by session; only of listings in another currency
     * @return by listing, those that were held at a firm point of the period
     */
    public static SortedMap<ListingId, BigDecimal> of(
            Book book, ValuationSeries series, PeriodFigures period, Map<ListingId, Map<LocalDate, BigDecimal>> rates) {
        SplitRatios splits = new SplitRatios(book.splits());
        SortedMap<ListingId, BigDecimal> gains = new TreeMap<>();
        SeriesPoint before = null;
        for (SeriesPoint point : series.firmPoints()) {
            LocalDate day = point.session().date();
            if (day.isAfter(period.end())) {
                break;
            }
            if (before != null && (period.start() == null || day.isAfter(period.start()))) {
                for (Map.Entry<ListingId, Map<LocalDate, BigDecimal>> each : rates.entrySet()) {
                    BigDecimal gain = gain(splits, each.getKey(), before, point, each.getValue());
                    if (gain != null) {
                        gains.merge(each.getKey(), gain, BigDecimal::add);
                    }
                }
            }
            before = point;
        }
        return gains;
    }

    /** Null if the listing was not held, or was not valued in another currency at both. */
    private static @Nullable BigDecimal gain(
            SplitRatios splits,
            ListingId listing,
            SeriesPoint before,
            SeriesPoint point,
            Map<LocalDate, BigDecimal> rates) {
        BigDecimal first = rates.get(before.session().date());
        BigDecimal last = rates.get(point.session().date());
        BigDecimal price = point.prices().get(listing);
        BigDecimal held = before.held().state().units(listing);
        if (first == null || last == null || price == null || held.signum() == 0) {
            return null;
        }
        BigDecimal units = splits.units(listing, held, before.close(), point.close());
        return Decimals.even10(units.multiply(price).multiply(last.subtract(first)), last);
    }
}
