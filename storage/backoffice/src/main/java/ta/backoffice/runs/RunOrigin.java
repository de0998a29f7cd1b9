package ta.backoffice.runs;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.rules.explanation.Figures;

/** A row of the database that a fact of a run came from. */
public sealed interface RunOrigin {

    UUID id();

    /** The row in words. */
    String sentence();

    /** A price observation; {@code price} in the unit in which it was reported. */
    record Price(UUID id, BigDecimal price, String source, int revision, Instant receivedAt) implements RunOrigin {

        @Override
        public String sentence() {
            return "price " + id + ": " + price.toPlainString() + " from " + source
                    + (revision == 1 ? "" : ", revision " + revision) + ", received " + receivedAt;
        }
    }

    /** A person's review of an observation; {@code verdict} is ACCEPT or CORRECT. */
    record Review(UUID id, String verdict, String reason, Optional<BigDecimal> price, String reviewedBy)
            implements RunOrigin {

        @Override
        public String sentence() {
            return "reviewed by " + reviewedBy + ": " + verdict + ", " + reason;
        }
    }

    /** A price that a person entered for this portfolio; in the unit in which it was entered. */
    record Manual(UUID id, BigDecimal price, String evidence, String reason, String enteredBy, Instant enteredAt)
            implements RunOrigin {

        @Override
        public String sentence() {
            return "price " + id + ": " + price.toPlainString() + " entered by " + enteredBy + " at " + enteredAt + ": "
                    + reason;
        }
    }

    /** An exchange rate: one {@code base} is {@code rate} {@code quote}. */
    record Rate(UUID id, String base, String quote, BigDecimal rate, String source, Instant receivedAt)
            implements RunOrigin {

        @Override
        public String sentence() {
            return "rate " + id + ": " + base + "/" + quote + " " + rate.toPlainString() + " from " + source
                    + ", received " + receivedAt;
        }
    }

    /** The last ledger entry that counted. */
    record Entry(UUID id, long sequence, String type, Instant tradeTime, Instant recordedAt, String recordedBy)
            implements RunOrigin {

        @Override
        public String sentence() {
            return "up to ledger entry " + sequence + " (" + id + "): " + type + " of " + tradeTime + ", recorded "
                    + recordedAt + " by " + recordedBy;
        }
    }

    /**
     * A valuation point.
     *
     * @param index of the sleeves
     * @param prices in the base currency, by listing, of what was held
     */
    record Valuation(UUID id, LocalDate session, int revision, BigDecimal index, Map<String, BigDecimal> prices)
            implements RunOrigin {

        @Override
        public String sentence() {
            String at = prices.entrySet().stream()
                    .map(price -> price.getKey() + " " + Figures.plain(price.getValue()))
                    .collect(Collectors.joining(", "));
            return "valuation of " + session + ", revision " + revision + ": index " + Figures.plain(index)
                    + (at.isEmpty() ? "" : ", at " + at);
        }
    }
}
