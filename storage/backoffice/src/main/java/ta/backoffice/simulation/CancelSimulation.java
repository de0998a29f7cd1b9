package ta.backoffice.simulation;

import static ta.backoffice.jooq.Tables.SIMULATIONS;

import java.util.UUID;
import ta.database.StorageException;
import ta.database.Transaction;

/** Cancels a simulation that is not over. The worker notices within a second, and keeps nothing of it. */
public final class CancelSimulation {

    private CancelSimulation() {}

    /**
     * @throws StorageException.NotFound when the portfolio has no such simulation
     * @throws StorageException.Conflict {@code SIMULATION_OVER} when it is done, cancelled or failed
     */
    public static void within(Transaction tx, UUID portfolioId, UUID id) {
        int cancelled = tx.sql()
                .update(SIMULATIONS)
                .set(SIMULATIONS.STATE, StoredSimulation.State.CANCELLED.name())
                .set(SIMULATIONS.FINISHED_AT, tx.at())
                .where(
                        SIMULATIONS.PORTFOLIO_ID.eq(portfolioId),
                        SIMULATIONS.ID.eq(id),
                        SIMULATIONS.STATE.in("QUEUED", "RUNNING"))
                .execute();
        if (cancelled == 0) {
            StoredSimulation one = StoredSimulation.one(tx, portfolioId, id);
            throw new StorageException.Conflict(
                    "SIMULATION_OVER", "the simulation is " + one.state() + " already", "Maybe look at it again.");
        }
    }
}
