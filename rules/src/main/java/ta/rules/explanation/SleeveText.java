package ta.rules.explanation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import ta.rules.decision.Decision;
import ta.rules.decision.SleeveReport;
import ta.rules.explanation.Explanation.Sleeve;
import ta.rules.order.Side;
import ta.rules.trace.Fact;
import ta.rules.valuation.DriftStatus;
import ta.rules.valuation.DriftVerdict;
import ta.rules.valuation.SleeveWeight;

/** Sleeves in words: how far they are from their targets, and why there is no order for one. */
final class SleeveText {

    private SleeveText() {}

    static List<Sleeve> all(ExplanationContext matter) {
        Decision decision = matter.decision();
        if (decision.valuation() == null) {
            return List.of();
        }
        return decision.valuation().sleeves().stream()
                .filter(sleeve -> !isActedOn(decision, sleeve))
                .map(sleeve -> leftAlone(matter, sleeve))
                .toList();
    }

    /**
     * {@code energy is 2.69 points under its target of 10 %}, without a capital letter, as it may be part of a
     * sentence.
     */
    static String drift(SleeveWeight weight) {
        return weight.sleeve() + " is " + distance(weight);
    }

    /** {@code 2.69 points under its target of 10 %}. */
    static String distance(SleeveWeight weight) {
        String distance = switch (weight.driftPp().signum()) {
            case -1 -> Figures.points(weight.driftPp()) + " points under its target of ";
            case 1 -> Figures.points(weight.driftPp()) + " points over its target of ";
            default -> "exactly at its target of ";
        };
        return distance + Figures.percent(weight.target());
    }

    /** {@code Energy weighs 7.31 %, 2.69 points under its target of 10 %.} */
    static String weighed(SleeveWeight weight) {
        return Words.sentence(weight.sleeve()) + " weighs " + Figures.percent(weight.weight()) + ", " + distance(weight)
                + ".";
    }

    /** Whether it is within its band, as a sentence. */
    static String judged(DriftVerdict verdict) {
        return verdict.status() == DriftStatus.WITHIN ? withinBand(verdict.weight()) : outOfBand(verdict.weight());
    }

    /** That it is within its band, as a sentence. */
    static String withinBand(SleeveWeight weight) {
        return Words.sentence(drift(weight)) + ", within its band of " + Figures.points(weight.bandPp()) + ".";
    }

    /** That it is out of its band, as a sentence. */
    static String outOfBand(SleeveWeight weight) {
        return Words.sentence(drift(weight)) + "; your policy acts at " + Figures.points(weight.bandPp()) + ".";
    }

    /** Whether the run has an order for it, placed or not. For an overweight sleeve, only a SELL counts. */
    private static boolean isActedOn(Decision decision, SleeveReport sleeve) {
        Side side = sleeve.status() == DriftStatus.OVERWEIGHT ? Side.SELL : Side.BUY;
        String code = sleeve.weight().sleeve();
        return decision.lines().stream().anyMatch(line -> line.sleeve().equals(code) && line.side() == side)
                || decision.suppressed().stream()
                        .anyMatch(order -> order.sleeve().equals(code) && order.side() == side);
    }

    /**
     * A sleeve without an order: within its band; or out of it, but the budget was spent before, or it may not be sold.
     */
    private static Sleeve leftAlone(ExplanationContext matter, SleeveReport sleeve) {
        SleeveWeight weight = sleeve.weight();
        String points = Figures.points(weight.driftPp()) + " points ";
        String band = "out of its band of " + Figures.points(weight.bandPp()) + ": ";
        String sentence = switch (sleeve.status()) {
            case UNDERWEIGHT -> points + "under, " + band + "this run buys none of it";
            case OVERWEIGHT -> points + "over, " + band + "this run sells none of it";
            case WITHIN -> within(weight);
        };
        List<Fact> facts = sleeve.drift() == null ? List.of(weight) : List.of(sleeve.drift(), weight);
        return new Sleeve(
                sleeve,
                matter.grounds().because(sentence, matter.bandOf(weight.sleeve()), facts),
                toGo(weight).abs(),
                turnsAt(weight));
    }

    private static String within(SleeveWeight weight) {
        String side = switch (weight.driftPp().signum()) {
            case -1 -> Figures.points(weight.driftPp()) + " points under, ";
            case 1 -> Figures.points(weight.driftPp()) + " points over, ";
            default -> "at its target, ";
        };
        return side + "acts at " + Figures.points(weight.bandPp()) + ": " + Figures.points(toGo(weight)) + " to go";
    }

    /** Percentage points from the drift to the edge of the band; negative outside the band. */
    private static BigDecimal toGo(SleeveWeight weight) {
        return weight.bandPp().subtract(weight.driftPp().abs());
    }

    /**
     * The value V at which a sleeve has the weight w, if all others are worth R: V = w × R / (1 − w), to 2 places
     * HALF_EVEN. Empty unless 0 &lt; w &lt; 1 and R &gt; 0.
     */
    static Optional<BigDecimal> turnsAt(SleeveWeight weight) {
        BigDecimal band = weight.bandPp().movePointLeft(2);
        BigDecimal edge = weight.driftPp().signum() < 0
                ? weight.target().subtract(band)
                : weight.target().add(band);
        BigDecimal others = weight.invested().subtract(weight.value());
        if (edge.signum() <= 0 || edge.compareTo(BigDecimal.ONE) >= 0 || others.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(edge.multiply(others).divide(BigDecimal.ONE.subtract(edge), 2, RoundingMode.HALF_EVEN));
    }
}
