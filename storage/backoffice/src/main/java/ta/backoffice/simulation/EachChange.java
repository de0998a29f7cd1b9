package ta.backoffice.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.backoffice.strategy.PolicyFile;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.diff.ChangeGroups;
import ta.policy.diff.ClauseChange;
import ta.policy.diff.DiffReport;
import ta.policy.diff.PartialChange;
import ta.policy.diff.PolicyDiff;
import ta.policy.document.PolicyDocument;
import ta.rules.json.Decimals;
import ta.rules.performance.PeriodFigures;

/**
 * The changes from one version to another, each made alone: what it did over the history shows which clause a
 * difference comes from. Their differences need not add up to that of all changes.
 *
 * @param alone the first policies, at most {@value SimulationPlan#CHANGES_MAX}
 * @param leftOut how many more changes there are
 */
record EachChange(List<Alone> alone, int leftOut) {

    /**
     * The policy with one change alone.
     *
     * @param changes one, or those that make sense only together
     */
    record Alone(List<ClauseChange> changes, PolicyResult result) {}

    static EachChange between(PolicyResult.Valid before, PolicyResult.Valid after) {
        PolicyDocument from = before.document();
        PolicyDocument to = after.document();
        List<List<ClauseChange>> groups = ChangeGroups.of(PolicyDiff.between(from, to));
        List<Alone> alone = new ArrayList<>();
        for (List<ClauseChange> group : groups.subList(0, Math.min(groups.size(), SimulationPlan.CHANGES_MAX))) {
            JsonNode changed = PartialChange.of(from, to, group);
            alone.add(new Alone(
                    group, PolicyReader.read(PolicyFile.NAME, changed.toString().getBytes(StandardCharsets.UTF_8))));
        }
        return new EachChange(alone, groups.size() - alone.size());
    }

    /** The policies that can be simulated. */
    List<PolicyResult.Valid> valid() {
        return alone.stream()
                .map(Alone::result)
                .filter(PolicyResult.Valid.class::isInstance)
                .map(PolicyResult.Valid.class::cast)
                .toList();
    }

    /**
     * @param before the simulation without any change
     * @param changed those of {@link #valid}
     */
    ObjectNode json(int from, int to, Simulated before, List<Simulated> changed) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("from", from)
                .put("to", to)
                .put("left_out", leftOut);
        ArrayNode each = json.putArray("each");
        int next = 0;
        for (Alone one : alone) {
            ObjectNode written = each.addObject();
            written.set("changes", DiffReport.json(one.changes));
            if (one.result instanceof PolicyResult.Invalid invalid) {
                written.putNull("figures");
                written.putNull("difference");
                written.set("problem", SweepJson.problem(invalid.errors().get(0)));
            } else {
                Simulated simulated = changed.get(next++);
                written.set("figures", SimulationJson.figures(simulated));
                written.put("difference", difference(before, simulated));
                written.putNull("problem");
            }
        }
        return json;
    }

    /** What the change adds to the value at the end; null if one of the two has none. */
    private static @Nullable String difference(Simulated before, Simulated after) {
        Optional<PeriodFigures> first = SimulationFigures.of(before).all();
        Optional<PeriodFigures> second = SimulationFigures.of(after).all();
        return first.isEmpty() || second.isEmpty()
                ? null
                : Decimals.text(second.get().endValue().subtract(first.get().endValue()));
    }
}
