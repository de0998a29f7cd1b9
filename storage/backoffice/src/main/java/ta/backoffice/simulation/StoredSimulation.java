package ta.backoffice.simulation;

import static ta.backoffice.jooq.Tables.SIMULATIONS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * A simulation that somebody asked for.
 *
 * @param progress in whole percent
 * @param problem why it failed, in a person's words
 * @param approvedVersion the version that was approved with it
 */
public record StoredSimulation(
        UUID id,
        State state,
        int progress,
        String askedBy,
        Instant askedAt,
        Optional<Instant> finishedAt,
        SimulationTerms terms,
        SimulationPlan plan,
        List<SimulatedPolicy> policies,
        Optional<String> problem,
        Optional<Integer> approvedVersion) {

    /** How far a simulation is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        public boolean isOver() {
            return this == DONE || this == CANCELLED || this == FAILED;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All of a portfolio, newest first. */
    public static List<StoredSimulation> of(Transaction tx, UUID portfolioId) {
        return select(tx, portfolioId)
                .orderBy(SIMULATIONS.ASKED_AT.desc(), SIMULATIONS.ID.desc())
                .fetch(StoredSimulation::of);
    }

    /**
     * @throws StorageException.NotFound when the portfolio has no such simulation
     */
    public static StoredSimulation one(Transaction tx, UUID portfolioId, UUID id) {
        return find(tx, portfolioId, id).orElseThrow(() -> new StorageException.NotFound("simulation", id));
    }

    /** As {@link #one}; empty when the portfolio has no such simulation, or not any more. */
    public static Optional<StoredSimulation> find(Transaction tx, UUID portfolioId, UUID id) {
        return select(tx, portfolioId).and(SIMULATIONS.ID.eq(id)).fetchOptional(StoredSimulation::of);
    }

    /** What came of it: {@link SimulationResult}; empty unless it is done. */
    public static Optional<ObjectNode> result(Transaction tx, UUID portfolioId, UUID id) {
        return tx.sql()
                .select(SIMULATIONS.RESULT)
                .from(SIMULATIONS)
                .where(SIMULATIONS.PORTFOLIO_ID.eq(portfolioId), SIMULATIONS.ID.eq(id))
                .fetchOptional(SIMULATIONS.RESULT)
                .map(json -> (ObjectNode) parse(json.data()));
    }

    /** Every session as CSV; empty unless it is done, and for simulations of older versions of the program. */
    public static Optional<String> sessions(Transaction tx, UUID portfolioId, UUID id) {
        return tx.sql()
                .select(SIMULATIONS.SESSIONS)
                .from(SIMULATIONS)
                .where(SIMULATIONS.PORTFOLIO_ID.eq(portfolioId), SIMULATIONS.ID.eq(id))
                .fetchOptional(SIMULATIONS.SESSIONS)
                .map(SessionsCsv::text);
    }

    private static SelectConditionStep<? extends Record> select(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(
                        SIMULATIONS.ID,
                        SIMULATIONS.STATE,
                        SIMULATIONS.PROGRESS,
                        SIMULATIONS.ASKED_BY,
                        SIMULATIONS.ASKED_AT,
                        SIMULATIONS.FINISHED_AT,
                        SIMULATIONS.TERMS,
                        SIMULATIONS.PLAN,
                        SIMULATIONS.POLICIES,
                        SIMULATIONS.PROBLEM,
                        SIMULATIONS.APPROVED_VERSION)
                .from(SIMULATIONS)
                .where(SIMULATIONS.PORTFOLIO_ID.eq(portfolioId));
    }

    private static StoredSimulation of(Record row) {
        List<SimulatedPolicy> policies = new ArrayList<>();
        parse(row.get(SIMULATIONS.POLICIES).data()).forEach(policy -> policies.add(SimulatedPolicy.of(policy)));
        return new StoredSimulation(
                row.get(SIMULATIONS.ID),
                State.valueOf(row.get(SIMULATIONS.STATE)),
                row.get(SIMULATIONS.PROGRESS),
                row.get(SIMULATIONS.ASKED_BY),
                row.get(SIMULATIONS.ASKED_AT),
                Optional.ofNullable(row.get(SIMULATIONS.FINISHED_AT)),
                terms(parse(row.get(SIMULATIONS.TERMS).data())),
                SimulationPlan.of(parse(row.get(SIMULATIONS.PLAN).data())),
                List.copyOf(policies),
                Optional.ofNullable(row.get(SIMULATIONS.PROBLEM)),
                Optional.ofNullable(row.get(SIMULATIONS.APPROVED_VERSION)));
    }

    /** The inverse of {@link SimulationJson#terms}. */
    private static SimulationTerms terms(JsonNode json) {
        return new SimulationTerms(
                LocalDate.parse(json.get("from").textValue()),
                LocalDate.parse(json.get("to").textValue()),
                json.get("contribution_day").intValue(),
                decimal(json, "tax_relief_pct"),
                json.get("relief_days").intValue(),
                SimulationTerms.Fill.of(json.get("fill").textValue()),
                decimal(json, "spread_pct"),
                decimal(json, "start_cash"),
                decimal(json, "start_invested"),
                decimal(json, "start_parked"),
                json.get("accept_after").intValue());
    }

    private static BigDecimal decimal(JsonNode json, String name) {
        return new BigDecimal(json.get(name).textValue());
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON of the database that is none", e);
        }
    }
}
