package ta.backoffice.strategy;

import static ta.backoffice.jooq.Tables.POLICY_ARCHIVES;
import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import ta.backoffice.jooq.tables.records.PolicyArchivesRecord;
import ta.database.Sha256;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;

/** The policies of portfolios, read from their archives and compiled. Safe for use by several threads. */
public final class ActivePolicies {

    /** Code for a policy that an earlier version of this program approved and this version refuses. */
    public static final String INVALID = "POLICY_INVALID";

    private static final int KEPT = 64;

    private final PolicyCompiler compiler = new PolicyCompiler(KEPT);

    /**
     * By SHA-256 of the archived file. The file is read each time, so that a changed archive is never served from
     * memory.
     */
    private final Map<String, CompiledPolicy> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompiledPolicy> eldest) {
            return size() > KEPT;
        }
    };

    /** A policy with the number of the version that holds it. */
    public record Pinned(int version, CompiledPolicy policy) {}

    /** The policy of the approved version; empty before the first activation. */
    public Optional<CompiledPolicy> of(Transaction tx, UUID portfolioId) {
        return pinned(tx, portfolioId).map(Pinned::policy);
    }

    /** The approved version and its policy; empty before the first activation. */
    public Optional<Pinned> pinned(Transaction tx, UUID portfolioId) {
        return archived(tx, STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId), STRATEGY_VERSIONS.STATE.eq("APPROVED"))
                .map(this::pinned);
    }

    private Pinned pinned(Record row) {
        return new Pinned(row.get(STRATEGY_VERSIONS.NUMBER), compile(row.into(POLICY_ARCHIVES)));
    }

    /** The version with its archived policy; the last approved one if there are several. */
    private static Optional<Record> archived(Transaction tx, Condition... which) {
        return tx.sql()
                .select(STRATEGY_VERSIONS.NUMBER)
                .select(POLICY_ARCHIVES.fields())
                .from(POLICY_ARCHIVES)
                .join(STRATEGY_VERSIONS)
                .on(
                        STRATEGY_VERSIONS.PORTFOLIO_ID.eq(POLICY_ARCHIVES.PORTFOLIO_ID),
                        STRATEGY_VERSIONS.POLICY_ARCHIVE_ID.eq(POLICY_ARCHIVES.ID))
                .where(which)
                .orderBy(STRATEGY_VERSIONS.APPROVED_AT.desc())
                .limit(1)
                .fetchOptional(row -> row);
    }

    /** Compiles the active policy unless that is done already, so that the next caller need not wait. */
    public void warm(Transaction tx, UUID portfolioId) {
        boolean isKnown = tx.sql()
                .select(POLICY_ARCHIVES.FILE_SHA256)
                .from(POLICY_ARCHIVES)
                .join(STRATEGY_VERSIONS)
                .on(STRATEGY_VERSIONS.POLICY_ARCHIVE_ID.eq(POLICY_ARCHIVES.ID))
                .where(STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId), STRATEGY_VERSIONS.STATE.eq("APPROVED"))
                .fetchOptional(POLICY_ARCHIVES.FILE_SHA256)
                .map(hash -> known(HexFormat.of().formatHex(hash)) != null)
                .orElse(true);
        if (!isKnown) {
            of(tx, portfolioId);
        }
    }

    /** Whether there is an active policy, without compiling it. */
    public static boolean exists(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .fetchExists(
                        STRATEGY_VERSIONS,
                        STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId).and(STRATEGY_VERSIONS.STATE.eq("APPROVED")));
    }

    /**
     * The version that a run used, and its policy. A run from before runs named their version used the last one that
     * was approved before the run and has the run's policy.
     *
     * @throws StorageException.NotFound when the portfolio has no such run, or the run has no decision
     */
    public Pinned ofRun(Transaction tx, UUID portfolioId, UUID runId) {
        return pinned(archivedOfRun(tx, portfolioId, runId));
    }

    /** The number of that version, also of one whose policy this version of the program refuses. */
    public static int versionOfRun(Transaction tx, UUID portfolioId, UUID runId) {
        return archivedOfRun(tx, portfolioId, runId).get(STRATEGY_VERSIONS.NUMBER);
    }

    private static Record archivedOfRun(Transaction tx, UUID portfolioId, UUID runId) {
        return tx.sql()
                .selectFrom(TASK_RUNS)
                .where(TASK_RUNS.PORTFOLIO_ID.eq(portfolioId), TASK_RUNS.ID.eq(runId))
                .fetchOptional()
                .filter(run -> run.getPolicySha256() != null)
                .flatMap(run -> archived(
                        tx,
                        STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId),
                        POLICY_ARCHIVES.POLICY_SHA256.eq(run.getPolicySha256()),
                        run.getPolicyVersion() == null
                                ? STRATEGY_VERSIONS.APPROVED_AT.le(run.getFinishedAt())
                                : STRATEGY_VERSIONS.NUMBER.eq(run.getPolicyVersion())))
                .orElseThrow(() -> new StorageException.NotFound("run", runId));
    }

    /** Compiles a policy that is not archived, such as a draft. */
    public CompiledPolicy compile(PolicyResult.Valid valid) {
        return compiler.compile(valid);
    }

    /**
     * Remembers the result, since reading and checking a policy takes longer than everything else a request does with
     * it.
     */
    private CompiledPolicy compile(PolicyArchivesRecord archive) {
        String sha256 = HexFormat.of().formatHex(Sha256.of(archive.getFile()));
        CompiledPolicy before = known(sha256);
        if (before != null) {
            return before;
        }
        // One thread at a time: after a start, many requests need the same policy at once, and each would compile it.
        synchronized (compiler) {
            before = known(sha256);
            return before == null ? readAndCompile(archive, sha256) : before;
        }
    }

    private CompiledPolicy readAndCompile(PolicyArchivesRecord archive, String sha256) {
        PolicyResult result = PolicyReader.read(PolicyFile.NAME, archive.getFile());
        if (result instanceof PolicyResult.Valid valid) {
            CompiledPolicy compiled = compiler.compile(valid);
            keep(sha256, compiled);
            return compiled;
        }
        // A policy with errors cannot be approved, so this version has a check that the approving one did not have.
        throw new StorageException.Conflict(
                INVALID,
                "the policy that is archived as " + sha256 + " is not valid in this version of the program",
                "Maybe create a draft from it, correct the errors that the draft shows, and approve the draft.");
    }

    private synchronized @Nullable CompiledPolicy known(String sha256) {
        return known.get(sha256);
    }

    private synchronized void keep(String sha256, CompiledPolicy compiled) {
        known.put(sha256, compiled);
    }
}
