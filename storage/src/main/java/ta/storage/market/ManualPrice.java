package ta.storage.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import ta.storage.Limits;
import ta.storage.StorageException;

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
        asOf = Limits.time("time of a price", asOf);
        price = Limits.number("price", price, 20, 18);
        if (price.signum() <= 0) {
            throw new StorageException.Invalid("a price is above 0, not " + price.toPlainString(), "");
        }
        Limits.currency(currency);
        Limits.identifier("quote unit", quoteUnit);
        Limits.text("evidence", Limits.nonBlank("evidence", evidence), 4000);
        Limits.text("reason", Limits.nonBlank("reason", reason), 4000);
    }
}
