package ta.rules.explanation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ta.rules.decision.Trigger;
import ta.rules.policy.Policy;
import ta.rules.trigger.CadenceStatus;
import ta.rules.trigger.SunsetVerdict;
import ta.rules.trigger.WaveVerdict;

/** What set the run in motion, and what else could have; the drifts are told with their sleeves. */
final class TriggerText {

    private static final List<Trigger.Kind> SHOWN =
            List.of(Trigger.Kind.CADENCE, Trigger.Kind.WAVE, Trigger.Kind.SUNSET);

    private TriggerText() {}

    static List<Explanation.Trigger> all(ExplanationContext matter) {
        return SHOWN.stream()
                .flatMap(kind -> of(matter, kind))
                .map(trigger -> new Explanation.Trigger(
                        trigger,
                        matter.grounds().because(sentence(matter, trigger), trigger.clause(), trigger.verdict()),
                        margin(trigger)))
                .toList();
    }

    private static Stream<Trigger> of(ExplanationContext matter, Trigger.Kind kind) {
        return matter.decision().triggers().stream().filter(trigger -> trigger.kind() == kind);
    }

    private static String sentence(ExplanationContext matter, Trigger trigger) {
        return switch (trigger.kind()) {
            case CADENCE -> cadence(matter, trigger);
            case WAVE -> wave(matter, trigger);
            case SUNSET -> sunset(trigger);
            case DRIFT -> throw new IllegalArgumentException("a drift is told with its sleeve");
        };
    }

    private static Optional<Margin> margin(Trigger trigger) {
        Optional<BigDecimal> distance = Optional.ofNullable(trigger.verdict().margin());
        return switch (trigger.kind()) {
            case WAVE -> distance.map(fraction -> new Margin(fraction.movePointRight(2), Margin.Unit.POINTS));
            case SUNSET -> distance.map(days -> new Margin(days, Margin.Unit.DAYS));
            case CADENCE, DRIFT -> Optional.empty();
        };
    }

    private static String cadence(ExplanationContext matter, Trigger trigger) {
        return "The " + Words.of(matter.snapshot().run().task()) + ": "
                + Words.of(CadenceStatus.valueOf(trigger.status())) + ".";
    }

    private static String wave(ExplanationContext matter, Trigger trigger) {
        Policy.Wave wave = matter.policy().cashPark().orElseThrow().waves().stream()
                .filter(each -> each.name().equals(trigger.name()))
                .findFirst()
                .orElseThrow();
        String at = Figures.percent(wave.drawdownAtLeast());
        String now = Figures.percent(matter.decision().valuation().drawdown());
        return switch (WaveVerdict.Status.valueOf(trigger.status())) {
            case DEPLOYED -> "Wave " + wave.name() + " is deployed already.";
            case FIRED -> "Wave " + wave.name() + " fires at a drawdown of " + at + ", now " + now + ".";
            case NOT_REACHED -> "Wave " + wave.name() + " waits for a drawdown of " + at + ", now " + now + ".";
        };
    }

    private static String sunset(Trigger trigger) {
        return switch (SunsetVerdict.Status.valueOf(trigger.status())) {
            case APPLIED -> "The sunset of " + trigger.name() + " is applied already.";
            case DUE -> "The sunset of " + trigger.name() + " is due.";
            case NOT_DUE -> "The sunset of " + trigger.name() + " is not due yet.";
        };
    }
}
