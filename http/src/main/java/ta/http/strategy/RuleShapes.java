package ta.http.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import ta.http.doc.Doc;
import ta.policy.diff.ClauseChange;
import ta.rules.portfolio.Task;
import ta.rules.ruleset.Phase;

/** What travels of a policy that was compiled, tried or compared. */
public final class RuleShapes {

    private RuleShapes() {}

    public record PolicyRule(
            @Doc(value = "kind, verdict and subject", example = "drift-band.under [core]")
            String name,

            @Doc(
                    value = "JSON pointer of its clause; null for a rule that every policy has",
                    example = "/drift_bands/minor")
            Optional<String> clause,

            @Doc(value = "line of the policy on which that clause stands", example = "14")
            Optional<Integer> line,

            @Doc(
                    value = "what it says",
                    example = "core is underweight when it is more than 2 points under its target.")
            String sentence,

            @Doc(value = "when it fires", example = "DRIFT") Phase phase,

            @Doc(value = "whether a decision needs it; the others only show what passed", example = "true")
            boolean decides,

            @Doc(value = "its text", example = "rule ...") String drl) {}

    public record PolicyChange(
            @Doc(value = "what happened to the clause", example = "CHANGED")
            ClauseChange.Kind kind,

            @Doc(value = "JSON pointer; an element of a list by its identity", example = "/sleeves/core/target_weight")
            String clause,

            @Doc("null for what was added") Optional<PolicySide> before,
            @Doc("null for what was removed") Optional<PolicySide> after) {}

    public record PolicySide(
            @Doc(value = "the value as JSON text; of a moved element its place, from 1", example = "0.35")
            String value,

            @Doc(value = "the line of this side's file", example = "19")
            int line) {}

    public record PolicyPreview(
            @Doc(value = "what was asked", example = "MONTHLY_ALLOCATION")
            Task task,

            @Doc("under the version that was asked about") PolicyTried version,

            @Doc("under the active policy, from the same facts; null without one")
            Optional<PolicyTried> active,

            @Doc("what changes from the active policy to the version")
            List<PolicyChange> changes) {}

    public record PolicyTried(
            @Doc("the version's number") int version,
            @Doc("SHA-256 of the policy's canonical JSON") String policySha256,

            @Doc(value = "FROZEN, BLOCKED, NO_ACTION or RECOMMENDATION", example = "RECOMMENDATION")
            String outcome,

            @Doc(value = "what it comes to", example = "Buy 12 units of XWES, about £494.40.")
            String headline,

            @Doc(value = "the orders in words", example = "Buy 12 units of XWES, about £494.40.")
            List<String> sentences,

            @Doc("the orders, as in the decision") List<JsonNode> lines,

            @Doc(
                    value = "what each finding of the decision says, in its order, beside the name of the listing",
                    example = "The close is 4 sessions old; your limit is 3 sessions.")
            List<String> findings,

            @Doc("the whole decision: findings, triggers, weights, what was not recommended and why")
            JsonNode decision) {}
}
