package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.DECISIONS;
import static ta.backoffice.jooq.Tables.MANIFESTO_ARCHIVES;
import static ta.backoffice.jooq.Tables.POLICY_ARCHIVES;
import static ta.backoffice.jooq.Tables.RUN_INPUT_SNAPSHOTS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import ta.backoffice.governance.RowFault;
import ta.database.Sha256;
import ta.database.Transaction;
import ta.policy.document.NotJsonException;
import ta.policy.document.PolicyDocument;
import ta.rules.json.CanonicalJson;

/** Verifies a portfolio's archives against their hashes: policies, manifestos, snapshots, decisions. */
public final class VerifyArchives {

    private static final String DECISION_HASH = "decision_sha256";

    /** The number of rows of each kind; {@code pruned} is the number of snapshots without a body. */
    public record Counts(long files, long snapshots, long decisions, long pruned) {}

    private interface Check<R extends Record> {
        boolean holds(R row) throws NotJsonException;
    }

    private final Transaction tx;
    private final UUID portfolioId;
    private final Consumer<RowFault> faults;
    private long pruned;

    private VerifyArchives(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.faults = faults;
    }

    /**
     * @param faults is called with each row that does not match its hash
     */
    public static Counts within(Transaction tx, UUID portfolioId, Consumer<RowFault> faults) {
        return new VerifyArchives(tx, portfolioId, faults).run();
    }

    private Counts run() {
        long policies = each(
                POLICY_ARCHIVES,
                POLICY_ARCHIVES.PORTFOLIO_ID,
                row -> Arrays.equals(Sha256.of(row.getFile()), row.getFileSha256())
                        && PolicyDocument.parse("policy", row.getFile())
                                .sha256()
                                .equals(hex(row.getPolicySha256())));
        long manifestos = each(
                MANIFESTO_ARCHIVES,
                MANIFESTO_ARCHIVES.PORTFOLIO_ID,
                row -> Arrays.equals(Sha256.of(row.getFile()), row.getSha256()));
        long snapshots = each(RUN_INPUT_SNAPSHOTS, RUN_INPUT_SNAPSHOTS.PORTFOLIO_ID, row -> {
            pruned += row.getBody() == null ? 1 : 0;
            return row.getBody() == null
                    || CanonicalJson.sha256(RunStore.parse(row.getBody())).equals(hex(row.getSnapshotSha256()));
        });
        long decisions = each(
                DECISIONS,
                DECISIONS.PORTFOLIO_ID,
                row -> isItsHash(RunStore.parse(row.getBody()), hex(row.getDecisionSha256())));
        return new Counts(policies + manifestos, snapshots, decisions, pruned);
    }

    /** The hash of a decision covers everything in it but the hash itself. */
    private static boolean isItsHash(ObjectNode decision, String hash) {
        String said = decision.path(DECISION_HASH).asText();
        decision.remove(DECISION_HASH);
        return said.equals(hash) && CanonicalJson.sha256(decision).equals(hash);
    }

    /**
     * Reads row by row, in constant memory. The first column identifies the row: the id of an archive, or a run's id.
     */
    private <R extends Record> long each(Table<R> table, Field<UUID> portfolio, Check<R> check) {
        long count = 0;
        try (Cursor<R> cursor = tx.sql()
                .selectFrom(table)
                .where(portfolio.eq(portfolioId))
                .fetchSize(20)
                .fetchLazy()) {
            for (R row : cursor) {
                count++;
                if (!holds(check, row)) {
                    faults.accept(new RowFault(
                            "ARCHIVE_DIFFERS",
                            portfolioId,
                            table.getName(),
                            String.valueOf(row.get(0)),
                            "does not match its hash"));
                }
            }
        }
        return count;
    }

    private static <R extends Record> boolean holds(Check<R> check, R row) {
        try {
            return check.holds(row);
        } catch (NotJsonException | RuntimeException e) {
            // A row that cannot be parsed any more was changed.
            return false;
        }
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
