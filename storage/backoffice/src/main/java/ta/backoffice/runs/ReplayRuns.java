package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.DECISIONS;
import static ta.backoffice.jooq.Tables.RUN_INPUT_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Record;
import org.jooq.impl.DSL;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.rules.decision.DecisionJson;
import ta.rules.engine.Engine;
import ta.rules.json.CanonicalJson;
import ta.rules.snapshot.SnapshotReader;

/** Decides past runs again from their archived snapshots and policies, and compares the hashes. Nothing is written. */
public final class ReplayRuns {

    private final Database database;
    private final ActivePolicies policies;

    public ReplayRuns(Database database, ActivePolicies policies) {
        this.database = database;
        this.policies = policies;
    }

    /**
     * @throws StorageException.NotFound if there is no such run, or it has no decision
     */
    public Replay replay(Actor actor, UUID runId) {
        return database.read(actor, tx -> within(tx, runId));
    }

    /** Replays all runs, or those of one portfolio, in the order in which they were requested. */
    public void replayAll(Actor actor, Optional<UUID> portfolioId, Consumer<Replay> each) {
        Map<UUID, byte[]> runs = database.read(
                actor,
                tx -> tx.sql()
                        .select(DECISIONS.RUN_ID, DECISIONS.DECISION_SHA256)
                        .from(DECISIONS)
                        .where(portfolioId.map(DECISIONS.PORTFOLIO_ID::eq).orElse(DSL.noCondition()))
                        .orderBy(DECISIONS.RUN_ID)
                        .fetchMap(DECISIONS.RUN_ID, DECISIONS.DECISION_SHA256));
        runs.forEach((run, archived) -> each.accept(replayOrReport(actor, run, hex(archived))));
    }

    /** A run whose archive was damaged must not stop the replay of the others. */
    private Replay replayOrReport(Actor actor, UUID run, String archived) {
        try {
            return replay(actor, run);
        } catch (StorageException.Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            return new Replay(run, archived, "failed: " + e.getMessage(), false);
        }
    }

    /**
     * Does the same as a part of a transaction.
     *
     * @throws StorageException.NotFound if there is no such run, or it has no decision
     */
    public Replay within(Transaction tx, UUID runId) {
        return within(tx, policies, runId);
    }

    /** As {@link #within(Transaction, UUID)}, for a caller without a database of its own. */
    public static Replay within(Transaction tx, ActivePolicies policies, UUID runId) {
        Record run = tx.sql()
                .select(TASK_RUNS.PORTFOLIO_ID, DECISIONS.BODY, DECISIONS.DECISION_SHA256)
                .select(RUN_INPUT_SNAPSHOTS.BODY, RUN_INPUT_SNAPSHOTS.SNAPSHOT_SHA256)
                .from(TASK_RUNS)
                .join(DECISIONS)
                .on(DECISIONS.RUN_ID.eq(TASK_RUNS.ID))
                .join(RUN_INPUT_SNAPSHOTS)
                .on(RUN_INPUT_SNAPSHOTS.RUN_ID.eq(TASK_RUNS.ID))
                .where(TASK_RUNS.ID.eq(runId))
                .fetchOptional()
                .orElseThrow(() -> new StorageException.NotFound("run", runId));
        String archived = hex(run.get(DECISIONS.DECISION_SHA256));
        String snapshot = run.get(RUN_INPUT_SNAPSHOTS.BODY);
        if (snapshot == null) {
            return new Replay(runId, archived, "", true);
        }
        CompiledPolicy policy =
                policies.ofRun(tx, run.get(TASK_RUNS.PORTFOLIO_ID), runId).policy();
        var json = DecisionJson.of(Engine.decide(
                policy.rules(),
                SnapshotReader.read(RunStore.parse(snapshot), policy.rules().policy())));
        String replayed = json.get("decision_sha256").textValue();
        boolean sameBody =
                CanonicalJson.sha256(json).equals(CanonicalJson.sha256(RunStore.parse(run.get(DECISIONS.BODY))));
        return new Replay(runId, archived, sameBody ? replayed : "archived decision differs: " + replayed, false);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
