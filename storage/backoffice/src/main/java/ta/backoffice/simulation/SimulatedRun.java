package ta.backoffice.simulation;

import java.time.LocalDate;
import ta.rules.decision.Decision;
import ta.rules.snapshot.Snapshot;

/**
 * A run of a simulation.
 *
 * @param day after whose close it took place
 * @param snapshot with its JSON and hash if the simulation keeps them
 */
public record SimulatedRun(LocalDate day, Snapshot snapshot, Decision decision) {}
