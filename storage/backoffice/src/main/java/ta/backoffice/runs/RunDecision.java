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
 * What a run decided, with the hashes that prove it, as lower-case hexadecimal.
 *
 * @param body as {@code DecisionJson} wrote it
 * @param snapshot none when retention has pruned it; its hash stays
 */
public record RunDecision(
        ObjectNode body,
        String policySha256,
        String snapshotSha256,
        String decisionSha256,
        Instant decidedAt,
        Optional<ObjectNode> snapshot) {

    /** None of a refresh, and of a run that is not done. */
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
