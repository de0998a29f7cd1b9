package ta.rules.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import ta.rules.performance.PresentValue.Flow;

/**
 * The rate at which the payments of a period grow to its end value: the one root of NPV(r) = Σ flow × (1 + r)^(−days /
 * N) (performance specification, 5).
 *
 * @param rate EVEN6, or null
 * @param reason why there is no rate, or null
 */
public record MoneyWeighted(
        @Nullable BigDecimal rate, @Nullable Reason reason) {

    public enum Reason {
        /** Nothing was paid, or all of one day adds up to 0. */
        NO_FLOW,
        /** Money went only in, or only out. */
        NO_SIGN_CHANGE,
        /** The rate is below −99.99 % or above 100,000 %. */
        OUT_OF_RANGE,
        /** Several rates fit. */
        NOT_UNIQUE
    }

    private static final double LOWEST = 0.0001;
    private static final double STEP = 1.01;
    private static final double HIGHEST = 1001;
    private static final int YEAR_DAYS = 365;

    /**
     * @param byDay the sum of each day's flows; payments in are below 0
     * @param days from the start of the period to its end
     */
    static MoneyWeighted of(SortedMap<LocalDate, BigDecimal> byDay, long days) {
        List<Flow> flows = flows(byDay);
        if (flows.isEmpty()) {
            return none(Reason.NO_FLOW);
        }
        if (flows.stream().map(flow -> flow.amount().signum()).distinct().count() < 2) {
            return none(Reason.NO_SIGN_CHANGE);
        }
        int n = days > YEAR_DAYS ? YEAR_DAYS : Math.max(1, (int) days);
        PresentValue curve = new PresentValue(flows, n);
        List<double[]> brackets = brackets(curve);
        return switch (brackets.size()) {
            case 0 -> none(Reason.OUT_OF_RANGE);
            case 1 -> new MoneyWeighted(curve.root(brackets.get(0)[0], brackets.get(0)[1]), null);
            default -> none(Reason.NOT_UNIQUE);
        };
    }

    private static MoneyWeighted none(Reason reason) {
        return new MoneyWeighted(null, reason);
    }

    private static List<Flow> flows(SortedMap<LocalDate, BigDecimal> byDay) {
        List<Flow> flows = new ArrayList<>();
        LocalDate first = null;
        for (Map.Entry<LocalDate, BigDecimal> day : byDay.entrySet()) {
            if (day.getValue().signum() != 0) {
                first = first == null ? day.getKey() : first;
                flows.add(new Flow((int) ChronoUnit.DAYS.between(first, day.getKey()), day.getValue()));
            }
        }
        return flows;
    }

    /** The steps of 1 + r within which the sign of NPV changes. */
    private static List<double[]> brackets(PresentValue curve) {
        List<double[]> brackets = new ArrayList<>();
        double before = Double.NaN;
        int signBefore = 0;
        for (int k = 0; !Double.isNaN(at(k)); k++) {
            double growth = at(k);
            int sign = curve.sign(growth);
            if (sign != 0) {
                if (signBefore != 0 && sign != signBefore) {
                    brackets.add(new double[] {before, growth});
                }
                before = growth;
                signBefore = sign;
            }
        }
        return brackets;
    }

    /** The k-th 1 + r: 0.0001 × 1.01^k below 1001, then 1001, then NaN. */
    private static double at(int k) {
        double growth = LOWEST * Math.pow(STEP, k);
        if (growth < HIGHEST) {
            return growth;
        }
        return LOWEST * Math.pow(STEP, k - 1) < HIGHEST ? HIGHEST : Double.NaN;
    }
}
