package ta.storage.registry;

import java.time.LocalDate;
import ta.storage.Limits;
import ta.storage.StorageException;

/**
 * In what a listing is quoted from a date on.
 *
 * @param currency ISO 4217, as {@code GBP}
 * @param quoteUnit the unit of its prices, as {@code GBX}
 */
public record ListingTerms(LocalDate validFrom, String currency, String quoteUnit) {

    public ListingTerms {
        Limits.currency(currency);
        Limits.identifier("quote unit", quoteUnit);
        if (validFrom.getYear() < 1900 || validFrom.getYear() > 2200) {
            throw new StorageException.Invalid("out of all bounds: " + validFrom, "");
        }
    }

    boolean sameQuotation(ListingTerms other) {
        return currency.equals(other.currency) && quoteUnit.equals(other.quoteUnit);
    }
}
