package ta.backoffice.strategy;

import static ta.backoffice.jooq.Tables.POLICY_ARCHIVES;
import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /** The policy of the approved version; empty before the first activation. */
    public Optional<CompiledPolicy> of(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(POLICY_ARCHIVES.fields())
                .from(POLICY_ARCHIVES)
                .join(STRATEGY_VERSIONS)
                .on(STRATEGY_VERSIONS.POLICY_ARCHIVE_ID.eq(POLICY_ARCHIVES.ID))
                .where(STRATEGY_VERSIONS.PORTFOLIO_ID.eq(portfolioId), STRATEGY_VERSIONS.STATE.eq("APPROVED"))
                .fetchOptionalInto(PolicyArchivesRecord.class)
                .map(this::compile);
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
     * The policy that a run used.
     *
     * @param sha256 in hexadecimal
     * @throws StorageException.NotFound when the portfolio has no such archive
     */
    public CompiledPolicy archived(Transaction tx, UUID portfolioId, String sha256) {
        return tx.sql()
                .selectFrom(POLICY_ARCHIVES)
                .where(
                        POLICY_ARCHIVES.PORTFOLIO_ID.eq(portfolioId),
                        POLICY_ARCHIVES.POLICY_SHA256.eq(HexFormat.of().parseHex(sha256)))
                .orderBy(POLICY_ARCHIVES.ARCHIVED_AT)
                .limit(1)
                .fetchOptional()
                .map(this::compile)
                .orElseThrow(() -> new StorageException.NotFound("archived policy", sha256));
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
