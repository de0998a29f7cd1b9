package ta.backoffice.market;

import java.math.BigDecimal;
import java.util.UUID;
import ta.database.Bounds;
import ta.database.StorageException;

/** What a person says of an observation, and why. */
public sealed interface PriceReview {

    UUID pricePointId();

    /** 1 to 4000 characters. */
    String reason();

    /** It is right, however it looks; it becomes the reference for the next. */
    record Accept(UUID pricePointId, String reason) implements PriceReview {
        public Accept {
            checkReason(reason);
        }
    }

    /** It is wrong, and counts for nothing. */
    record Reject(UUID pricePointId, String reason) implements PriceReview {
        public Reject {
            checkReason(reason);
        }
    }

    /**
     * It was really {@code price}, in the unit that the observation or the listing's terms say.
     *
     * @param price above 0
     * @param evidence where that can be seen
     */
    record Correct(UUID pricePointId, BigDecimal price, String evidence, String reason) implements PriceReview {
        public Correct {
            checkReason(reason);
            Bounds.text("evidence", Bounds.nonBlank("evidence", evidence), 4000);
            price = Bounds.number("price", price, 20, 18);
            if (price.signum() <= 0) {
                throw new StorageException.Invalid("a corrected price is above 0, not " + price, "");
            }
        }
    }

    /** The number is right, and is in this currency and unit. */
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
