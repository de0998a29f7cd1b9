package ta.rules.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ta.rules.decision.Trigger;
import ta.rules.policy.Policy;
import ta.rules.ruleset.Phase;
import ta.rules.ruleset.RuleSession;
import ta.rules.snapshot.Snapshot;
import ta.rules.trace.Fact;
import ta.rules.trigger.CadenceReading;
import ta.rules.trigger.CadenceVerdict;
import ta.rules.trigger.DrawdownReading;
import ta.rules.trigger.SunsetReading;
import ta.rules.trigger.SunsetVerdict;
import ta.rules.trigger.WaveReading;
import ta.rules.trigger.WaveVerdict;
import ta.rules.valuation.DriftVerdict;

/**
 * What makes a run act (specification, 6).
 *
 * @param waves in the order of the policy, like {@code sunsets}
 */
record Triggers(
        DrawdownReading drawdown, List<WaveVerdict> waves, List<SunsetVerdict> sunsets, CadenceVerdict cadence) {

    static Triggers judge(Policy policy, Snapshot snapshot, RuleSession session) {
        DrawdownReading drawdown = DrawdownReading.of(snapshot.drawdownIndex());
        LocalDate today = snapshot.run().asOf().atZone(policy.timeZone()).toLocalDate();
        session.insert(drawdown);
        session.insert(new CadenceReading(snapshot.run(), today.getMonthValue()));
        policy.cashPark().ifPresent(park -> {
            for (int i = 0; i < park.waves().size(); i++) {
                session.insert(new WaveReading(i, park.waves().get(i).name(), snapshot.cashParkHistory(), drawdown));
            }
            for (int i = 0; i < park.sunset().size(); i++) {
                session.insert(new SunsetReading(
                        i, park.sunset().get(i).date().toString(), snapshot.cashParkHistory(), snapshot.run(), today));
            }
        });
        List<Fact> verdicts = session.fire(Phase.TRIGGER);
        return new Triggers(
                drawdown,
                of(WaveVerdict.class, verdicts).stream()
                        .sorted(Comparator.comparingInt(wave -> wave.reading().index()))
                        .toList(),
                of(SunsetVerdict.class, verdicts).stream()
                        .sorted(Comparator.comparingInt(
                                sunset -> sunset.reading().index()))
                        .toList(),
                of(CadenceVerdict.class, verdicts).get(0));
    }

    private static <T> List<T> of(Class<T> kind, List<Fact> verdicts) {
        return verdicts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** In the order of a decision: {@code drifts}, waves, sunset entries, the cadence. */
    List<Trigger> report(List<DriftVerdict> drifts) {
        List<Trigger> report = new ArrayList<>();
        drifts.forEach(drift -> report.add(new Trigger(Trigger.Kind.DRIFT, drift, drift.clause())));
        waves.forEach(wave -> report.add(new Trigger(Trigger.Kind.WAVE, wave, wave.clause())));
        sunsets.forEach(sunset -> report.add(new Trigger(Trigger.Kind.SUNSET, sunset, sunset.clause())));
        report.add(new Trigger(Trigger.Kind.CADENCE, cadence, cadence.clause()));
        return report;
    }
}
