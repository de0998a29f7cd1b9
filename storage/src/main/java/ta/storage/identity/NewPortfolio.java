package ta.storage.identity;

import java.time.ZoneId;
import ta.storage.Limits;

/**
 * A portfolio to be.
 *
 * @param baseCurrency ISO 4217; all its amounts are in it
 * @param zone of its months and dates
 */
public record NewPortfolio(String name, String broker, TaxTreatment taxTreatment, String baseCurrency, ZoneId zone) {

    public NewPortfolio {
        Limits.label("name", name);
        Limits.label("broker", broker);
        Limits.currency(baseCurrency);
    }
}
