package ta.rules.explanation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ta.rules.decision.Trigger;
import ta.rules.trace.Figure;
import ta.rules.trigger.CadenceVerdict;
import ta.rules.trigger.SunsetVerdict;
import ta.rules.trigger.WaveVerdict;

/** The cadence, waves and sunset entries in words; drifts are described with their sleeves. */
final class TriggerText {

    private static final List<Trigger.Kind> SHOWN =
            List.of(Trigger.Kind.CADENCE, Trigger.Kind.WAVE, Trigger.Kind.SUNSET);

    private TriggerText() {}

    static List<Explanation.TriggerReason> all(ExplanationContext matter) {
        return SHOWN.stream()
                .flatMap(kind -> of(matter, kind))
                .map(trigger -> new Explanation.TriggerReason(
                        trigger,
                        matter.grounds().because(sentence(trigger), trigger.clause(), trigger.verdict()),
                        margin(trigger)))
                .toList();
    }

    private static Stream<Trigger> of(ExplanationContext matter, Trigger.Kind kind) {
        return matter.decision().triggers().stream().filter(trigger -> trigger.kind() == kind);
    }

    private static String sentence(Trigger trigger) {
        return switch (trigger.kind()) {
            case CADENCE -> of((CadenceVerdict) trigger.verdict());
            case WAVE -> of((WaveVerdict) trigger.verdict());
            case SUNSET -> of((SunsetVerdict) trigger.verdict());
            case DRIFT -> throw new IllegalArgumentException("a drift is described with its sleeve");
        };
    }

    private static Optional<Figure> margin(Trigger trigger) {
        Optional<Figure> distance = Optional.ofNullable(trigger.verdict().margin());
        return switch (trigger.kind()) {
            case WAVE -> distance.map(share -> Figure.points(share.value().movePointRight(2)));
            case SUNSET -> distance;
            case CADENCE, DRIFT -> Optional.empty();
        };
    }

    static String of(CadenceVerdict verdict) {
        return "The " + Words.of(verdict.reading().task()) + ": " + Words.of(verdict.status()) + ".";
    }

    static String of(WaveVerdict verdict) {
        String wave = "Wave " + verdict.reading().wave();
        String drawdown = " a drawdown of " + Figures.percent(verdict.drawdownAtLeast()) + ", now "
                + Figures.percent(verdict.reading().drawdown()) + ".";
        return switch (verdict.status()) {
            case DEPLOYED -> wave + " is deployed already.";
            case FIRED -> wave + " fires at" + drawdown;
            case NOT_REACHED -> wave + " waits for" + drawdown;
        };
    }

    static String of(SunsetVerdict verdict) {
        return "The sunset of " + verdict.reading().date()
                + switch (verdict.status()) {
                    case APPLIED -> " is applied already.";
                    case DUE -> " is due.";
                    case NOT_DUE -> " is not due yet.";
                };
    }
}
