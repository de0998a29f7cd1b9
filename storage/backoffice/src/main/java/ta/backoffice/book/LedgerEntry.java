package ta.backoffice.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ta.rules.portfolio.EntryType;

/**
 * A recorded entry.
 *
 * @param sequence numbers the entries of a portfolio in the order of recording
 * @param amount value in the base currency; moves the cash in it as {@link #baseCash} says
 * @param currency what it says in another currency
 * @param reference of the document that states it, such as a contract note
 * @param reverses the entry that this one cancels; units, amount, fees and cost are then its negatives
 */
public record LedgerEntry(
        UUID id,
        long sequence,
        EntryType type,
        Optional<UUID> listingId,
        Optional<BigDecimal> units,
        BigDecimal amount,
        BigDecimal fees,
        Optional<BigDecimal> cost,
        Optional<InCurrency> currency,
        Instant tradeTime,
        Optional<String> reference,
        Optional<UUID> reverses) {

    /** The change of the cash in the base currency. */
    BigDecimal baseCash() {
        return type == EntryType.EXCHANGE || currencyCash().isEmpty() ? amount : BigDecimal.ZERO;
    }

    /** The change of the cash in its other currency, if it moves that. */
    public Optional<BigDecimal> currencyCash() {
        return currency.flatMap(InCurrency::amount);
    }

    /** Whether it changes units or their cost. */
    boolean movesUnits() {
        return listingId.isPresent() && units.isPresent();
    }
}
