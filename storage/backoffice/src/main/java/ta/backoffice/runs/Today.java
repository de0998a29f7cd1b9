package ta.backoffice.runs;

import java.util.UUID;
import ta.policy.CompiledPolicy;
import ta.rules.decision.Decision;
import ta.rules.engine.Engine;
import ta.rules.outcome.Outcome;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.Snapshot;
import ta.database.Transaction;

/**
 * A portfolio at this moment under its active policy. Nothing is kept of it.
 *
 * @param snapshot what a run would look at
 * @param decision what it would decide if the portfolio were not frozen: a freeze stops runs, and leaves everything worth what it is
 */
public record Today(Snapshot snapshot, Decision decision) {

    /**
     * @throws ta.rules.snapshot.InvalidSnapshotException when what is known makes no snapshot
     */
    public static Today of(Transaction tx, UUID portfolioId, CompiledPolicy active, Task task) {
        Snapshot snapshot = SnapshotLoader.load(tx, portfolioId, active.rules().policy(), task, PreviewRun.now(tx))
                .snapshot();
        return new Today(snapshot, Engine.decide(active.rules(), thawed(snapshot)));
    }

    /** What a run would come to, the freeze included. */
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
