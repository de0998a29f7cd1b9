package ta.rules.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Venue;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * A price, with all that the quality checks compare it with, so that each check is a condition on this one fact.
 *
 * @param holding null if the snapshot has none
 * @param venue null if the snapshot does not name it
 * @param norm the price in the currency of its quote unit
 * @param change from the previous price; null if there is none above 0
 * @param restatement from what this close was before; null if it was not restated, or was not above 0
 * @param rate between the currency of the quote unit and the base currency; null if missing or not needed
 * @param rates of all pairs that the constituent's currency is a part of, in the order of the snapshot
 */
public record PriceReading(
        Price price,
        Constituent constituent,
        Run run,
        @Nullable Holding holding,
        @Nullable Venue venue,
        BigDecimal norm,
        @Nullable PriceChange change,
        @Nullable PriceChange restatement,
        String unitCurrency,
        String baseCurrency,
        @Nullable FxRate rate,
        List<FxRate> rates)
        implements Fact {

    private static final Step STEP = new Step(
            "data-quality.reading",
            "data-quality",
            null,
            "A price and the one before it in the same currency: its move and its age.");
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

    public ListingId listing() {
        return price.listing();
    }

    public PriceKind kind() {
        return price.kind();
    }

    public boolean isClose() {
        return price.kind() == PriceKind.CLOSE;
    }

    public boolean isIntraday() {
        return price.kind() == PriceKind.INTRADAY;
    }

    public BigDecimal observed() {
        return price.price();
    }

    public Instant asOf() {
        return price.asOf();
    }

    public Instant runAsOf() {
        return run.asOf();
    }

    public String currency() {
        return price.currency();
    }

    public String quoteUnit() {
        return price.quoteUnit();
    }

    public BigDecimal ageSessions() {
        return price.ageSessions();
    }

    public BigDecimal unchangedSessions() {
        return price.unchangedSessions();
    }

    public boolean isVenueOpen() {
        return venue != null && venue.open();
    }

    public boolean isInFuture() {
        return price.asOf().isAfter(run.asOf());
    }

    public boolean isInExpectedCurrency() {
        return price.currency().equals(constituent.currency());
    }

    public boolean isInExpectedUnit() {
        return price.quoteUnit().equals(constituent.quoteUnit());
    }

    public boolean isPositive() {
        return price.price().signum() > 0;
    }

    public boolean isRateNeeded() {
        return !unitCurrency.equals(baseCurrency);
    }

    public boolean isRateMissing() {
        return isRateNeeded() && rate == null;
    }

    public boolean isRateThere() {
        return rate != null;
    }

    /** There is a previous price to compare with, and no corporate action since then that would explain a move. */
    public boolean isUnexplained() {
        return change != null && !price.corporateActionSincePrevious();
    }

    /** Held, and not traded since the previous price. */
    public boolean isHeldUntraded() {
        return holding != null && holding.units().signum() > 0 && !holding.tradedSincePrevious();
    }

    public boolean movedMoreThan(BigDecimal pct) {
        return changed().exceeds(pct);
    }

    public boolean scaledBy(BigDecimal factor, BigDecimal tolerancePct) {
        return changed().isScaledBy(factor, tolerancePct);
    }

    public boolean movedByFactor(BigDecimal factor) {
        return changed().isByMoreThan(factor);
    }

    public boolean isRestated() {
        return restatement != null;
    }

    public boolean restatedMoreThan(BigDecimal pct) {
        return restated().exceeds(pct);
    }

    /** EVEN10(ρ), what the close is to what it was before. */
    public Figure restatedRatio() {
        return Figure.ratio(restated().ratio()).fixed(10);
    }

    /** A rate converts the price, and there is one of an earlier day to compare it with. */
    public boolean isRateCompared() {
        return rate != null && rate.previous() != null;
    }

    public boolean rateMovedMoreThan(BigDecimal pct) {
        return rateChange().exceeds(pct);
    }

    /** EVEN10(|rate / previous − 1| × 100). */
    public Figure rateMovePct() {
        return Figure.percent(rateChange().movePct()).fixed(10);
    }

    public boolean movedByRate(BigDecimal tolerancePct, BigDecimal minMovePct) {
        return suspectRate(tolerancePct, minMovePct) != null;
    }

    public boolean olderThanMinutes(BigDecimal minutes) {
        return seconds(price.asOf()).compareTo(minutes.multiply(SIXTY)) > 0;
    }

    /** Whole minutes, rounded down. */
    public Figure ageMinutes() {
        return Figure.minutes(seconds(price.asOf()).divide(SIXTY, 0, RoundingMode.FLOOR));
    }

    public boolean rateOlderThanDays(BigDecimal days) {
        return seconds(rateAsOf()).compareTo(days.multiply(SECONDS_PER_DAY)) > 0;
    }

    /** Whole hours, rounded down. */
    public Figure rateAgeHours() {
        return Figure.hours(seconds(rateAsOf()).divide(SECONDS_PER_HOUR, 0, RoundingMode.FLOOR));
    }

    /** EVEN10(r). */
    public Figure ratio() {
        return Figure.ratio(changed().ratio()).fixed(10);
    }

    /** EVEN10(|r − 1| × 100). */
    public Figure movePct() {
        return Figure.percent(changed().movePct()).fixed(10);
    }

    /** The first rate that explains the move, within the tolerance; null if none does. */
    public @Nullable Figure suspectRate(BigDecimal tolerancePct, BigDecimal minMovePct) {
        if (!changed().reaches(minMovePct)) {
            return null;
        }
        for (FxRate candidate : rates) {
            if (changed().isMoveBy(candidate.rate(), tolerancePct)) {
                return Figure.rate(candidate.rate());
            }
        }
        return null;
    }

    /** Only a price that has a previous one may be asked how it changed. */
    private PriceChange changed() {
        return Objects.requireNonNull(change, "there is no previous price");
    }

    private PriceChange restated() {
        return Objects.requireNonNull(restatement, "the close was not restated");
    }

    private PriceChange rateChange() {
        return new PriceChange(
                Objects.requireNonNull(conversion().previous(), "there is no previous rate"),
                conversion().rate());
    }

    private Instant rateAsOf() {
        return conversion().asOf();
    }

    /** Only a price that a rate converts may be asked about the rate. */
    private FxRate conversion() {
        return Objects.requireNonNull(rate, "there is no rate");
    }

    private BigDecimal seconds(Instant since) {
        return BigDecimal.valueOf(Duration.between(since, run.asOf()).toSeconds());
    }

    @Override
    public FactType factType() {
        return FactType.PRICE_READING;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public List<? extends Fact> sources() {
        List<Fact> sources = new ArrayList<>(List.of(price, constituent, run));
        Stream.of(holding, venue).filter(Objects::nonNull).forEach(sources::add);
        if (rate != null && !rates.contains(rate)) {
            sources.add(rate);
        }
        sources.addAll(rates);
        return sources;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("listing", listing())
                .and("kind", kind())
                .and("norm", Figure.price(norm, unitCurrency))
                .and("previous_norm", change == null ? null : Figure.price(change.from(), unitCurrency))
                .and("ratio", change == null ? null : ratio())
                .and("move_pct", change == null ? null : movePct())
                .and("restated_ratio", restatement == null ? null : restatedRatio())
                .and("unit_currency", unitCurrency)
                .and("rate", rate == null ? null : Figure.rate(rate.rate()))
                .map();
    }
}
