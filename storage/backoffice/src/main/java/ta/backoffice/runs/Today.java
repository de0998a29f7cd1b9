package ta.backoffice.runs;

import java.util.UUID;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.rules.decision.Decision;
import ta.rules.engine.Engine;
import ta.rules.outcome.Outcome;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.Snapshot;

/**
 * A portfolio now, under its active policy. Nothing is stored.
 *
 * @param snapshot the input of a run now
 * @param decision what it would decide if the portfolio were not frozen; so a frozen portfolio has a valuation too
 */
public record Today(Snapshot snapshot, Decision decision) {

    /**
     * @throws ta.rules.snapshot.InvalidSnapshotException if the data does not form a valid snapshot
     */
    public static Today of(Transaction tx, UUID portfolioId, CompiledPolicy active, Task task) {
        Snapshot snapshot = SnapshotLoader.load(tx, portfolioId, active.rules().policy(), task, PreviewRun.now(tx))
                .snapshot();
        return new Today(snapshot, Engine.decide(active.rules(), thawed(snapshot)));
    }

    /** The outcome of a run now; FROZEN if the portfolio is frozen. */
    public Outcome outcome() {
        return snapshot.run().frozen() ? Outcome.FROZEN : decision.outcome();
    }

    private static Snapshot thawed(Snapshot snapshot) {
        return new Snapshot(
                snapshot.portfolioId(),
                new Run(snapshot.run().task(), snapshot.run().asOf(), false),
                snapshot.cash(),
                snapshot.drawdownIndex(),
                snapshot.cashParkHistory(),
                snapshot.venues(),
                snapshot.constituents(),
                snapshot.holdings(),
                snapshot.prices(),
                snapshot.exchangeRates(),
                snapshot.json(),
                snapshot.sha256());
    }
}
