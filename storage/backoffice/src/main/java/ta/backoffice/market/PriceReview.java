package ta.backoffice.market;

import java.math.BigDecimal;
import java.util.UUID;
import ta.database.Bounds;
import ta.database.StorageException;

/** A user's verdict on an observation, with the reason. */
public sealed interface PriceReview {

    UUID pricePointId();

    /** 1 to 4000 characters. */
    String reason();

    /** The price is right, however unusual it looks; the next price is compared with it. */
    record Accept(UUID pricePointId, String reason) implements PriceReview {
        public Accept {
            checkReason(reason);
        }
    }

    /** The price is wrong and is not used. */
    record Reject(UUID pricePointId, String reason) implements PriceReview {
        public Reject {
            checkReason(reason);
        }
    }

    /**
     * The price was really {@code price}, in the unit of the observation or of the listing's terms.
     *
     * @param price above 0
     * @param evidence where the price can be verified; 1 to 4000 characters
     */
    record Correct(UUID pricePointId, BigDecimal price, String evidence, String reason) implements PriceReview {
        public Correct {
            checkReason(reason);
            Bounds.text("evidence", Bounds.nonBlank("evidence", evidence), 4000);
            price = Bounds.number("price", price, 20, 18);
            if (price.signum() <= 0) {
                throw new StorageException.Invalid("a corrected price must be above 0, not " + price, "");
            }
        }
    }

    /** The number is right, but it is in this currency and quote unit. */
    record Terms(UUID pricePointId, String currency, String quoteUnit, String reason) implements PriceReview {
        public Terms {
            checkReason(reason);
            Bounds.currency(currency);
            Bounds.identifier("quote unit", quoteUnit);
        }
    }

    private static void checkReason(String reason) {
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
    }
}
