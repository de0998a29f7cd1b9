package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.CLAUSE_FIRINGS;
import static ta.backoffice.jooq.Tables.POLICY_ARCHIVES;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.records.ClauseFiringsRecord;
import ta.backoffice.strategy.PolicyFile;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.policy.document.NotJsonException;
import ta.policy.document.PolicyDocument;

/**
 * When each clause of a policy last decided something. The rows are written with each run, so that nobody has to read
 * the runs again.
 */
public final class ClauseFirings {

    /** The last run in which a clause decided something, and the time that it looked at. */
    public record LastRun(UUID run, Instant asOf) {}

    /**
     * @param clause a JSON pointer into the policy
     * @param line on which the clause stands, from 1
     * @param last empty if the clause never decided anything since it has its present value
     */
    public record ClauseFiring(String clause, int line, Optional<LastRun> last) {}

    private ClauseFirings() {}

    static void record(Transaction tx, UUID portfolioId, UUID run, Instant asOf, String policySha256, Set<String> of) {
        if (of.isEmpty()) {
            return;
        }
        List<ClauseFiringsRecord> rows = of.stream()
                .map(clause -> new ClauseFiringsRecord(portfolioId, RunStore.hash(policySha256), clause, run, asOf))
                .toList();
        tx.sql()
                .insertInto(CLAUSE_FIRINGS)
                .columns(CLAUSE_FIRINGS.fields())
                .valuesOfRecords(rows)
                .onConflict(CLAUSE_FIRINGS.PORTFOLIO_ID, CLAUSE_FIRINGS.POLICY_SHA256, CLAUSE_FIRINGS.CLAUSE)
                .doUpdate()
                .set(CLAUSE_FIRINGS.RUN_ID, DSL.excluded(CLAUSE_FIRINGS.RUN_ID))
                .set(CLAUSE_FIRINGS.AS_OF, DSL.excluded(CLAUSE_FIRINGS.AS_OF))
                // A run may look at a past moment.
                .where(CLAUSE_FIRINGS.AS_OF.le(DSL.excluded(CLAUSE_FIRINGS.AS_OF)))
                .execute();
    }

    /**
     * The clauses of {@code policy} that can decide, in the order of its file. A run under another policy of the
     * portfolio counts if the clause had the same value at the same place there.
     */
    public static List<ClauseFiring> of(Transaction tx, UUID portfolioId, CompiledPolicy policy) {
        Map<String, Optional<LastRun>> found = new LinkedHashMap<>();
        DecidingClauses.of(policy).forEach(clause -> found.put(clause, Optional.empty()));
        Map<String, PolicyDocument> others = new HashMap<>();
        tx.sql()
                .selectFrom(CLAUSE_FIRINGS)
                .where(CLAUSE_FIRINGS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(CLAUSE_FIRINGS.AS_OF.desc(), CLAUSE_FIRINGS.RUN_ID.desc())
                .forEach(row -> {
                    Optional<LastRun> before = found.getOrDefault(row.getClause(), Optional.empty());
                    String sha256 = HexFormat.of().formatHex(row.getPolicySha256());
                    if (before.isEmpty()
                            && (sha256.equals(policy.sha256())
                                    || isSame(
                                            row.getClause(),
                                            policy.document(),
                                            others.computeIfAbsent(sha256, of -> archived(tx, portfolioId, of))))) {
                        found.put(row.getClause(), Optional.of(new LastRun(row.getRunId(), row.getAsOf())));
                    }
                });
        List<ClauseFiring> firings = new ArrayList<>();
        found.forEach((clause, last) -> firings.add(
                new ClauseFiring(clause, policy.document().position(clause).line(), last)));
        firings.sort(Comparator.comparingInt(ClauseFiring::line));
        return firings;
    }

    private static boolean isSame(String clause, PolicyDocument policy, PolicyDocument other) {
        JsonNode value = policy.root().at(clause);
        return !value.isMissingNode() && value.equals(other.root().at(clause));
    }

    private static PolicyDocument archived(Transaction tx, UUID portfolioId, String sha256) {
        byte[] file = tx.sql()
                .select(POLICY_ARCHIVES.FILE)
                .from(POLICY_ARCHIVES)
                .where(
                        POLICY_ARCHIVES.PORTFOLIO_ID.eq(portfolioId),
                        POLICY_ARCHIVES.POLICY_SHA256.eq(RunStore.hash(sha256)))
                .limit(1)
                .fetchSingle(POLICY_ARCHIVES.FILE);
        try {
            return PolicyDocument.parse(PolicyFile.NAME, file);
        } catch (NotJsonException e) {
            throw new IllegalStateException("an archived policy is no JSON", e);
        }
    }
}
