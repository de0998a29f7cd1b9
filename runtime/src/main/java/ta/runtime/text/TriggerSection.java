package ta.runtime.text;

import java.util.List;
import ta.rules.decision.Trigger;
import ta.rules.policy.Policy;
import ta.rules.trigger.CadenceStatus;
import ta.rules.trigger.SunsetVerdict;
import ta.rules.trigger.WaveVerdict;

/** What set the run in motion, and what else could have; the drifts stand in the table of sleeves. */
final class TriggerSection {

    private static final List<Trigger.Kind> SHOWN =
            List.of(Trigger.Kind.CADENCE, Trigger.Kind.WAVE, Trigger.Kind.SUNSET);

    private TriggerSection() {}

    static String of(Page page) {
        Table table = new Table("lc");
        for (Trigger.Kind kind : SHOWN) {
            page.decision().triggers().stream()
                    .filter(trigger -> trigger.kind() == kind)
                    .forEach(trigger ->
                            table.row(sentence(page, trigger), trigger.clause() == null ? "" : trigger.clause()));
        }
        return "Triggers\n" + table.text("  ");
    }

    private static String sentence(Page page, Trigger trigger) {
        return switch (trigger.kind()) {
            case CADENCE -> cadence(page, trigger);
            case WAVE -> wave(page, trigger);
            case SUNSET -> sunset(trigger);
            case DRIFT -> throw new IllegalArgumentException("a drift is shown with its sleeve");
        };
    }

    private static String cadence(Page page, Trigger trigger) {
        return "The " + Words.of(page.snapshot().run().task()) + ": "
                + Words.of(CadenceStatus.valueOf(trigger.status())) + ".";
    }

    private static String wave(Page page, Trigger trigger) {
        Policy.Wave wave = page.policy().cashPark().orElseThrow().waves().stream()
                .filter(each -> each.name().equals(trigger.name()))
                .findFirst()
                .orElseThrow();
        String at = Figures.percent(wave.drawdownAtLeast());
        String now = Figures.percent(page.decision().valuation().drawdown());
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
