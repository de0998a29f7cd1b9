package ta.backoffice.simulation;

import static ta.backoffice.jooq.Tables.SIMULATIONS;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Audit;
import ta.backoffice.jobs.EnqueueJob;
import ta.backoffice.jobs.JobKind;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/** Asks for a simulation over the portfolio's stored history; a worker carries it out. */
public final class RequestSimulation {

    /** The most policies that are compared. */
    public static final int POLICIES_MAX = 5;

    /** The longest time that is simulated. */
    public static final int YEARS_MAX = 40;

    /** So many may be unfinished, so that one portfolio does not keep the worker busy. */
    private static final int UNFINISHED_MAX = 3;

    /** So many are kept, besides those with which a version was approved. */
    private static final int KEPT = 20;

    private RequestSimulation() {}

    /**
     * Also deletes the oldest simulations, so that at most {@value #KEPT} are kept.
     *
     * @param terms checked by the caller
     * @param plan likewise
     * @param policies 1 to {@value #POLICIES_MAX}, in the order in which they are shown
     * @throws StorageException.Conflict {@code TOO_MANY_SIMULATIONS} if three are unfinished
     */
    public static UUID within(
            Transaction tx,
            UUID portfolioId,
            SimulationTerms terms,
            SimulationPlan plan,
            List<SimulatedPolicy> policies) {
        tx.lockPortfolio(portfolioId);
        if (tx.sql()
                        .fetchCount(
                                SIMULATIONS,
                                SIMULATIONS.PORTFOLIO_ID.eq(portfolioId),
                                SIMULATIONS.STATE.in("QUEUED", "RUNNING"))
                >= UNFINISHED_MAX) {
            throw new StorageException.Conflict(
                    "TOO_MANY_SIMULATIONS",
                    UNFINISHED_MAX + " simulations of the portfolio are unfinished",
                    "Maybe wait for one, or cancel it.");
        }
        prune(tx, portfolioId);
        UUID id = Ids.next();
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        policies.forEach(policy -> kept.add(policy.json()));
        tx.sql()
                .insertInto(SIMULATIONS)
                .set(SIMULATIONS.ID, id)
                .set(SIMULATIONS.PORTFOLIO_ID, portfolioId)
                .set(SIMULATIONS.ASKED_BY, tx.actor().name())
                .set(SIMULATIONS.ASKED_AT, tx.at())
                .set(
                        SIMULATIONS.TERMS,
                        JSONB.valueOf(SimulationJson.terms(terms).toString()))
                .set(SIMULATIONS.PLAN, JSONB.valueOf(plan.json().toString()))
                .set(SIMULATIONS.POLICIES, JSONB.valueOf(kept.toString()))
                .execute();
        EnqueueJob.within(tx, JobKind.SIMULATE, Optional.of(portfolioId), id.toString());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("simulation", id);
        details.put("from", terms.from());
        details.put("to", terms.to());
        details.put(
                "policies",
                policies.stream()
                        .map(policy ->
                                Map.of("version", String.valueOf(policy.version()), "policy_sha256", policy.sha256()))
                        .toList());
        Audit.append(tx, Optional.of(portfolioId), "simulation.request", details);
        return id;
    }

    private static void prune(Transaction tx, UUID portfolioId) {
        tx.sql()
                .deleteFrom(SIMULATIONS)
                .where(
                        SIMULATIONS.PORTFOLIO_ID.eq(portfolioId),
                        SIMULATIONS.ID.in(DSL.select(SIMULATIONS.ID)
                                .from(SIMULATIONS)
                                .where(
                                        SIMULATIONS.PORTFOLIO_ID.eq(portfolioId),
                                        SIMULATIONS.APPROVED_VERSION.isNull(),
                                        SIMULATIONS.STATE.notIn("QUEUED", "RUNNING"))
                                .orderBy(SIMULATIONS.ASKED_AT.desc(), SIMULATIONS.ID.desc())
                                .offset(KEPT - 1)))
                .execute();
    }
}
