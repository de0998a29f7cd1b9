package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.DECISIONS;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.RUN_INPUT_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import ta.backoffice.jooq.tables.records.RuleFiringsRecord;
import ta.backoffice.jooq.tables.records.RunFactsRecord;
import ta.backoffice.jooq.tables.records.RunInputRefsRecord;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.decision.Decision;
import ta.rules.explanation.ExplainedFact;
import ta.rules.json.CanonicalJson;
import ta.rules.trace.Trace;

/** The rows of a run: what it looked at, what it decided, and why. */
final class RunStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunStore() {}

    /**
     * What came of the run before.
     *
     * @throws StorageException.Conflict {@code RUN_UNDECIDED} when it is there, and without a decision
     */
    static Optional<RunReport> find(Transaction tx, RunRequest request) {
        return tx.sql()
                .select(TASK_RUNS.ID, DECISIONS.BODY, RECOMMENDATIONS.ID, TASK_RUNS.STATE)
                .from(TASK_RUNS)
                .leftJoin(DECISIONS)
                .on(DECISIONS.RUN_ID.eq(TASK_RUNS.ID))
                .leftJoin(RECOMMENDATIONS)
                .on(RECOMMENDATIONS.RUN_ID.eq(TASK_RUNS.ID))
                .where(
                        TASK_RUNS.PORTFOLIO_ID.eq(request.portfolioId()),
                        TASK_RUNS.TASK.eq(request.task().name()),
                        TASK_RUNS.SLOT.eq(request.slot()))
                .fetchOptional(row -> {
                    if (row.value2() == null) {
                        throw new StorageException.Conflict(
                                "RUN_UNDECIDED",
                                "the run " + row.value1() + " was asked for under this key and is " + row.value4(),
                                "Maybe wait for it, or use another key.");
                    }
                    return new RunReport(row.value1(), Optional.ofNullable(row.value3()), parse(row.value2()), true);
                });
    }

    static void insertRun(Transaction tx, UUID run, RunRequest request, ActivePolicies.Pinned policy, boolean frozen) {
        tx.sql()
                .insertInto(TASK_RUNS)
                .set(TASK_RUNS.ID, run)
                .set(TASK_RUNS.PORTFOLIO_ID, request.portfolioId())
                .set(TASK_RUNS.TASK, request.task().name())
                .set(TASK_RUNS.SLOT, request.slot())
                .set(TASK_RUNS.STATE, frozen ? "FROZEN" : "SUCCEEDED")
                .set(TASK_RUNS.AS_OF, request.asOf())
                .set(TASK_RUNS.POLICY_SHA256, hash(policy.policy().sha256()))
                .set(TASK_RUNS.POLICY_VERSION, policy.version())
                .set(TASK_RUNS.REQUESTED_BY, tx.actor().name())
                .set(TASK_RUNS.STARTED_AT, tx.at())
                .set(TASK_RUNS.FINISHED_AT, tx.at())
                .execute();
    }

    static void insertInput(Transaction tx, UUID run, UUID portfolioId, LoadedSnapshot loaded, Trace trace) {
        tx.sql()
                .insertInto(RUN_INPUT_SNAPSHOTS)
                .set(RUN_INPUT_SNAPSHOTS.RUN_ID, run)
                .set(RUN_INPUT_SNAPSHOTS.PORTFOLIO_ID, portfolioId)
                .set(RUN_INPUT_SNAPSHOTS.SNAPSHOT_SHA256, hash(loaded.snapshot().sha256()))
                .set(RUN_INPUT_SNAPSHOTS.BODY, canonical(loaded.snapshot().json()))
                .execute();
        Map<String, String> ids = new HashMap<>();
        trace.facts().forEach((id, fact) -> ids.putIfAbsent(FactName.of(fact), id));
        List<RunInputRefsRecord> rows = new ArrayList<>();
        for (InputRef ref : loaded.refs()) {
            RunInputRefsRecord row = new RunInputRefsRecord();
            row.setPortfolioId(portfolioId);
            row.setRunId(run);
            row.setSeq(rows.size() + 1);
            row.setFact(ids.get(ref.fact()));
            switch (ref.origin()) {
                case PRICE_POINT -> row.setPricePointId(ref.id());
                case PRICE_REVIEW -> row.setPriceReviewId(ref.id());
                case MANUAL_PRICE -> row.setManualPriceId(ref.id());
                case FX_RATE -> row.setFxRateId(ref.id());
                case LEDGER_ENTRY -> row.setLedgerEntryId(ref.id());
                case VALUATION_POINT -> row.setValuationPointId(ref.id());
            }
            rows.add(row);
        }
        tx.sql().batchInsert(rows).execute();
    }

    /**
     * @param json the decision as {@code DecisionJson} writes it, with its hash
     */
    static void insertDecision(Transaction tx, UUID run, UUID portfolioId, Decision decision, ObjectNode json) {
        tx.sql()
                .insertInto(DECISIONS)
                .set(DECISIONS.RUN_ID, run)
                .set(DECISIONS.PORTFOLIO_ID, portfolioId)
                .set(DECISIONS.OUTCOME, decision.outcome().name())
                .set(DECISIONS.ASKS_FREEZE, decision.freeze())
                .set(DECISIONS.POLICY_SHA256, hash(decision.policySha256()))
                .set(DECISIONS.SNAPSHOT_SHA256, hash(decision.snapshotSha256()))
                .set(DECISIONS.DECISION_SHA256, hash(json.get("decision_sha256").textValue()))
                .set(DECISIONS.BODY, canonical(json))
                .execute();
    }

    static void insertTrace(Transaction tx, UUID run, UUID portfolioId, Trace trace) {
        List<RunFactsRecord> facts = new ArrayList<>();
        ExplainedFact.of(trace).forEach((id, fact) -> {
            RunFactsRecord row = new RunFactsRecord();
            row.setPortfolioId(portfolioId);
            row.setRunId(run);
            row.setFact(id);
            row.setType(fact.type());
            row.setFactValues(JSONB.valueOf(fact.values().toString()));
            row.setUnits(JSONB.valueOf(fact.units().toString()));
            row.setSentence(fact.sentence());
            facts.add(row);
        });
        tx.sql().batchInsert(facts).execute();
        List<RuleFiringsRecord> firings = new ArrayList<>();
        trace.firings().forEach(firing -> {
            RuleFiringsRecord row = new RuleFiringsRecord();
            row.setPortfolioId(portfolioId);
            row.setRunId(run);
            row.setSeq(firing.seq());
            row.setRule(firing.rule());
            row.setPhase(firing.phase());
            row.setClause(firing.clause());
            row.setSentence(firing.sentence());
            row.setInputs(array(firing.inputs()));
            row.setOutputs(array(firing.outputs()));
            firings.add(row);
        });
        tx.sql().batchInsert(firings).execute();
    }

    private static JSONB array(List<String> texts) {
        return JSONB.valueOf(JSON.valueToTree(texts).toString());
    }

    static ObjectNode parse(String canonical) {
        try {
            return (ObjectNode) JSON.readTree(canonical);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an archived document is no JSON", e);
        }
    }

    /** The texts of a JSON array. */
    static List<String> texts(String json) {
        try {
            List<String> texts = new ArrayList<>();
            JSON.readTree(json).forEach(text -> texts.add(text.textValue()));
            return texts;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an archived list is no JSON", e);
        }
    }

    private static String canonical(JsonNode json) {
        return new String(CanonicalJson.canonical(json), StandardCharsets.UTF_8);
    }

    static byte[] hash(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
