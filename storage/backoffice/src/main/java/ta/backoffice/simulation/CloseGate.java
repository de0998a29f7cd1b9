package ta.backoffice.simulation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.backoffice.market.JudgePrices;
import ta.rules.engine.GateSession;
import ta.rules.finding.CheckVerdict;
import ta.rules.market.ExchangeRates;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Task;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.Snapshot;

/** Judges closes as they arrive, by the checks of a policy. */
final class CloseGate implements AutoCloseable {

    private final RuleSet rules;
    private final @Nullable CloseVerdicts known;
    private @Nullable GateSession session;

    CloseGate(RuleSet rules) {
        this(rules, null);
    }

    /**
     * @param known shared with the gates of other policies with the same instruments, checks and rates; null to judge
     *     each price anew
     */
    CloseGate(RuleSet rules, @Nullable CloseVerdicts known) {
        this.rules = rules;
        this.known = known;
    }

    List<CheckVerdict> judge(Constituent constituent, Price price, @Nullable Holding holding, ExchangeRates rates) {
        return known == null || price.kind() != PriceKind.CLOSE
                ? fire(constituent, price, holding, rates)
                : known.of(price, holding, () -> fire(constituent, price, holding, rates));
    }

    private List<CheckVerdict> fire(
            Constituent constituent, Price price, @Nullable Holding holding, ExchangeRates rates) {
        if (session == null) {
            session = new GateSession(rules);
        }
        Run run = new Run(Task.WEEKLY_REVIEW, price.asOf(), false);
        return session
                .judge(Snapshot.ofPrices(
                        run,
                        constituent,
                        holding == null ? Map.of() : Map.of(constituent.listing(), holding),
                        List.of(price),
                        rates))
                .stream()
                .filter(finding -> finding.kind() == price.kind() && JudgePrices.judges(finding.check()))
                .toList();
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
