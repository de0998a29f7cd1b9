package ta.http.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.market.ReviewRate;
import ta.http.doc.Doc;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;

/** Requests and responses about prices, findings and exchange rates. */
public final class PriceShapes {

    private PriceShapes() {}

    public record Observation(
            @Doc("the observation's id") UUID id,
            @Doc("the time of the price") Instant asOf,

            @Doc(value = "CLOSE: the close of a session. INTRADAY: a price during a session", example = "CLOSE")
            PriceKind kind,

            @Doc(value = "the provider", example = "file") String source,

            @Doc(value = "from 1; above 1 if the provider reported another price later", example = "1")
            int revision,

            @Doc(value = "the reported price", example = "11200")
            BigDecimal price,

            @Doc(value = "as reported; null if the listing's terms of that date apply", example = "GBP")
            Optional<String> currency,

            @Doc(value = "the unit as reported; null if the listing's terms of that date apply", example = "GBX")
            Optional<String> quoteUnit,

            @Doc("when it was received") Instant receivedAt,

            @Doc("how the requested portfolio sees the price; null if none was requested")
            Optional<Own> own) {}

    public record Own(
            @Doc(
                    value = "the price in units of normalised_currency; null if the policy does not know its unit",
                    example = "112")
            Optional<BigDecimal> normalised,

            @Doc(value = "ISO 4217; null if normalised is null", example = "GBP")
            Optional<String> normalisedCurrency,

            @Doc(value = "the price from a review, in units of normalised_currency; null without one", example = "null")
            Optional<BigDecimal> corrected,

            @Doc(value = "whether it has a critical finding without a review", example = "false")
            boolean quarantined,

            @Doc(
                    value = "the verdict of the last review: ACCEPT, REJECT, CORRECT or TERMS; null without one",
                    example = "null")
            Optional<String> verdict,

            @Doc("the findings about this price") List<Found> findings) {}

    public record Found(
            @Doc("the finding's id") UUID id,

            @Doc(value = "the check that made the finding", example = "price_jump")
            String check,

            @Doc(value = "info, warn or critical", example = "warn")
            String severity) {}

    public record NewManualPrice(
            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(
                    value = "the time of the price; for a CLOSE the close of the session",
                    example = "2026-03-02T16:30:00Z")
            Instant asOf,

            @Doc(value = "CLOSE: the close of a session. INTRADAY: a price during a session", example = "CLOSE")
            PriceKind kind,

            @Doc(value = "the price in its quote unit, above 0", example = "11234.5")
            BigDecimal price,

            @Doc(value = "ISO 4217", example = "GBP") String currency,

            @Doc(value = "the unit of the price, which the active policy must know", example = "GBX")
            String quoteUnit,

            @Doc(value = "the source that shows the price", example = "the fund's own page")
            String evidence,

            @Doc(value = "the reason; kept permanently", example = "the provider has none")
            String reason) {}

    public record ManualPriceShape(
            @Doc("the price's id") UUID id,

            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc("the time of the price") Instant asOf,

            @Doc(value = "CLOSE: the close of a session. INTRADAY: a price during a session", example = "CLOSE")
            PriceKind kind,

            @Doc(
                    value = "from 1; each price entered for the same time gets the next number; the last one counts",
                    example = "1")
            int revision,

            @Doc(value = "the price in its quote unit", example = "11234.5")
            BigDecimal price,

            @Doc(value = "ISO 4217", example = "GBP") String currency,

            @Doc(value = "the unit of the price", example = "GBX")
            String quoteUnit) {}

    public record Finding(
            @Doc("the finding's id") UUID id,

            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc("the id of the observed price") UUID observation,

            @Doc("the time of the observed price") Instant asOf,

            @Doc(value = "the reported price", example = "112.345")
            BigDecimal price,

            @Doc(value = "the provider", example = "file") String source,

            @Doc("when it was received") Instant receivedAt,
            @Doc("when the finding was made") Instant foundAt,

            @Doc(value = "the check that made the finding", example = "jump")
            String check,

            @Doc(value = "info, warn or critical; critical puts the price in quarantine", example = "critical")
            String severity,

            @Doc(value = "JSON pointer of the policy's clause", example = "/data_quality/jump")
            String clause,

            @Doc(value = "the observed value; may be empty", example = "-0.99")
            String observed,

            @Doc(value = "the limit that the value exceeds; may be empty", example = "0.25")
            String limit,

            @Doc(
                    value = "the finding as a sentence, without the name of the listing",
                    example = "The price moved by 99 % since the one before; your limit is 25 %.")
            String sentence,

            @Doc(value = "the verdict of the last review of the price; null without one", example = "CORRECT")
            Optional<String> verdict) {}

    /** The verdict of a person on an observed price. */
    public enum Verdict {
        ACCEPT,
        REJECT,
        CORRECT,
        TERMS
    }

    public record Resolve(
            @Doc(
                    value = "ACCEPT: the price is right. REJECT: the price is ignored. CORRECT: the given price"
                            + " replaces it. TERMS: the number is right, but in the given currency and unit",
                    example = "CORRECT")
            Verdict verdict,

            @Doc(value = "the reason; kept permanently", example = "a slip of the provider")
            String reason,

            @Doc(value = "for CORRECT: the price, above 0", example = "11234.5")
            Optional<BigDecimal> price,

            @Doc(value = "for CORRECT: the source that shows the price", example = "the fund's own page")
            Optional<String> evidence,

            @Doc(
                    value = "for TERMS: sets these terms for the listing from this date on, for all portfolios;"
                            + " administrators only. If omitted, the terms apply to this price only",
                    example = "null")
            Optional<LocalDate> validFrom,

            @Doc(value = "for TERMS: ISO 4217", example = "null")
            Optional<String> currency,

            @Doc(value = "for TERMS: the unit of the price", example = "null")
            Optional<String> quoteUnit) {}

    public record Resolved(
            @Doc("the finding after the review") Finding finding,

            @Doc(value = "number of prices that this review covers", example = "1")
            int released) {}

    public record Rate(
            @Doc(value = "ISO 4217; the base currency of the pair", example = "GBP")
            String base,

            @Doc(value = "ISO 4217; the quote currency of the pair", example = "USD")
            String quote,

            @Doc(value = "price of one unit of base in quote", example = "1.2534")
            BigDecimal rate,

            @Doc("the time of the rate; for a cross rate that of the older leg")
            Instant asOf,

            @Doc("the observed rates: one, or two for a cross rate")
            List<Leg> legs) {}

    public record Leg(
            @Doc("the observation's id") UUID id,

            @Doc(value = "ISO 4217; the base currency of the pair", example = "GBP")
            String base,

            @Doc(value = "ISO 4217; the quote currency of the pair", example = "USD")
            String quote,

            @Doc(value = "the reported rate", example = "1.2534")
            BigDecimal rate,

            @Doc("the time of the rate") Instant asOf,
            @Doc(value = "the provider", example = "ecb") String source,
            @Doc("when it was received") Instant receivedAt) {}

    public record RateFindingShape(
            @Doc("the finding's id") UUID id,

            @Doc("the id of the observed rate: the rate itself, or a leg of the cross rate")
            UUID observation,

            @Doc(value = "one unit of it costs rate of quote", example = "USD")
            String base,

            @Doc(value = "ISO 4217", example = "GBP") String quote,
            @Doc("the time of the rate") Instant asOf,

            @Doc(value = "the doubtful rate", example = "0.0752")
            BigDecimal rate,

            @Doc(value = "the last accepted rate of an earlier day", example = "0.752")
            BigDecimal previous,

            @Doc(value = "fx_jump, fx_inverted, fx_swapped or fx_tenfold", example = "fx_tenfold")
            String check,

            @Doc(value = "info, warn or critical; no run uses a rate with a critical finding", example = "critical")
            String severity,

            @Doc(
                    value = "JSON pointer of the policy's clause; null for what is checked whatever the policy says",
                    example = "null")
            Optional<String> clause,

            @Doc("the finding in words") String sentence,
            @Doc("when it was found") Instant foundAt,

            @Doc(value = "the verdict of the last review; null if nobody has reviewed it", example = "null")
            Optional<String> verdict) {}

    public record RateReview(
            @Doc(value = "ACCEPT or REJECT", example = "REJECT")
            ReviewRate.Verdict verdict,

            @Doc(value = "the reason, 1 to 4000 characters; kept permanently", example = "the ECB says 0.752")
            String reason) {}

    public record RateReviewed(
            @Doc("the finding after this request") RateFindingShape finding,

            @Doc(value = "how many rates the review concerns: later ones near an accepted one too", example = "1")
            int rates) {}
}
