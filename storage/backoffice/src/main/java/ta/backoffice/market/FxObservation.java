package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.Instant;
import ta.database.Bounds;
import ta.database.StorageException;

/**
 * An exchange rate as a source reports it: one {@code base} costs {@code rate} of {@code quote}.
 *
 * @param rate above 0, at most 15 digits before and 18 after the point
 */
public record FxObservation(String base, String quote, Instant asOf, String source, BigDecimal rate) {

    public FxObservation {
        Bounds.currency(base);
        Bounds.currency(quote);
        asOf = Bounds.time("time of a rate", asOf);
        Bounds.identifier("source", source);
        rate = Bounds.number("rate", rate, 15, 18);
        if (rate.signum() <= 0 || base.equals(quote)) {
            throw new StorageException.Invalid("not an exchange rate: " + base + "/" + quote + " " + rate, "");
        }
    }
}
