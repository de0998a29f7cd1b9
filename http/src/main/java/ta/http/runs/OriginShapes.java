package ta.http.runs;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.runs.RunOrigin;
import ta.http.doc.Doc;

/** The stored rows that facts came from. Of the kinds of origin exactly one is set; the others are null. */
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
            @Doc("which of the following fields is set") OriginKind kind,
            @Doc("the id of the row") UUID id,

            @Doc(value = "the origin as a sentence", example = "price … from import, received 2026-03-02T18:00:00Z")
            String sentence,

            @Doc("an observed price") Optional<PriceOrigin> price,
            @Doc("a person's review of a price") Optional<ReviewOrigin> review,
            @Doc("a price entered by a person") Optional<ManualPriceOrigin> manualPrice,
            @Doc("an exchange rate") Optional<RateOrigin> rate,
            @Doc("the newest ledger entry that counted") Optional<EntryOrigin> ledgerEntry,
            @Doc("the valuation of a session") Optional<ValuationOrigin> valuation) {}

    public record PriceOrigin(
            @Doc(value = "the reported price", example = "11234.5")
            BigDecimal price,

            @Doc(value = "the provider", example = "yahoo") String source,

            @Doc("from 1; above 1 if the provider reported another price later")
            int revision,

            @Doc("when it was received") Instant receivedAt) {}

    public record ReviewOrigin(
            @Doc(value = "ACCEPT or CORRECT", example = "CORRECT")
            String verdict,

            @Doc(value = "the reason", example = "the fund's page says so")
            String reason,

            @Doc(value = "the corrected price; null if the price was accepted", example = "11234.5")
            Optional<BigDecimal> price,

            @Doc(value = "who reviewed it", example = "ann@example.org")
            String reviewedBy) {}

    public record ManualPriceOrigin(
            @Doc(value = "the price in the quote unit of the entry", example = "11234.5")
            BigDecimal price,

            @Doc(value = "the source that shows the price", example = "the fund's page")
            String evidence,

            @Doc(value = "the reason", example = "no provider has it")
            String reason,

            @Doc(value = "who entered it", example = "ann@example.org")
            String enteredBy,

            @Doc("when it was entered") Instant enteredAt) {}

    public record RateOrigin(
            @Doc(value = "ISO 4217", example = "EUR") String base,
            @Doc(value = "ISO 4217", example = "GBP") String quote,

            @Doc(value = "price of one unit of base in quote", example = "0.8651")
            BigDecimal rate,

            @Doc(value = "the provider", example = "ecb") String source,
            @Doc("when it was received") Instant receivedAt) {}

    public record EntryOrigin(
            @Doc("the entry's sequence number in the ledger")
            long sequence,

            @Doc(value = "the entry's type", example = "BUY")
            String type,

            @Doc("when it happened") Instant tradeTime,
            @Doc("when it was recorded") Instant recordedAt,

            @Doc(value = "who recorded it", example = "ann@example.org")
            String recordedBy) {}

    public record ValuationOrigin(
            @Doc("the session") LocalDate session,

            @Doc("from 1; above 1 if the session was valued again")
            int revision,

            @Doc(value = "time-weighted index of the sleeves", example = "1.0213")
            BigDecimal index,

            @Doc("the price of what was held, in the base currency, by listing")
            Map<String, BigDecimal> prices) {}

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
        Optional<ValuationOrigin> valuation = as(RunOrigin.Valuation.class, origin)
                .map(row -> new ValuationOrigin(row.session(), row.revision(), row.index(), row.prices()));
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
