package ta.backoffice.book;

import java.math.BigDecimal;
import java.util.Optional;
import ta.database.StorageException;
import ta.rules.portfolio.EntryType;

/**
 * In which other currency a {@link StatedEntry} is stated.
 *
 * @param currency ISO 4217, not the base currency
 * @param rate base currency per unit of it; empty: the rate of the entry's day
 * @param exchanged of an EXCHANGE: the change of the cash in the currency
 */
public record StatedCurrency(String currency, Use use, Optional<BigDecimal> rate, Optional<BigDecimal> exchanged) {

    /** What is in the currency. */
    public enum Use {
        /** All figures: the cash in that currency moves. */
        PAID,
        /** The price alone: the broker settled in the base currency. */
        PRICED,
        /** The other side of an EXCHANGE. */
        EXCHANGED
    }

    /**
     * From the fields of a request or a row.
     *
     * @param currency of all figures, or, of an EXCHANGE, of its other side
     * @param priceCurrency of the price alone
     * @throws StorageException.Invalid when they contradict each other
     */
    public static Optional<StatedCurrency> of(
            EntryType type,
            Optional<String> currency,
            Optional<String> priceCurrency,
            Optional<BigDecimal> rate,
            Optional<BigDecimal> exchanged) {
        boolean exchange = type == EntryType.EXCHANGE;
        if (!exchange && exchanged.isPresent()) {
            throw new StorageException.Invalid("a " + type + " has no exchanged", "Maybe leave it empty.");
        }
        if (rate.isPresent() && (exchange || (currency.isEmpty() && priceCurrency.isEmpty()))) {
            throw new StorageException.Invalid(
                    exchange
                            ? "the rate of an EXCHANGE follows from its two amounts"
                            : "a rate is stated, but no currency",
                    "Maybe leave the rate empty" + (exchange ? "." : ", or state the currency."));
        }
        if (currency.isPresent() && priceCurrency.isPresent()) {
            throw new StorageException.Invalid(
                    "both currency and price_currency are stated",
                    "Maybe leave price_currency empty if all is in " + currency.get()
                            + "; otherwise currency, if the broker settled in the base currency.");
        }
        if (exchange) {
            return currency.map(other -> exchanged(other, exchanged));
        }
        return currency.map(other -> paid(other, rate)).or(() -> priceCurrency.map(other -> priced(other, rate)));
    }

    public static StatedCurrency paid(String currency, Optional<BigDecimal> rate) {
        return new StatedCurrency(currency, Use.PAID, rate, Optional.empty());
    }

    public static StatedCurrency priced(String currency, Optional<BigDecimal> rate) {
        return new StatedCurrency(currency, Use.PRICED, rate, Optional.empty());
    }

    public static StatedCurrency exchanged(String currency, Optional<BigDecimal> amount) {
        return new StatedCurrency(currency, Use.EXCHANGED, Optional.empty(), amount);
    }
}
