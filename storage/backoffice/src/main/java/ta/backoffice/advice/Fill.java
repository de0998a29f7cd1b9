package ta.backoffice.advice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import ta.database.Bounds;
import ta.database.StorageException;

/**
 * What the broker executed of one line.
 *
 * @param line the line's number in its recommendation, from 1
 * @param units above 0
 * @param price of one unit, base currency, above 0
 * @param fees base currency, 0 or more
 * @param contractNote the broker's reference; the ledger takes each only once
 */
public record Fill(
        int line,
        BigDecimal units,
        BigDecimal price,
        BigDecimal fees,
        Instant tradeTime,
        Optional<String> contractNote) {

    public Fill {
        units = Bounds.number("units", units, 15, 10);
        price = Bounds.number("price", price, 20, 18);
        fees = Bounds.money("fees", fees);
        tradeTime = Bounds.time("trade time", tradeTime);
        if (units.signum() <= 0 || price.signum() <= 0 || fees.signum() < 0) {
            throw new StorageException.Invalid(
                    "a fill of line " + line + " with units " + units + ", price " + price + ", fees " + fees,
                    "Maybe check the signs: units and price must be above 0, fees 0 or more.");
        }
    }
}
