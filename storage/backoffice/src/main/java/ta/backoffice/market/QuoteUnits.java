package ta.backoffice.market;

import java.util.TreeSet;
import ta.rules.policy.Policy;
import ta.database.StorageException;

/** Keeps prices out that no run could read. */
public final class QuoteUnits {

    private QuoteUnits() {}

    /**
     * @throws StorageException.Conflict {@code UNKNOWN_QUOTE_UNIT} when the policy does not know the unit, or as one of another
     *     currency
     */
    public static void requireKnown(Policy policy, String currency, String quoteUnit) {
        Policy.QuoteUnit unit = policy.quoteUnits().get(quoteUnit);
        if (unit == null || !unit.currency().equals(currency)) {
            throw new StorageException.Conflict(
                    "UNKNOWN_QUOTE_UNIT",
                    "the active policy knows no quote unit " + quoteUnit + " of " + currency + ", only "
                            + String.join(
                                    ", ", new TreeSet<>(policy.quoteUnits().keySet())),
                    "Maybe add it to the policy's quote_units and activate that first.");
        }
    }
}
