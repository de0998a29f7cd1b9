package ta.backoffice.registry;

import java.time.LocalDate;
import ta.database.Bounds;
import ta.database.StorageException;

/**
 * How a listing is quoted from a date on.
 *
 * @param currency ISO 4217, such as {@code GBP}
 * @param quoteUnit unit of its prices, such as {@code GBX}
 */
public record ListingTerms(LocalDate validFrom, String currency, String quoteUnit) {

    public ListingTerms {
        Bounds.currency(currency);
        Bounds.identifier("quote unit", quoteUnit);
        if (validFrom.getYear() < 1900 || validFrom.getYear() > 2200) {
            throw new StorageException.Invalid(
                    "the first day of the terms must be between 1900 and 2200, not " + validFrom, "");
        }
    }

    boolean sameQuotation(ListingTerms other) {
        return currency.equals(other.currency) && quoteUnit.equals(other.quoteUnit);
    }
}
