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

/** Sleeves: how far they are from their targets, and why no order came up for one. */
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

    /** {@code Energy is 2.69 points under its target of 10 %}, but for the capital: a sentence may go on before it. */
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

    /** Where it stands against its band, as a sentence. */
    static String judged(DriftVerdict verdict) {
        return verdict.status() == DriftStatus.WITHIN ? withinBand(verdict.weight()) : outOfBand(verdict.weight());
    }

    /** That it is within its band, as a sentence. */
    static String withinBand(SleeveWeight weight) {
        return Words.sentence(drift(weight)) + ", within its band of " + Figures.points(weight.bandPp()) + ".";
    }

    /** The same of one that is out of its band, as a sentence. */
    static String outOfBand(SleeveWeight weight) {
        return Words.sentence(drift(weight)) + "; your policy acts at " + Figures.points(weight.bandPp()) + ".";
    }

    /** An order for it came up, whatever became of it; of a sleeve that is over only a SELL counts. */
    private static boolean isActedOn(Decision decision, SleeveReport sleeve) {
        Side side = sleeve.status() == DriftStatus.OVERWEIGHT ? Side.SELL : Side.BUY;
        String code = sleeve.weight().sleeve();
        return decision.lines().stream().anyMatch(line -> line.sleeve().equals(code) && line.side() == side)
                || decision.suppressed().stream()
                        .anyMatch(order -> order.sleeve().equals(code) && order.side() == side);
    }

    /**
     * Within its band; or out of it, and no order came up: by the time its turn came there was nothing to spend, or it
     * is not sold.
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

    /** Negative out of the band. */
    private static BigDecimal toGo(SleeveWeight weight) {
        return weight.bandPp().subtract(weight.driftPp().abs());
    }

    /**
     * With all other sleeves worth R, V stands at the weight w when V = w × R / (1 − w); to two places, HALF_EVEN. No
     * value does it for an edge that is not above nothing and below everything, nor beside nothing.
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
