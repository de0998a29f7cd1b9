package ta.backoffice.market;

import java.time.Instant;
import java.util.UUID;
import ta.rules.explanation.FindingText;
import ta.rules.finding.CheckVerdict;
import ta.rules.market.Price;
import ta.rules.portfolio.ListingId;

/**
 * What a check found about an observation, for one portfolio.
 *
 * @param listingKey id of the listing in the registry
 * @param price the observation as the check saw it, with the price that it was compared with
 */
public record PriceFinding(UUID listingKey, UUID pricePointId, Price price, CheckVerdict verdict) {

    public ListingId listing() {
        return price.listing();
    }

    public Instant asOf() {
        return price.asOf();
    }

    /** For display: which price, what is wrong with it, and what it was compared with. */
    public String sentence() {
        return FindingText.of(verdict, price);
    }
}
