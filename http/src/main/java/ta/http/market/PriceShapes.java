package ta.http.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.rules.portfolio.ListingId;
import ta.rules.market.PriceKind;

/** Prices, what was found of them, and rates. */
public final class PriceShapes {

    private PriceShapes() {}

    public record Observation(
            @Doc("the observation's id") UUID id,
            @Doc("the moment that it stands for") Instant asOf,

            @Doc(value = "a session's close, or one of the time between", example = "CLOSE")
            PriceKind kind,

            @Doc(value = "who reported it", example = "file")
            String source,

            @Doc(value = "above 1 when the source changed its mind", example = "1")
            int revision,

            @Doc(value = "as it was reported", example = "11200")
            BigDecimal price,

            @Doc(value = "as the source says; null: the listing's terms of that date count", example = "GBP")
            Optional<String> currency,

            @Doc(value = "likewise the unit", example = "GBX")
            Optional<String> quoteUnit,

            @Doc("when it came in") Instant receivedAt,

            @Doc("what it is to the portfolio that was asked for; null without one")
            Optional<Own> own) {}

    public record Own(
            @Doc(
                    value =
                            "the reported price in whole units of the currency below; null when your policy does not know its unit",
                    example = "112")
            Optional<BigDecimal> normalised,

            @Doc(value = "ISO 4217; null with it", example = "GBP")
            Optional<String> normalisedCurrency,

            @Doc(value = "likewise, what a review put in its place; null without that", example = "null")
            Optional<BigDecimal> corrected,

            @Doc(value = "a critical finding that nobody has reviewed", example = "false")
            boolean quarantined,

            @Doc(value = "the last review: ACCEPT, REJECT, CORRECT or TERMS; null without one", example = "null")
            Optional<String> verdict,

            @Doc("what the checks found of it") List<Found> findings) {}

    public record Found(
            @Doc("the finding's id") UUID id,

            @Doc(value = "which check found it", example = "price_jump")
            String check,

            @Doc(value = "info, warn or critical", example = "warn")
            String severity) {}

    public record NewManualPrice(
            @Doc(value = "which listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(
                    value = "the moment that it stands for; of a CLOSE the session's close",
                    example = "2026-03-02T16:30:00Z")
            Instant asOf,

            @Doc(value = "a session's close, or one of the time between", example = "CLOSE")
            PriceKind kind,

            @Doc(value = "above 0, in its unit", example = "11234.5")
            BigDecimal price,

            @Doc(value = "ISO 4217", example = "GBP") String currency,

            @Doc(value = "the unit of the price; the active policy has to know it", example = "GBX")
            String quoteUnit,

            @Doc(value = "where it can be seen", example = "the fund's own page")
            String evidence,

            @Doc(value = "why it is entered; kept for ever", example = "the provider has none")
            String reason) {}

    public record ManualPriceShape(
            @Doc("the price's id") UUID id,

            @Doc(value = "which listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc("the moment that it stands for") Instant asOf,

            @Doc(value = "a session's close, or one of the time between", example = "CLOSE")
            PriceKind kind,

            @Doc(value = "how often one was entered for that moment; the last counts", example = "1")
            int revision,

            @Doc(value = "in its unit", example = "11234.5") BigDecimal price,

            @Doc(value = "ISO 4217", example = "GBP") String currency,

            @Doc(value = "the unit of the price", example = "GBX")
            String quoteUnit) {}

    public record Finding(
            @Doc("the finding's id") UUID id,

            @Doc(value = "of which listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc("the observation that it is about") UUID observation,

            @Doc("the moment that the observation stands for")
            Instant asOf,

            @Doc(value = "as it was reported", example = "112.345")
            BigDecimal price,

            @Doc(value = "who reported it", example = "file")
            String source,

            @Doc("when it came in") Instant receivedAt,
            @Doc("when it was found") Instant foundAt,

            @Doc(value = "which check found it", example = "jump")
            String check,

            @Doc(value = "info, warn or critical; critical puts the observation in quarantine", example = "critical")
            String severity,

            @Doc(value = "the clause of the policy, a JSON pointer", example = "/data_quality/jump")
            String clause,

            @Doc(value = "what the check saw; may be empty", example = "-0.99")
            String observed,

            @Doc(value = "what it holds against that; may be empty", example = "0.25")
            String limit,

            @Doc(
                    value = "the same in words, beside the name of the listing",
                    example = "The price moved by 99 % since the one before; your limit is 25 %.")
            String sentence,

            @Doc(value = "the last review of the observation; null when nobody has reviewed it", example = "CORRECT")
            Optional<String> verdict) {}

    /** What a person may say of an observation. */
    public enum Verdict {
        ACCEPT,
        REJECT,
        CORRECT,
        TERMS
    }

    public record Resolve(
            @Doc(
                    value =
                            "ACCEPT: it is right. REJECT: it counts for nothing. CORRECT: it was really the price said here."
                                    + " TERMS: the number is right, in the currency and unit said here",
                    example = "CORRECT")
            Verdict verdict,

            @Doc(value = "why; kept for ever", example = "a slip of the provider")
            String reason,

            @Doc(value = "of CORRECT: the price, above 0", example = "11234.5")
            Optional<BigDecimal> price,

            @Doc(value = "of CORRECT: where it can be seen", example = "the fund's own page")
            Optional<String> evidence,

            @Doc(
                    value =
                            "of TERMS: the listing is quoted so from this date on, for all; only an administrator says that."
                                    + " Left out, it is said of this observation alone",
                    example = "null")
            Optional<LocalDate> validFrom,

            @Doc(value = "of TERMS: ISO 4217", example = "null")
            Optional<String> currency,

            @Doc(value = "of TERMS: the unit of the price", example = "null")
            Optional<String> quoteUnit) {}

    public record Resolved(
            @Doc("the finding, as it is now") Finding finding,

            @Doc(value = "how many observations this answered", example = "1")
            int released) {}

    public record Rate(
            @Doc(value = "ISO 4217; one of it costs", example = "GBP")
            String base,

            @Doc(value = "ISO 4217; so many of it", example = "USD")
            String quote,

            @Doc(value = "what one base costs in the quote currency", example = "1.2534")
            BigDecimal rate,

            @Doc("the moment that it stands for; of a cross, that of the older leg")
            Instant asOf,

            @Doc("what was observed: one, or the two of a cross")
            List<Leg> legs) {}

    public record Leg(
            @Doc("the observation's id") UUID id,

            @Doc(value = "ISO 4217; one of it costs", example = "GBP")
            String base,

            @Doc(value = "ISO 4217; so many of it", example = "USD")
            String quote,

            @Doc(value = "as it was reported", example = "1.2534")
            BigDecimal rate,

            @Doc("the moment that it stands for") Instant asOf,
            @Doc(value = "who reported it", example = "ecb") String source,
            @Doc("when it came in") Instant receivedAt) {}
}
