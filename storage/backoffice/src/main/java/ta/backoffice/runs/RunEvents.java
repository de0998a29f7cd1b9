package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.DECISIONS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.database.Transaction;
import ta.rules.decision.SleeveReport;
import ta.rules.decision.Trigger;
import ta.rules.decision.ValuationReport;
import ta.rules.engine.Result;
import ta.rules.explanation.Explanation;
import ta.rules.policy.Policy;
import ta.rules.snapshot.Snapshot;
import ta.rules.trigger.SunsetVerdict;
import ta.rules.trigger.WaveVerdict;
import ta.rules.valuation.DriftStatus;

/**
 * Notifies the members of what has changed since the previous run, whatever the tasks of the two runs. So a sleeve that
 * stays out of its band, or a wave that is not executed yet, gives only one notice.
 */
final class RunEvents {

    private final Transaction tx;
    private final UUID portfolio;
    private final UUID run;

    RunEvents(Transaction tx, UUID portfolio, UUID run) {
        this.tx = tx;
        this.portfolio = portfolio;
        this.run = run;
    }

    /** Does nothing if the run stopped at the gate, without a valuation. */
    void tell(Policy policy, Snapshot snapshot, Result result) {
        ValuationReport valuation = result.decision().valuation();
        if (valuation == null) {
            return;
        }
        JsonNode before = before();
        tellDrift(
                valuation,
                states(
                        before.at("/valuation/sleeves"),
                        sleeve -> sleeve.get("code").textValue()));
        tellTriggers(
                policy,
                snapshot,
                result,
                states(
                        before.path("triggers"),
                        each -> key(
                                each.get("kind").textValue(), each.get("name").textValue())));
    }

    private void tellDrift(ValuationReport valuation, Map<String, String> before) {
        List<SleeveReport> left = valuation.sleeves().stream()
                .filter(sleeve -> sleeve.status() != DriftStatus.WITHIN)
                .filter(sleeve -> !sleeve.status()
                        .name()
                        .equals(before.get(sleeve.weight().sleeve())))
                .toList();
        if (!left.isEmpty()) {
            String title = left.size() == 1
                    ? left.get(0).weight().sleeve() + " left its band"
                    : left.size() + " sleeves left their bands";
            tell(
                    NoticeKind.DRIFT_BREACH,
                    title,
                    left.stream().map(Explanation::outOfBand).collect(Collectors.joining(" ")));
        }
    }

    private void tellTriggers(Policy policy, Snapshot snapshot, Result result, Map<String, String> before) {
        List<Trigger> reached = result.decision().triggers().stream()
                .filter(RunEvents::isReached)
                .filter(trigger ->
                        !trigger.status().equals(before.get(key(trigger.kind().name(), trigger.name()))))
                .toList();
        if (reached.isEmpty()) {
            return;
        }
        for (Explanation.TriggerReason explained :
                Explanation.of(policy, snapshot, result).triggers()) {
            if (reached.contains(explained.trigger())) {
                boolean wave = explained.trigger().kind() == Trigger.Kind.WAVE;
                String name = explained.trigger().name();
                tell(
                        wave ? NoticeKind.WAVE : NoticeKind.SUNSET_DUE,
                        wave ? "Wave " + name + " was reached" : "The sunset of " + name + " is due",
                        explained.because().sentence());
            }
        }
    }

    private static boolean isReached(Trigger trigger) {
        return switch (trigger.kind()) {
            case WAVE -> trigger.status().equals(WaveVerdict.Status.FIRED.name());
            case SUNSET -> trigger.status().equals(SunsetVerdict.Status.DUE.name());
            case DRIFT, CADENCE -> false;
        };
    }

    private void tell(NoticeKind kind, String title, String body) {
        Notices.tell(tx, portfolio, kind, title, body, Map.of("run", run));
    }

    /** The newest decision before this one that has a valuation; an empty object if there is none. */
    private JsonNode before() {
        return tx.sql()
                .select(DECISIONS.BODY)
                .from(DECISIONS)
                .where(
                        DECISIONS.PORTFOLIO_ID.eq(portfolio),
                        DECISIONS.RUN_ID.ne(run),
                        DECISIONS.OUTCOME.in("NO_ACTION", "RECOMMENDATION"))
                .orderBy(DECISIONS.DECIDED_AT.desc())
                .limit(1)
                .fetchOptional(DECISIONS.BODY)
                .<JsonNode>map(RunStore::parse)
                .orElse(JsonNodeFactory.instance.objectNode());
    }

    private static Map<String, String> states(JsonNode items, Function<JsonNode, String> key) {
        Map<String, String> states = new HashMap<>();
        items.forEach(item -> states.put(key.apply(item), item.get("status").textValue()));
        return states;
    }

    /** With the kind, since a wave and a sleeve may have the same name. */
    private static String key(String kind, String name) {
        return kind + " " + name;
    }
}
