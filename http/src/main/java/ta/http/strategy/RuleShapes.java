package ta.http.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.policy.diff.ClauseChange;
import ta.rules.portfolio.Task;
import ta.rules.ruleset.Phase;

/** Responses about compiled, previewed and compared policies. */
public final class RuleShapes {

    private RuleShapes() {}

    public record PolicyRule(
            @Doc(value = "the rule's name: kind, verdict and subject", example = "drift-band.under [core]")
            String name,

            @Doc(
                    value = "JSON pointer of the clause; null for a rule that every policy has",
                    example = "/drift_bands/minor")
            Optional<String> clause,

            @Doc(value = "line of the clause in the policy file", example = "14")
            Optional<Integer> line,

            @Doc(
                    value = "the rule as a sentence",
                    example = "core is underweight when it is more than 2 points under its target.")
            String sentence,

            @Doc(value = "the phase in which it fires", example = "DRIFT")
            Phase phase,

            @Doc(
                    value = "true if a decision needs the rule; false if it only shows in the trace what passed",
                    example = "true")
            boolean decides,

            @Doc(value = "the source text", example = "rule ...")
            String drl) {}

    public record PolicyClause(
            @Doc(value = "JSON pointer of a clause that can decide something", example = "/drift_bands/minor")
            String clause,

            @Doc(value = "line of the clause in the policy file", example = "14")
            int line,

            @Doc("the last run in which the clause decided something; null if it never did since it has this value")
            Optional<UUID> lastRun,

            @Doc("the time that this run looked at; null if there is none")
            Optional<Instant> lastAsOf) {}

    public record PolicyChange(
            @Doc(value = "what happened to the clause", example = "CHANGED")
            ClauseChange.Kind kind,

            @Doc(value = "JSON pointer; list elements are named by their key", example = "/sleeves/core/target_weight")
            String clause,

            @Doc("null for what was added") Optional<PolicySide> before,
            @Doc("null for what was removed") Optional<PolicySide> after) {}

    public record PolicySide(
            @Doc(value = "the value as JSON text; for a moved element its position, from 1", example = "0.35")
            String value,

            @Doc(value = "line in the file of this version", example = "19")
            int line) {}

    public record PolicyPreview(
            @Doc(value = "the task", example = "MONTHLY_ALLOCATION")
            Task task,

            @Doc("the decision under the requested version") PolicyTried version,

            @Doc("the decision under the active policy with the same facts; null without one")
            Optional<PolicyTried> active,

            @Doc("changes from the active policy to the version")
            List<PolicyChange> changes) {}

    public record PolicyTried(
            @Doc("the version's number") int version,
            @Doc("SHA-256 of the policy's canonical JSON") String policySha256,

            @Doc(value = "FROZEN, BLOCKED, NO_ACTION or RECOMMENDATION", example = "RECOMMENDATION")
            String outcome,

            @Doc(value = "the decision in one sentence", example = "Buy 12 units of XWES, about £494.40.")
            String headline,

            @Doc(value = "the orders as sentences", example = "Buy 12 units of XWES, about £494.40.")
            List<String> sentences,

            @Doc("the orders as in the decision") List<JsonNode> lines,

            @Doc(
                    value = "the decision's findings as sentences, in its order, without the names of the listings",
                    example = "The close is 4 sessions old; your limit is 3 sessions.")
            List<String> findings,

            @Doc("the complete decision: findings, triggers, weights, and what was not recommended and why")
            JsonNode decision) {}
}
