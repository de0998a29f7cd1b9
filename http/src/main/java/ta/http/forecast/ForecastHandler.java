package ta.http.forecast;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.runs.Today;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Transaction;
import ta.http.dashboard.PlannedRuns;
import ta.http.forecast.Forecast.Planned;
import ta.http.route.Call;
import ta.policy.CompiledPolicy;
import ta.rules.engine.Engine;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.InvalidSnapshotException;
import ta.rules.snapshot.Snapshot;

/** When each trigger of the active policy fires next, from the newest data. It stores nothing. */
public final class ForecastHandler {

    private final ActivePolicies policies;

    public ForecastHandler(ActivePolicies policies) {
        this.policies = policies;
    }

    public ForecastShapes.Forecast forecast(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        Optional<CompiledPolicy> active = policies.of(tx, portfolio);
        try {
            return new ForecastShapes.Forecast(
                    tx.at(),
                    active.map(policy -> triggers(tx, portfolio, policy)).orElse(List.of()),
                    List.of());
        } catch (InvalidSnapshotException e) {
            return new ForecastShapes.Forecast(
                    tx.at(),
                    List.of(),
                    e.errors().stream().map(Object::toString).toList());
        }
    }

    private static List<ForecastShapes.ForecastTrigger> triggers(
            Transaction tx, UUID portfolio, CompiledPolicy active) {
        Policy policy = active.rules().policy();
        Snapshot snapshot =
                Today.of(tx, portfolio, active, Task.MONTHLY_ALLOCATION).snapshot();
        List<Planned> planned = PlannedRuns.of(tx, portfolio, policy).occasions().stream()
                .map(run -> new Planned(run.task(), run.cadence(), run.at().toLocalDate(), run.due()))
                .toList();
        return Forecast.of(policy, snapshot, Engine.value(active.rules(), snapshot), planned).stream()
                .map(entry -> ForecastShapes.of(entry, policy.baseCurrency()))
                .toList();
    }
}
