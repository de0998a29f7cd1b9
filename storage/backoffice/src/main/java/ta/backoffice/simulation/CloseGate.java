package ta.backoffice.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ta.rules.engine.GateSession;
import ta.rules.finding.Check;
import ta.rules.finding.CheckVerdict;
import ta.rules.market.ExchangeRates;
import ta.rules.market.Price;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Task;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.Snapshot;

/** Judges closes as they arrive, by the checks of a policy. */
final class CloseGate implements AutoCloseable {

    /** Checks that only a run can judge. */
    private static final Set<Check> OF_A_RUN =
            Set.of(Check.MISSING_CLOSE, Check.STALE_CLOSE, Check.STALE_INTRADAY, Check.FX_MISSING, Check.FX_STALE);

    private final GateSession gate;

    CloseGate(RuleSet rules) {
        this.gate = new GateSession(rules);
    }

    List<CheckVerdict> judge(Constituent constituent, Price price, @Nullable Holding holding, ExchangeRates rates) {
        Run run = new Run(Task.WEEKLY_REVIEW, price.asOf(), false);
        return gate
                .judge(Snapshot.ofPrices(
                        run,
                        constituent,
                        holding == null ? Map.of() : Map.of(constituent.listing(), holding),
                        List.of(price),
                        rates))
                .stream()
                .filter(finding -> finding.kind() == price.kind() && !OF_A_RUN.contains(finding.check()))
                .toList();
    }

    @Override
    public void close() {
        gate.close();
    }
}
