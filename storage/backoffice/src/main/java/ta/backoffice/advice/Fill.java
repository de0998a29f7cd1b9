package ta.backoffice.advice;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
 * @param amount the change in cash on the contract note, fees included, negative for a BUY; empty for units × price
 *     with the fees, to the penny. A broker rounds the price that it prints.
 * @param fees base currency, 0 or more
 * @param traded the price in another currency, from which {@code price} follows
 * @param contractNote the broker's reference; the ledger takes each only once
 */
public record Fill(
        int line,
        BigDecimal units,
        BigDecimal price,
        Optional<BigDecimal> amount,
        BigDecimal fees,
        Instant tradeTime,
        Optional<String> contractNote,
        Optional<TradedPrice> traded) {

    /**
     * A price in another currency, which the broker converted.
     *
     * @param currency ISO 4217
     * @param price of one unit, in whole units of the currency
     * @param rate base currency per unit of it
     */
    public record TradedPrice(String currency, BigDecimal price, BigDecimal rate) {}

    public Fill {
        units = Bounds.number("units", units, 15, 10);
        price = Bounds.number("price", price, 20, 18);
        amount = amount.map(stated -> Bounds.money("amount", stated));
        fees = Bounds.money("fees", fees);
        tradeTime = Bounds.time("trade time", tradeTime);
        if (units.signum() <= 0 || price.signum() <= 0 || fees.signum() < 0) {
            throw new StorageException.Invalid(
                    "a fill of line " + line + " with units " + units + ", price " + price + ", fees " + fees,
                    "Maybe check the signs: units and price must be above 0, fees 0 or more.");
        }
    }

    /** A fill whose amount follows from units, price and fees. */
    public Fill(
            int line,
            BigDecimal units,
            BigDecimal price,
            BigDecimal fees,
            Instant tradeTime,
            Optional<String> contractNote) {
        this(line, units, price, Optional.empty(), fees, tradeTime, contractNote, Optional.empty());
    }

    /** Units × price with the fees, to the penny: negative for a BUY. */
    BigDecimal computedAmount(boolean buy) {
        BigDecimal consideration = units.multiply(price).setScale(2, RoundingMode.HALF_EVEN);
        return buy ? consideration.add(fees).negate() : consideration.subtract(fees);
    }

    /** The change in cash. */
    BigDecimal cashEffect(boolean buy) {
        return amount.orElseGet(() -> computedAmount(buy));
    }
}
