package ta.http.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import ta.http.forecast.ForecastEntry.Kind;
import ta.http.forecast.ForecastEntry.Status;
import ta.rules.explanation.Figures;
import ta.rules.explanation.Money;
import ta.rules.policy.Policy;
import ta.rules.portfolio.DrawdownIndex;
import ta.rules.snapshot.Snapshot;
import ta.rules.trace.Figure;
import ta.rules.trigger.DrawdownReading;
import ta.rules.valuation.Valuation;

/**
 * The level of the invested index at which a drawdown is reached. The drawdown d = 1 − index / peak, rounded to 10
 * decimals, HALF_EVEN, so it is reached at index = peak × (1 − d). Without payments in or out the invested value falls
 * by the same part as the index.
 */
final class IndexForecast {

    private static final int PLACES = 10;
    private static final BigDecimal STEP = new BigDecimal("1E-10");
    private static final BigDecimal HALF_STEP = new BigDecimal("5E-11");

    private final Policy policy;
    private final Snapshot snapshot;
    private final Optional<Valuation> valuation;
    private final Money money;

    IndexForecast(Policy policy, Snapshot snapshot, Optional<Valuation> valuation) {
        this.policy = policy;
        this.snapshot = snapshot;
        this.valuation = valuation;
        this.money = new Money(policy.baseCurrency());
    }

    List<ForecastEntry> waves() {
        List<ForecastEntry> entries = new ArrayList<>();
        List<Policy.Wave> waves = policy.cashPark().map(Policy.CashPark::waves).orElse(List.of());
        for (int i = 0; i < waves.size(); i++) {
            Policy.Wave wave = waves.get(i);
            String clause = "/cash_park/waves/" + i;
            entries.add(
                    snapshot.cashParkHistory().wavesDeployed().contains(wave.name())
                            ? new ForecastEntry(
                                    Kind.WAVE,
                                    clause,
                                    wave.name(),
                                    Status.DONE,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    "Wave " + wave.name() + " is deployed.")
                            : answer(
                                    Kind.WAVE,
                                    clause,
                                    wave.name(),
                                    "Wave " + wave.name() + " fires",
                                    wave.drawdownAtLeast(),
                                    compared -> compared >= 0));
        }
        return entries;
    }

    List<ForecastEntry> tolerance() {
        return policy.constraints().maxDrawdownTolerance().stream()
                .map(tolerance -> answer(
                        Kind.MAX_DRAWDOWN,
                        "/constraints/max_drawdown_tolerance",
                        "max_drawdown_tolerance",
                        "The drawdown is more than you tolerate",
                        tolerance,
                        compared -> compared > 0))
                .toList();
    }

    /**
     * @param threshold a drawdown, as a fraction of one
     * @param fires whether it fires for a drawdown that compares with the threshold like this
     */
    ForecastEntry answer(
            Kind kind, String clause, String subject, String statement, BigDecimal threshold, IntPredicate fires) {
        DrawdownIndex index = snapshot.drawdownIndex();
        if (index == null) {
            boolean firesNow = fires.test(BigDecimal.ZERO.compareTo(threshold));
            return new ForecastEntry(
                    kind,
                    clause,
                    subject,
                    firesNow ? Status.FIRES : Status.WAITS,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    statement + (firesNow ? " now" : " at a drawdown of " + Figures.percent(threshold))
                            + "; nothing has been valued yet.");
        }
        boolean firesBelow = fires.test(1);
        boolean exclusive = fires.test(0) != firesBelow;
        BigDecimal reached = exclusive
                ? threshold.setScale(PLACES, RoundingMode.FLOOR).add(STEP)
                : threshold.setScale(PLACES, RoundingMode.CEILING);
        BigDecimal level =
                index.peakIndex().multiply(BigDecimal.ONE.subtract(reached).add(HALF_STEP));
        ForecastEntry entry = new Question(
                        kind,
                        clause,
                        subject,
                        statement,
                        "the index of what is invested is",
                        Figure.index(index.index()),
                        PLACES,
                        money)
                .answer(
                        firesBelow,
                        Optional.of(level).filter(at -> at.compareTo(index.peakIndex()) < 0),
                        at -> fires.test(DrawdownReading.of(new DrawdownIndex(index.peakIndex(), at))
                                .drawdown()
                                .compareTo(threshold)));
        return new ForecastEntry(
                entry.kind(),
                entry.clause(),
                entry.subject(),
                entry.status(),
                entry.at(),
                entry.on(),
                entry.distance(),
                entry.sentence() + entry.at().map(at -> invested(at, index)).orElse(""));
    }

    /** What is invested then, if nothing is paid in or out. */
    private String invested(Figure at, DrawdownIndex index) {
        return valuation
                .filter(value -> index.index().signum() > 0)
                .map(value -> " Your investments are then worth about "
                        + money.text(
                                value.invested().multiply(at.value()).divide(index.index(), 2, RoundingMode.HALF_EVEN))
                        + ".")
                .orElse("");
    }
}
