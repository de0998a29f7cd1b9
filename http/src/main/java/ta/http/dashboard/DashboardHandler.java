package ta.http.dashboard;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.book.CashBalance;
import ta.backoffice.book.Holdings;
import ta.backoffice.governance.AlertList;
import ta.backoffice.governance.FreezeState;
import ta.backoffice.market.Findings;
import ta.backoffice.runs.Runs;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.valuation.CurrencyBalance;
import ta.backoffice.valuation.PortfolioPerformance;
import ta.database.Transaction;
import ta.http.book.BookShapes;
import ta.http.dashboard.DashboardShapes.Dashboard;
import ta.http.dashboard.DashboardShapes.DashboardAdvice;
import ta.http.dashboard.DashboardShapes.DashboardFreeze;
import ta.http.dashboard.DashboardShapes.DashboardNext;
import ta.http.dashboard.DashboardShapes.DashboardOccasion;
import ta.http.dashboard.DashboardShapes.DashboardPerformance;
import ta.http.dashboard.DashboardShapes.DashboardPolicy;
import ta.http.dashboard.DashboardShapes.DashboardValue;
import ta.http.dashboard.DashboardShapes.IdleSum;
import ta.http.dashboard.DashboardShapes.OldestPrice;
import ta.http.governance.AlertsHandler;
import ta.http.market.QuarantineHandler;
import ta.http.route.Call;
import ta.http.runs.RunsHandler;
import ta.policy.CompiledPolicy;
import ta.rules.decision.Decision;
import ta.rules.decision.ValuationReport;
import ta.rules.json.Decimals;
import ta.rules.market.Price;
import ta.rules.performance.Performance;
import ta.rules.performance.PeriodFigures;
import ta.rules.performance.SeriesPoint;
import ta.rules.policy.Policy;
import ta.rules.portfolio.DrawdownIndex;
import ta.rules.trigger.DrawdownReading;

/** The overview page in one response. It decides in memory, as a preview does, and stores nothing. */
public final class DashboardHandler {

    private static final int SHOWN = 5;

    /** The source name of the demo's simulated prices, which must never pass for real ones. */
    private static final String SIMULATED = "simulated";

    private final ActivePolicies policies;

    public DashboardHandler(ActivePolicies policies) {
        this.policies = policies;
    }

    public Dashboard dashboard(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        Optional<CompiledPolicy> active = policies.of(tx, portfolio);
        Optional<Policy> policy = active.map(compiled -> compiled.rules().policy());
        Optional<TodaysAllocation> attempt = active.map(compiled -> TodaysAllocation.of(tx, portfolio, compiled));
        Optional<Decision> decided = attempt.flatMap(TodaysAllocation::decision);
        Performance performance =
                PortfolioPerformance.of(tx, portfolio, tx.at()).performance();
        Optional<SeriesPoint> point = Optional.ofNullable(performance.series().newestFirm());
        int holdings = (int) Holdings.of(tx, portfolio).stream()
                .filter(holding -> holding.pool().units().signum() > 0)
                .count();
        Optional<ValuationReport> judged = decided.map(Decision::valuation);
        PortfolioValue valued = PortfolioValue.of(
                CashBalance.of(tx, portfolio),
                CurrencyBalance.of(tx, portfolio, call.portfolio().baseCurrency()),
                holdings,
                judged,
                point);
        Optional<List<IdleSum>> idle = policy.flatMap(of -> attempt.flatMap(tried -> idle(of, valued, tried)));
        DashboardValue value = value(valued, holdings, judged, point, idle);
        Optional<PolicyView> view = policy.map(of -> new PolicyView(of, decided));
        return new Dashboard(
                tx.at(),
                call.portfolio().baseCurrency(),
                attempt.flatMap(tried -> areSimulated(tried.prices())),
                active.map(compiled -> new DashboardPolicy(
                        compiled.rules().policy().version(),
                        compiled.rules().policy().title(),
                        compiled.sha256())),
                value,
                performance.periods().stream().findFirst().map(DashboardHandler::figures),
                view.map(of -> of.sleeves(valued.parts())).orElse(List.of()),
                view.map(of -> of.waves(value.drawdown())).orElse(List.of()),
                view.map(of -> of.sunsets(tx.at().atZone(of.policy().timeZone()).toLocalDate()))
                        .orElse(List.of()),
                policy.map(of -> next(PlannedRuns.of(tx, portfolio, of), of.timeZone())),
                idle.orElse(List.of()),
                freeze(tx, portfolio),
                advice(tx, portfolio),
                Findings.openCount(tx, portfolio),
                Findings.open(tx, portfolio, SHOWN).stream()
                        .map(QuarantineHandler::shape)
                        .toList(),
                AlertList.openCount(tx, portfolio),
                AlertList.of(tx, portfolio, true, Optional.empty(), SHOWN).stream()
                        .map(AlertsHandler::shape)
                        .toList(),
                Runs.newestOfDecisions(tx, portfolio).map(RunsHandler::shape),
                attempt.map(tried -> tried.shape(policy.orElseThrow())));
    }

    private static DashboardValue value(
            PortfolioValue valued,
            int holdings,
            Optional<ValuationReport> judged,
            Optional<SeriesPoint> point,
            Optional<List<IdleSum>> idle) {
        DrawdownIndex index = point.map(row ->
                        new DrawdownIndex(row.invested().peak(), row.invested().index()))
                .orElse(null);
        return new DashboardValue(
                valued.basis(),
                valued.total(),
                valued.parts().map(PortfolioValue.Parts::invested),
                valued.parts().map(PortfolioValue.Parts::cashPark),
                valued.cash(),
                valued.parts().map(PortfolioValue.Parts::unassigned),
                valued.currencies().stream().map(BookShapes.CurrencyCash::of).toList(),
                idle.map(sums -> sums.stream()
                        .filter(IdleSum::always)
                        .map(IdleSum::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)),
                DrawdownReading.of(index).drawdown(),
                point.map(row -> row.invested().index()),
                point.map(row -> row.invested().peak()),
                point.map(row -> row.session().date()),
                holdings,
                judged.flatMap(DashboardHandler::oldest));
    }

    private static DashboardPerformance figures(PeriodFigures all) {
        return new DashboardPerformance(
                all.end(),
                Decimals.atMost18(all.endValue()),
                Decimals.atMost18(all.payments().net()),
                Decimals.atMost18(all.gain()),
                all.timeWeighted(),
                Optional.ofNullable(all.annualised()),
                Optional.ofNullable(all.moneyWeighted().rate()));
    }

    private static Optional<OldestPrice> oldest(ValuationReport report) {
        return report.valuation().positions().values().stream()
                .map(position -> position.priceBase().price())
                .min(Comparator.comparing(Price::asOf))
                .map(price -> new OldestPrice(price.listing(), price.asOf(), price.ageSessions(), price.source()));
    }

    private static Optional<List<IdleSum>> idle(Policy policy, PortfolioValue valued, TodaysAllocation attempt) {
        return valued.parts()
                .flatMap(parts -> attempt.history()
                        .map(history ->
                                IdleMoney.of(policy, valued.cash(), parts.cashPark(), parts.unassigned(), history)
                                        .stream()
                                        .map(sum -> new IdleSum(sum.amount(), sum.always(), sum.why(), sum.clause()))
                                        .toList()));
    }

    private static Optional<Boolean> areSimulated(List<Price> prices) {
        return prices.isEmpty()
                ? Optional.empty()
                : Optional.of(prices.stream().allMatch(price -> price.source().equals(SIMULATED)));
    }

    private static DashboardNext next(PlannedRuns planned, ZoneId zone) {
        return new DashboardNext(
                planned.allocatedThisMonth(),
                planned.occasions().stream()
                        .map(occasion -> new DashboardOccasion(
                                occasion.task(),
                                occasion.cadence(),
                                occasion.at().toLocalDateTime().toString(),
                                zone,
                                occasion.at().toInstant(),
                                occasion.due()))
                        .toList());
    }

    private static DashboardFreeze freeze(Transaction tx, UUID portfolio) {
        Optional<FreezeState> state = FreezeState.of(tx, portfolio).filter(FreezeState::frozen);
        return new DashboardFreeze(
                state.isPresent(),
                state.map(FreezeState::changedAt),
                state.map(FreezeState::reason),
                state.map(FreezeState::changedBy),
                state.flatMap(frozen -> Findings.thatFroze(tx, portfolio, frozen.changedAt()))
                        .map(QuarantineHandler::shape));
    }

    private static Optional<DashboardAdvice> advice(Transaction tx, UUID portfolio) {
        return Recommendations.of(tx, portfolio, true, Optional.empty(), 1).stream()
                .findFirst()
                .map(row -> new DashboardAdvice(
                        row.id(),
                        row.task(),
                        row.asOf(),
                        row.state(),
                        row.lines().size(),
                        sum(row, "BUY"),
                        sum(row, "SELL")));
    }

    private static BigDecimal sum(Recommendations.Recommendation row, String side) {
        return row.lines().stream()
                .filter(line -> line.side().equals(side))
                .map(Recommendations.Line::estimatedAmount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
