package ta.backoffice.book;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import ta.database.Bounds;
import ta.database.StorageException;

/**
 * What an entry says in another currency than the base currency.
 *
 * @param currency ISO 4217
 * @param amount change of the cash in it, at most 2 decimals; empty when the broker settled in the base currency
 * @param fees included in the amount; empty without one
 * @param price per unit; only of a trade
 * @param cost of the units; only of a TRANSFER_IN or an ADJUSTMENT of a listing
 * @param rate base currency per unit of it
 */
public record InCurrency(
        String currency,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> fees,
        Optional<BigDecimal> price,
        Optional<BigDecimal> cost,
        BigDecimal rate) {

    private static final int PLACES = 18;
    private static final MathContext DIVISION = new MathContext(20, RoundingMode.HALF_EVEN);

    public InCurrency {
        Bounds.currency(currency);
        amount = amount.map(value -> Bounds.money("amount", value));
        fees = fees.map(value -> Bounds.money("fees", value));
        price = price.map(value -> Bounds.number("price", value, 20, PLACES));
        cost = cost.map(value -> Bounds.number("cost", value, 18, 10));
        rate = Bounds.number("rate", rate, 15, PLACES);
        if (rate.signum() <= 0) {
            throw new StorageException.Invalid("the rate is " + rate.toPlainString() + "; it must be above 0", "");
        }
    }

    /** A price that the broker converted: cash moved in the base currency. */
    static InCurrency priced(String currency, BigDecimal price, BigDecimal rate) {
        return new InCurrency(currency, Optional.empty(), Optional.empty(), Optional.of(price), Optional.empty(), rate);
    }

    /**
     * Of an EXCHANGE.
     *
     * @param amount change of the cash in the currency
     * @param base the other side, in the base currency, without fees
     */
    static InCurrency exchanged(String currency, BigDecimal amount, BigDecimal base) {
        BigDecimal rate = base.abs().divide(amount.abs(), DIVISION);
        return new InCurrency(
                currency,
                Optional.of(amount),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                rate.setScale(Math.min(rate.scale(), PLACES), RoundingMode.HALF_EVEN));
    }

    /** An amount in the base currency, HALF_EVEN to 2 places. */
    BigDecimal money(BigDecimal value) {
        return value.multiply(rate).setScale(2, RoundingMode.HALF_EVEN);
    }

    /** The same with 10 places. */
    BigDecimal costInBase(BigDecimal value) {
        return value.multiply(rate).setScale(10, RoundingMode.HALF_EVEN);
    }

    /** The same with at most 18 places. */
    BigDecimal priceInBase(BigDecimal value) {
        BigDecimal base = value.multiply(rate);
        return base.setScale(Math.min(base.scale(), PLACES), RoundingMode.HALF_EVEN);
    }
}
