package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.rules.market.PriceKind;

/**
 * A price that a person enters for one portfolio.
 *
 * @param asOf the moment that it stands for; of a close, the session's close
 * @param price above 0, in {@code quoteUnit}
 * @param evidence where it can be seen
 * @param reason why it is entered; 1 to 4000 characters, as the evidence
 */
public record ManualPrice(
        UUID listingId,
        Instant asOf,
        PriceKind kind,
        BigDecimal price,
        String currency,
        String quoteUnit,
        String evidence,
        String reason) {

    public ManualPrice {
        asOf = Bounds.time("time of a price", asOf);
        price = Bounds.number("price", price, 20, 18);
        if (price.signum() <= 0) {
            throw new StorageException.Invalid("a price is above 0, not " + price.toPlainString(), "");
        }
        Bounds.currency(currency);
        Bounds.identifier("quote unit", quoteUnit);
        Bounds.text("evidence", Bounds.nonBlank("evidence", evidence), 4000);
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
    }
}
