package ta.backoffice.identity;

import java.time.ZoneId;
import ta.database.Bounds;

/**
 * A portfolio to create.
 *
 * @param baseCurrency ISO 4217; all its amounts are in it
 * @param zone time zone of its months and dates
 */
public record NewPortfolio(String name, String broker, TaxTreatment taxTreatment, String baseCurrency, ZoneId zone) {

    public NewPortfolio {
        Bounds.label("name", name);
        Bounds.label("broker", broker);
        Bounds.currency(baseCurrency);
    }
}
