package ta.http.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.runs.RunTask;
import ta.http.doc.Doc;

/** What travels of runs. */
public final class RunShapes {

    private RunShapes() {}

    public record NewRun(
            @Doc(value = "what to do", example = "MONTHLY_ALLOCATION")
            RunTask task,

            @Doc(
                    value = "nothing that is dated after it counts, to the second; null: all that is recorded does",
                    example = "null")
            Optional<Instant> asOf) {}

    public record Run(
            @Doc("the run's id") UUID id,
            @Doc("its portfolio") UUID portfolio,

            @Doc(value = "what it was asked to do", example = "MONTHLY_ALLOCATION")
            RunTask task,

            @Doc(value = "what makes it the same run when asked for again", example = "2026-03-02T08:00+00:00")
            String slot,

            @Doc(value = "QUEUED, RUNNING, SUCCEEDED, FAILED, FROZEN or SKIPPED", example = "SUCCEEDED")
            String state,

            @Doc("nothing dated after it counted; null before it is decided")
            Optional<Instant> asOf,

            @Doc(value = "who asked", example = "ann@example.org")
            String requestedBy,

            @Doc("when it was asked for") Instant requestedAt,
            @Doc("when a worker began") Optional<Instant> startedAt,
            @Doc("when it ended") Optional<Instant> finishedAt,

            @Doc("why it failed; of one that succeeded, what it could not do")
            Optional<RunProblem> problem,

            @Doc(
                    value = "FROZEN, BLOCKED, NO_ACTION or RECOMMENDATION; null without a decision",
                    example = "RECOMMENDATION")
            Optional<String> outcome,

            @Doc("what came of it; null when it recommends nothing")
            Optional<UUID> recommendation) {}

    public record RunProblem(
            @Doc(value = "the stable code", example = "INCOMPLETE")
            String code,

            @Doc(value = "what went wrong", example = "not refreshed: XLON:SGLN")
            String message) {}

    public record RunDetail(
            @Doc("the run") Run run,
            @Doc("what it decided; null without a decision") Optional<DecisionShape> decision) {}

    public record DecisionShape(
            @Doc("SHA-256 of the policy that it pinned") String policySha256,

            @Doc("SHA-256 of the snapshot that it looked at")
            String snapshotSha256,

            @Doc("SHA-256 of the decision itself") String decisionSha256,
            @Doc("when it was kept") Instant decidedAt,
            @Doc("all that it says") JsonNode body) {}

    public record SnapshotShape(
            @Doc("SHA-256 of its canonical JSON") String snapshotSha256,
            @Doc("whether retention has taken it away") boolean pruned,

            @Doc("the facts as they were loaded; null when pruned")
            Optional<JsonNode> snapshot) {}

    public record ReplayShape(
            @Doc("the run") UUID run,

            @Doc("whether the decision came out the same; true of one that cannot be made again")
            boolean agrees,

            @Doc("whether its snapshot is gone, so that nothing was made")
            boolean pruned,

            @Doc("the hash of the decision that was kept") String archived,

            @Doc("the hash of the decision that was made now; empty when pruned")
            String replayed) {}

    public record Trace(
            @Doc("the run") UUID run,
            @Doc("SHA-256 of the policy whose rules fired") String policySha256,

            @Doc("raw facts first, then each after what it was made of")
            List<TraceFact> facts,

            @Doc("in the order of firing") List<TraceFiring> firings) {}

    public record TraceFact(
            @Doc(value = "its name in this trace", example = "f12")
            String id,

            @Doc(value = "its kind", example = "Price") String type,
            @Doc("its values: texts, lists and flags") JsonNode values,

            @Doc(
                    "by the names of the values that are numbers: GBP for money, GBX/unit for a price, else a word as points")
            JsonNode units,

            @Doc(value = "what it says", example = "The close of VWRP on XLON of 27 February 2026 is 11,234.5 GBX.")
            String sentence,

            @Doc("the rows that a raw fact came from") List<OriginShapes.Origin> origins) {}

    public record TraceFiring(
            @Doc("from 1") int seq,

            @Doc(value = "the rule, or the step of arithmetic", example = "drift-band.under [core]")
            String rule,

            @Doc(value = "when it fires", example = "drift") String phase,

            @Doc(value = "JSON pointer of its clause; null for what every policy has", example = "/drift_bands/minor")
            Optional<String> clause,

            @Doc(value = "line of the policy on which the clause stands", example = "14")
            Optional<Integer> line,

            @Doc(
                    value = "what the rule says, or the step derives",
                    example = "core is underweight when it is more than 2 points under its target.")
            String sentence,

            @Doc(value = "ids of the facts that it matched or used", example = "f12")
            List<String> inputs,

            @Doc(value = "ids of the facts that it concluded", example = "f40")
            List<String> outputs) {}
}
