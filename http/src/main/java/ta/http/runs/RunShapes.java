package ta.http.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.runs.RunTask;
import ta.http.doc.Doc;

/** Requests and responses about runs, their decisions and their traces. */
public final class RunShapes {

    private RunShapes() {}

    public record NewRun(
            @Doc(value = "the task", example = "MONTHLY_ALLOCATION")
            RunTask task,

            @Doc(value = "point in time, to the second: later data is ignored; null uses all data", example = "null")
            Optional<Instant> asOf) {}

    public record Run(
            @Doc("the run's id") UUID id,
            @Doc("the portfolio's id") UUID portfolio,

            @Doc(value = "the task", example = "MONTHLY_ALLOCATION")
            RunTask task,

            @Doc(
                    value = "identifies the run: the slot of its task, or the idempotency key of its request",
                    example = "2026-03-02T08:00+00:00")
            String slot,

            @Doc(value = "QUEUED, RUNNING, SUCCEEDED, FAILED, FROZEN or SKIPPED", example = "SUCCEEDED")
            String state,

            @Doc("the point in time that it looked at; later data is ignored; null before the decision")
            Optional<Instant> asOf,

            @Doc(value = "who requested it", example = "ann@example.org")
            String requestedBy,

            @Doc("when it was requested") Instant requestedAt,

            @Doc("when a worker started it; null before that")
            Optional<Instant> startedAt,

            @Doc("when it ended; null before that") Optional<Instant> finishedAt,

            @Doc("why it failed; for a successful run, what it could not do; otherwise null")
            Optional<RunProblem> problem,

            @Doc(
                    value = "FROZEN, BLOCKED, NO_ACTION or RECOMMENDATION; null without a decision",
                    example = "RECOMMENDATION")
            Optional<String> outcome,

            @Doc("the id of the recommendation; null if there is none")
            Optional<UUID> recommendation) {}

    public record RunProblem(
            @Doc(value = "the stable code", example = "INCOMPLETE")
            String code,

            @Doc(value = "what went wrong", example = "not refreshed: XLON:SGLN")
            String message) {}

    public record RunDetail(
            @Doc("the run") Run run,
            @Doc("the decision; null without one") Optional<DecisionShape> decision) {}

    public record DecisionShape(
            @Doc(value = "the number of the version that was active", example = "1")
            int policyVersion,

            @Doc("SHA-256 of the policy of the decision") String policySha256,

            @Doc("SHA-256 of the snapshot") String snapshotSha256,

            @Doc("SHA-256 of the decision") String decisionSha256,
            @Doc("when the decision was stored") Instant decidedAt,
            @Doc("the complete decision") JsonNode body) {}

    public record SnapshotShape(
            @Doc("SHA-256 of the snapshot's canonical JSON") String snapshotSha256,
            @Doc("whether retention has pruned it") boolean pruned,

            @Doc("the facts as they were loaded; null if pruned")
            Optional<JsonNode> snapshot) {}

    public record ReplayShape(
            @Doc("the run's id") UUID run,

            @Doc("whether the replayed decision equals the stored one; true if it cannot be replayed")
            boolean agrees,

            @Doc("whether the snapshot was pruned, so that nothing was replayed")
            boolean pruned,

            @Doc("the hash of the stored decision") String archived,

            @Doc("the hash of the replayed decision; empty if pruned")
            String replayed) {}

    public record Trace(
            @Doc("the run's id") UUID run,

            @Doc(value = "the number of the version that was active", example = "1")
            int policyVersion,

            @Doc("SHA-256 of the policy whose rules fired") String policySha256,

            @Doc("the facts: raw ones first, each derived one after its inputs")
            List<TraceFact> facts,

            @Doc("the fired rules in the order of firing") List<TraceFiring> firings) {}

    public record TraceFact(
            @Doc(value = "the fact's id in this trace", example = "f12")
            String id,

            @Doc(value = "the type of the fact", example = "Price")
            String type,

            @Doc("the fact's values: texts, lists and flags")
            JsonNode values,

            @Doc("units of the numeric values by name: GBP for money, GBX/unit for a price, or a word such as points")
            JsonNode units,

            @Doc(
                    value = "the fact as a sentence",
                    example = "The close of VWRP on XLON of 27 February 2026 is 11,234.5 GBX.")
            String sentence,

            @Doc("the stored rows that a raw fact came from")
            List<OriginShapes.Origin> origins) {}

    public record TraceFiring(
            @Doc("the number of the firing, from 1") int seq,

            @Doc(value = "the rule or the arithmetic step", example = "drift-band.under [core]")
            String rule,

            @Doc(value = "the phase in which it fires", example = "drift")
            String phase,

            @Doc(
                    value = "JSON pointer of the clause; null for a rule that every policy has",
                    example = "/drift_bands/minor")
            Optional<String> clause,

            @Doc(value = "line of the clause in the policy file", example = "14")
            Optional<Integer> line,

            @Doc(
                    value = "the rule as a sentence, or what the step derives",
                    example = "core is underweight when it is more than 2 points under its target.")
            String sentence,

            @Doc(value = "ids of the matched or used facts", example = "f12")
            List<String> inputs,

            @Doc(value = "ids of the concluded facts", example = "f40")
            List<String> outputs) {}
}
