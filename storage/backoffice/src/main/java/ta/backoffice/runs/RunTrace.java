package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.DECISIONS;
import static ta.backoffice.jooq.Tables.RULE_FIRINGS;
import static ta.backoffice.jooq.Tables.RUN_FACTS;
import static ta.backoffice.jooq.Tables.RUN_INPUT_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.explanation.ExplainedFact;
import ta.rules.trace.FactType;
import ta.rules.trace.RuleFiring;

/**
 * A run as it was kept: what it decided, what it knew and concluded, and where what it knew came from.
 *
 * @param snapshot none when retention has pruned it
 * @param facts by id, in the order of the trace
 * @param origins by fact id: the rows of the database behind it
 */
public record RunTrace(
        UUID runId,
        String task,
        String slot,
        Instant asOf,
        String requestedBy,
        String policySha256,
        ObjectNode decision,
        Optional<ObjectNode> snapshot,
        Map<String, ExplainedFact> facts,
        List<RuleFiring> firings,
        Map<String, List<RunOrigin>> origins) {

    /** Those of one fact; none of what was concluded. */
    public List<RunOrigin> originsOf(String fact) {
        return origins.getOrDefault(fact, List.of());
    }

    /** The ids of the decision's lines, suppressed orders and findings, by the name of their list and in its order. */
    public Map<String, List<String>> roots() {
        return Map.of(
                "lines", roots("lines", FactType.LINE),
                "suppressed", roots("suppressed", FactType.SUPPRESSED_ORDER),
                "findings", roots("findings", FactType.CHECK_VERDICT));
    }

    /** An entry of a decision is among the facts by all its fields, but for a line's place. */
    private List<String> roots(String list, FactType type) {
        List<String> roots = new ArrayList<>();
        decision.get(list)
                .forEach(entry -> facts.entrySet().stream()
                        .filter(fact -> fact.getValue().type().equals(type.word()))
                        .filter(fact -> entry.propertyStream()
                                .filter(field -> !field.getKey().equals("seq"))
                                .allMatch(field -> field.getValue()
                                        .equals(fact.getValue().values().get(field.getKey()))))
                        .map(Map.Entry::getKey)
                        .filter(id -> !roots.contains(id))
                        .findFirst()
                        .ifPresent(roots::add));
        return roots;
    }

    /**
     * @throws StorageException.NotFound when the portfolio has no such run
     */
    public static RunTrace of(Transaction tx, UUID portfolioId, UUID runId) {
        Record run = tx.sql()
                .select(TASK_RUNS.fields())
                .select(DECISIONS.BODY, RUN_INPUT_SNAPSHOTS.BODY)
                .from(TASK_RUNS)
                .join(DECISIONS)
                .on(DECISIONS.RUN_ID.eq(TASK_RUNS.ID))
                .join(RUN_INPUT_SNAPSHOTS)
                .on(RUN_INPUT_SNAPSHOTS.RUN_ID.eq(TASK_RUNS.ID))
                .where(TASK_RUNS.PORTFOLIO_ID.eq(portfolioId), TASK_RUNS.ID.eq(runId))
                .fetchOptional()
                .orElseThrow(() -> new StorageException.NotFound("run", runId));
        return new RunTrace(
                runId,
                run.get(TASK_RUNS.TASK),
                run.get(TASK_RUNS.SLOT),
                run.get(TASK_RUNS.AS_OF),
                run.get(TASK_RUNS.REQUESTED_BY),
                HexFormat.of().formatHex(run.get(TASK_RUNS.POLICY_SHA256)),
                RunStore.parse(run.get(DECISIONS.BODY)),
                Optional.ofNullable(run.get(RUN_INPUT_SNAPSHOTS.BODY)).map(RunStore::parse),
                facts(tx, runId),
                firings(tx, runId),
                RunOrigins.of(tx, runId));
    }

    private static Map<String, ExplainedFact> facts(Transaction tx, UUID runId) {
        Map<String, ExplainedFact> facts = new LinkedHashMap<>();
        tx.sql()
                .selectFrom(RUN_FACTS)
                .where(RUN_FACTS.RUN_ID.eq(runId))
                .orderBy(DSL.length(RUN_FACTS.FACT), RUN_FACTS.FACT)
                .forEach(row -> facts.put(
                        row.getFact(),
                        new ExplainedFact(
                                row.getType(),
                                RunStore.parse(row.getFactValues().data()),
                                RunStore.parse(row.getUnits().data()),
                                row.getSentence())));
        return facts;
    }

    private static List<RuleFiring> firings(Transaction tx, UUID runId) {
        return tx.sql()
                .selectFrom(RULE_FIRINGS)
                .where(RULE_FIRINGS.RUN_ID.eq(runId))
                .orderBy(RULE_FIRINGS.SEQ)
                .fetch(row -> new RuleFiring(
                        row.getSeq(),
                        row.getRule(),
                        row.getPhase(),
                        row.getClause(),
                        row.getSentence(),
                        RunStore.texts(row.getInputs().data()),
                        RunStore.texts(row.getOutputs().data())));
    }
}
