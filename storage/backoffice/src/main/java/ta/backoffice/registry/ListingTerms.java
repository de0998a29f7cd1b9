package ta.backoffice.registry;

import java.time.LocalDate;
import ta.database.Bounds;
import ta.database.StorageException;

/**
 * In what a listing is quoted from a date on.
 *
 * @param currency ISO 4217, as {@code GBP}
 * @param quoteUnit the unit of its prices, as {@code GBX}
 */
public record ListingTerms(LocalDate validFrom, String currency, String quoteUnit) {

    public ListingTerms {
        Bounds.currency(currency);
        Bounds.identifier("quote unit", quoteUnit);
        if (validFrom.getYear() < 1900 || validFrom.getYear() > 2200) {
            throw new StorageException.Invalid("out of all bounds: " + validFrom, "");
        }
    }

    boolean sameQuotation(ListingTerms other) {
        return currency.equals(other.currency) && quoteUnit.equals(other.quoteUnit);
    }
}
