package ta.http.runs;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.backoffice.runs.RunOrigin;

/** Where facts came from, as it travels: one of the kinds is there, the others are null. */
public final class OriginShapes {

    private OriginShapes() {}

    public enum OriginKind {
        PRICE,
        REVIEW,
        MANUAL_PRICE,
        RATE,
        LEDGER_ENTRY,
        VALUATION
    }

    public record Origin(
            @Doc("which of the following is there") OriginKind kind,
            @Doc("the id of the row") UUID id,

            @Doc(value = "the same for a person", example = "price … from import, received 2026-03-02T18:00:00Z")
            String sentence,

            @Doc("an observation") Optional<PriceOrigin> price,
            @Doc("what a person said of the observation") Optional<ReviewOrigin> review,
            @Doc("a price that a person entered") Optional<ManualPriceOrigin> manualPrice,
            @Doc("an exchange rate") Optional<RateOrigin> rate,
            @Doc("the newest entry that counted") Optional<EntryOrigin> ledgerEntry,
            @Doc("the valuation of a session") Optional<ValuationOrigin> valuation) {}

    public record PriceOrigin(
            @Doc(value = "as it was reported", example = "11234.5")
            BigDecimal price,

            @Doc(value = "who reported it", example = "yahoo")
            String source,

            @Doc("from 1; above 1 when the source changed it")
            int revision,

            @Doc("when it came in") Instant receivedAt) {}

    public record ReviewOrigin(
            @Doc(value = "ACCEPT or CORRECT", example = "CORRECT")
            String verdict,

            @Doc(value = "why", example = "the fund's page says so")
            String reason,

            @Doc(value = "the price in its place; null when it was accepted", example = "11234.5")
            Optional<BigDecimal> price,

            @Doc(value = "who said so", example = "ann@example.org")
            String reviewedBy) {}

    public record ManualPriceOrigin(
            @Doc(value = "in the unit of the entry", example = "11234.5")
            BigDecimal price,

            @Doc(value = "where it can be seen", example = "the fund's page")
            String evidence,

            @Doc(value = "why it was entered", example = "no provider has it")
            String reason,

            @Doc(value = "who entered it", example = "ann@example.org")
            String enteredBy,

            @Doc("when") Instant enteredAt) {}

    public record RateOrigin(
            @Doc(value = "ISO 4217", example = "EUR") String base,
            @Doc(value = "ISO 4217", example = "GBP") String quote,

            @Doc(value = "so many quote for one base", example = "0.8651")
            BigDecimal rate,

            @Doc(value = "who reported it", example = "ecb") String source,
            @Doc("when it came in") Instant receivedAt) {}

    public record EntryOrigin(
            @Doc("its place in the ledger") long sequence,
            @Doc(value = "its kind", example = "BUY") String type,
            @Doc("when it was traded") Instant tradeTime,
            @Doc("when it was recorded") Instant recordedAt,

            @Doc(value = "who recorded it", example = "ann@example.org")
            String recordedBy) {}

    public record ValuationOrigin(
            @Doc("the session") LocalDate session,
            @Doc("from 1; above 1 when it was valued again") int revision) {}

    static Origin of(RunOrigin origin) {
        Optional<PriceOrigin> price = as(RunOrigin.Price.class, origin)
                .map(row -> new PriceOrigin(row.price(), row.source(), row.revision(), row.receivedAt()));
        Optional<ReviewOrigin> review = as(RunOrigin.Review.class, origin)
                .map(row -> new ReviewOrigin(row.verdict(), row.reason(), row.price(), row.reviewedBy()));
        Optional<ManualPriceOrigin> manual = as(RunOrigin.Manual.class, origin)
                .map(row -> new ManualPriceOrigin(
                        row.price(), row.evidence(), row.reason(), row.enteredBy(), row.enteredAt()));
        Optional<RateOrigin> rate = as(RunOrigin.Rate.class, origin)
                .map(row -> new RateOrigin(row.base(), row.quote(), row.rate(), row.source(), row.receivedAt()));
        Optional<EntryOrigin> entry = as(RunOrigin.Entry.class, origin)
                .map(row -> new EntryOrigin(
                        row.sequence(), row.type(), row.tradeTime(), row.recordedAt(), row.recordedBy()));
        Optional<ValuationOrigin> valuation =
                as(RunOrigin.Valuation.class, origin).map(row -> new ValuationOrigin(row.session(), row.revision()));
        return new Origin(kind(origin), origin.id(), origin.sentence(), price, review, manual, rate, entry, valuation);
    }

    private static OriginKind kind(RunOrigin origin) {
        if (origin instanceof RunOrigin.Price) {
            return OriginKind.PRICE;
        }
        if (origin instanceof RunOrigin.Review) {
            return OriginKind.REVIEW;
        }
        if (origin instanceof RunOrigin.Manual) {
            return OriginKind.MANUAL_PRICE;
        }
        if (origin instanceof RunOrigin.Rate) {
            return OriginKind.RATE;
        }
        return origin instanceof RunOrigin.Entry ? OriginKind.LEDGER_ENTRY : OriginKind.VALUATION;
    }

    private static <T extends RunOrigin> Optional<T> as(Class<T> kind, RunOrigin origin) {
        return Optional.of(origin).filter(kind::isInstance).map(kind::cast);
    }
}
