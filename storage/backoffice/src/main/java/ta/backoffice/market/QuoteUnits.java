package ta.backoffice.market;

import java.util.TreeSet;
import ta.database.StorageException;
import ta.rules.policy.Policy;

/** Refuses prices in quote units that the policy does not define, since no run could use them. */
public final class QuoteUnits {

    private QuoteUnits() {}

    /**
     * @throws StorageException.Conflict {@code UNKNOWN_QUOTE_UNIT} when the policy does not define the unit, or defines
     *     it for another currency
     */
    public static void requireKnown(Policy policy, String currency, String quoteUnit) {
        Policy.QuoteUnit unit = policy.quoteUnits().get(quoteUnit);
        if (unit == null || !unit.currency().equals(currency)) {
            throw new StorageException.Conflict(
                    "UNKNOWN_QUOTE_UNIT",
                    "the active policy defines no quote unit " + quoteUnit + " of " + currency + ", only "
                            + String.join(
                                    ", ", new TreeSet<>(policy.quoteUnits().keySet())),
                    "Maybe add it to quote_units in the policy, and activate that policy first.");
        }
    }
}
