package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.DECISIONS;
import static ta.backoffice.jooq.Tables.RUN_INPUT_SNAPSHOTS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import ta.database.Transaction;

/**
 * The decision of a run, with the hashes that verify it, in lower-case hexadecimal.
 *
 * @param body the JSON of {@code DecisionJson}
 * @param snapshot empty if it was pruned; its hash is kept
 */
public record RunDecision(
        ObjectNode body,
        String policySha256,
        String snapshotSha256,
        String decisionSha256,
        Instant decidedAt,
        Optional<ObjectNode> snapshot) {

    /** Empty for a refresh, and for a run that is not finished. */
    public static Optional<RunDecision> of(Transaction tx, UUID runId) {
        return tx.sql()
                .select(DECISIONS.fields())
                .select(RUN_INPUT_SNAPSHOTS.BODY)
                .from(DECISIONS)
                .join(RUN_INPUT_SNAPSHOTS)
                .on(RUN_INPUT_SNAPSHOTS.RUN_ID.eq(DECISIONS.RUN_ID))
                .where(DECISIONS.RUN_ID.eq(runId))
                .fetchOptional(row -> new RunDecision(
                        RunStore.parse(row.get(DECISIONS.BODY)),
                        HexFormat.of().formatHex(row.get(DECISIONS.POLICY_SHA256)),
                        HexFormat.of().formatHex(row.get(DECISIONS.SNAPSHOT_SHA256)),
                        HexFormat.of().formatHex(row.get(DECISIONS.DECISION_SHA256)),
                        row.get(DECISIONS.DECIDED_AT),
                        Optional.ofNullable(row.get(RUN_INPUT_SNAPSHOTS.BODY)).map(RunStore::parse)));
    }
}
