package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import ta.backoffice.book.StatedEntry;
import ta.database.StorageException;
import ta.database.Transaction;

/** The accepted exchange rates of days into a portfolio's base currency: for entries that do not state their own. */
public final class DayRates implements StatedEntry.RatesOfDays {

    /** Over Easter, rates may be five days old. */
    private static final Duration AGE_MAX = Duration.ofDays(7);

    private final KnownRates rates;
    private final String baseCurrency;
    private final ZoneId zone;

    public DayRates(Transaction tx, UUID portfolioId, String baseCurrency, ZoneId zone) {
        this.rates = KnownRates.accepted(tx, RateVerdicts.of(tx, portfolioId));
        this.baseCurrency = baseCurrency;
        this.zone = zone;
    }

    /** The newest rate up to the end of the moment's day, at most a week old; with at most 18 decimals. */
    @Override
    public BigDecimal of(String currency, Instant moment) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1000);
        return rates.of(currency, baseCurrency, end)
                .filter(rate -> !rate.asOf().isBefore(end.minus(AGE_MAX)))
                .map(rate -> rate.costOf(currency))
                .orElseThrow(() -> new StorageException.Invalid(
                        "no rate of " + currency + " in " + baseCurrency + " is known for " + day,
                        "Maybe refresh the exchange rates, or state the rate: what one " + currency + " cost in "
                                + baseCurrency + "."));
    }
}
