package ta.rules.finding;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.market.PriceKind;
import ta.rules.market.PriceReading;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Values;
import ta.rules.trace.Verdict;

/**
 * The result of a data-quality check of one price, or of a missing one.
 *
 * @param finding false if the check passed
 * @param kind null for an unpriced holding
 * @param clause null for an unpriced holding, a restated history and a difference of sources: every policy has these
 *     checks
 * @param observed the value that was checked: a figure, a code or a time; null if there is none
 * @param limit the value that it was compared with; null if there is none
 */
public record CheckVerdict(
        Check check,
        boolean finding,
        Severity severity,
        boolean freeze,
        ListingId listing,
        @Nullable PriceKind kind,
        @Nullable String clause,
        @Nullable Object observed,
        @Nullable Object limit)
        implements Verdict {

    /** What all verdicts of one clause share. */
    public record Clause(Check check, Severity severity, boolean freeze, String pointer) {

        public CheckVerdict finding(PriceReading price, Object observed, @Nullable Object limit) {
            return verdict(true, price.listing(), price.kind(), observed, limit);
        }

        public CheckVerdict passed(PriceReading price, Object observed, @Nullable Object limit) {
            return verdict(false, price.listing(), price.kind(), observed, limit);
        }

        public CheckVerdict missing(CloseCoverage coverage) {
            return verdict(true, coverage.constituent().listing(), PriceKind.CLOSE, null, null);
        }

        public CheckVerdict covered(CloseCoverage coverage) {
            return verdict(false, coverage.constituent().listing(), PriceKind.CLOSE, null, null);
        }

        private CheckVerdict verdict(
                boolean finding, ListingId listing, PriceKind kind, @Nullable Object observed, @Nullable Object limit) {
            return new CheckVerdict(check, finding, severity, freeze, listing, kind, pointer, observed, limit);
        }
    }

    /** The clause at {@code pointer}, which makes the verdicts. */
    public static Clause by(Check check, Severity severity, boolean freeze, String pointer) {
        return new Clause(check, severity, freeze, pointer);
    }

    /** A holding without a positive price is critical, whatever the policy says. */
    public static CheckVerdict unpriced(HoldingPrice holding) {
        return holding(holding, true);
    }

    /**
     * A close that came with a history at another level is critical and asks for a freeze, whatever the policy says.
     *
     * @param factor what the history is of what was accepted for the same days
     */
    public static CheckVerdict restatedHistory(ListingId listing, BigDecimal factor) {
        return new CheckVerdict(
                Check.RESTATED_HISTORY,
                true,
                Severity.CRITICAL,
                true,
                listing,
                PriceKind.CLOSE,
                null,
                Figure.ratio(factor).fixed(10),
                null);
    }

    /**
     * A close that is not the same at two sources deserves a look, whatever the policy says.
     *
     * @param percent how far the other price is from it
     * @param other the other price with its unit and source
     */
    public static CheckVerdict sourceDiffers(ListingId listing, BigDecimal percent, String other) {
        return new CheckVerdict(
                Check.SOURCE_DIFFERS,
                true,
                Severity.WARN,
                false,
                listing,
                PriceKind.CLOSE,
                null,
                Figure.percent(percent),
                other);
    }

    public static CheckVerdict priced(HoldingPrice holding) {
        return holding(holding, false);
    }

    private static CheckVerdict holding(HoldingPrice holding, boolean finding) {
        return new CheckVerdict(
                Check.UNPRICED_HOLDING, finding, Severity.CRITICAL, false, holding.listing(), null, null, null, null);
    }

    public boolean severityAtLeast(Severity least) {
        return severity.isAtLeast(least);
    }

    @Override
    public FactType factType() {
        return FactType.CHECK_VERDICT;
    }

    @Override
    public String subject() {
        return kind == null ? listing.text() : listing.text() + " " + kind;
    }

    @Override
    public String verdict() {
        return finding ? "FINDING" : "PASSED";
    }

    @Override
    public @Nullable Object actual() {
        return observed;
    }

    @Override
    public @Nullable Object threshold() {
        return limit;
    }

    /**
     * Null for {@code QUOTE_SCALE} and {@code FX_SUSPECT}, whose limit is a pattern to match. Where a ratio is observed
     * and the limit is a factor or a percentage, the distance to the nearest ratio at which the verdict turns.
     */
    @Override
    public @Nullable Figure margin() {
        return switch (check) {
            case QUOTE_SCALE, FX_SUSPECT -> null;
            case MOVE_FACTOR -> ratioTo(Turning::byFactor);
            case RESTATED_CLOSE -> ratioTo(Turning::byPercent);
            default -> Figure.distance(observed, limit);
        };
    }

    /** The ratio at which the verdict turns, on the side of 1 on which the observed ratio is. */
    private static final class Turning {

        private static BigDecimal byFactor(BigDecimal ratio, BigDecimal factor) {
            return ratio.compareTo(BigDecimal.ONE) >= 0 ? factor : Decimals.even10(BigDecimal.ONE, factor);
        }

        private static BigDecimal byPercent(BigDecimal ratio, BigDecimal pct) {
            BigDecimal part = pct.movePointLeft(2);
            return BigDecimal.ONE.add(ratio.compareTo(BigDecimal.ONE) >= 0 ? part : part.negate());
        }
    }

    private @Nullable Figure ratioTo(BinaryOperator<BigDecimal> turning) {
        return observed instanceof Figure ratio && limit instanceof Figure most
                ? Figure.ratio(ratio.value()
                        .subtract(turning.apply(ratio.value(), most.value()))
                        .abs())
                : null;
    }

    @Override
    public Map<String, Object> values() {
        Values values = Values.from(Verdict.super.values()).and("check", check.text());
        return values.and("severity", severity.text())
                .and("freeze", freeze)
                .and("listing", listing)
                .and("kind", kind)
                .and("clause", clause)
                .and("observed", observed)
                .and("limit", limit)
                .map();
    }
}
