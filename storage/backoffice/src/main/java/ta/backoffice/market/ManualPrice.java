package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.rules.market.PriceKind;

/**
 * A price that a user enters for one portfolio.
 *
 * @param asOf moment of the price; for a close, the close of the session
 * @param price above 0, in {@code quoteUnit}
 * @param evidence where the price can be verified; 1 to 4000 characters
 * @param reason why it is entered; 1 to 4000 characters
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
            throw new StorageException.Invalid("a price must be above 0, not " + price.toPlainString(), "");
        }
        Bounds.currency(currency);
        Bounds.identifier("quote unit", quoteUnit);
        Bounds.text("evidence", Bounds.nonBlank("evidence", evidence), 4000);
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
    }
}
