package ta.backoffice.retention;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import ta.backoffice.advice.ExpireAdvice;
import ta.backoffice.governance.Audit;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Transaction;

/**
 * Deletes a portfolio's old rows. Each slice is a separate transaction, which locks only old rows, with
 * {@code skip locked}, and the head of the chain at its end; so a run in progress never waits for long.
 * See "Lock order" in the architecture.
 */
public final class Prune {

    /** The action of a slice's audit event. */
    public static final String ACTION = "retention.prune";

    /** The detail of that event that lists the pruned runs. */
    public static final String RUNS = "runs";

    /** Fewer than of other rows, because a run has some hundred rows. */
    private static final int RUNS_AT_ONCE = 20;

    private static final int ROWS_AT_ONCE = 500;

    /** The number of expired recommendations, pruned runs and deleted rows. */
    public record Pruned(int expired, long runs, long rows) {}

    private final Database database;
    private final RetentionTerms terms;

    /**
     * @param database opened as {@link ta.database.Role#WORKER}
     */
    public Prune(Database database, RetentionTerms terms) {
        this.database = database;
        this.terms = terms;
    }

    /**
     * Expires old recommendations, then prunes slice by slice until nothing is left to prune.
     *
     * @param worker limited to the portfolio
     */
    public Pruned prune(Actor worker, UUID portfolioId) {
        int expired =
                database.transact(worker, tx -> ExpireAdvice.within(tx, portfolioId, terms.adviceBefore(tx.at())));
        long runs = 0;
        for (int slice = -1; slice != 0; runs += slice) {
            slice = database.transact(worker, tx -> runs(tx, portfolioId));
        }
        long rows = 0;
        for (PrunedKind kind : PrunedKind.values()) {
            for (long slice = ROWS_AT_ONCE; slice == ROWS_AT_ONCE; rows += slice) {
                slice = database.transact(worker, tx -> rows(tx, portfolioId, kind));
            }
        }
        return new Pruned(expired, runs, rows);
    }

    private int runs(Transaction tx, UUID portfolioId) {
        Instant before = terms.runsBefore(tx.at());
        List<Map<String, String>> gone = tx.sql()
                .fetch(
                        "select pruned_run, pruned_sha256 from ta.prune_runs({0}, {1})",
                        DSL.val(before, SQLDataType.INSTANT), DSL.val(RUNS_AT_ONCE))
                .map(row -> Map.of("id", row.get(0, String.class), "sha256", hex(row.get(1, byte[].class))));
        if (!gone.isEmpty()) {
            Audit.append(
                    tx,
                    Optional.of(portfolioId),
                    ACTION,
                    Map.of("kind", "RUNS", "count", gone.size(), "before", before, RUNS, gone));
        }
        return gone.size();
    }

    private long rows(Transaction tx, UUID portfolioId, PrunedKind kind) {
        Instant before = terms.rowsBefore(kind, tx.at());
        var gone = tx.sql()
                .fetchSingle(
                        "select gone, gone_sha256 from ta.prune_rows({0}, {1}, {2})",
                        DSL.val(kind.name()), DSL.val(before, SQLDataType.INSTANT), DSL.val(ROWS_AT_ONCE));
        long count = gone.get(0, Long.class);
        if (count > 0) {
            Audit.append(
                    tx,
                    kind.isShared() ? Optional.empty() : Optional.of(portfolioId),
                    ACTION,
                    Map.of("kind", kind, "count", count, "before", before, "sha256", hex(gone.get(1, byte[].class))));
        }
        return count;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
