package ta.http.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.runs.Today;
import ta.database.Transaction;
import ta.http.dashboard.DashboardShapes.DashboardFinding;
import ta.http.dashboard.DashboardShapes.DashboardToday;
import ta.policy.CompiledPolicy;
import ta.rules.decision.Decision;
import ta.rules.explanation.FindingText;
import ta.rules.finding.Check;
import ta.rules.finding.CheckVerdict;
import ta.rules.market.Price;
import ta.rules.policy.Policy;
import ta.rules.portfolio.CashParkHistory;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.InvalidSnapshotException;
import ta.rules.trace.Values;

/**
 * A monthly allocation at this moment. Sometimes no valid snapshot can be made, for example if a price has a unit that
 * the policy does not know. The page then shows the problems, and everything else.
 *
 * @param today empty if there are problems
 */
record TodaysAllocation(Optional<Today> today, List<String> problems) {

    static TodaysAllocation of(Transaction tx, UUID portfolio, CompiledPolicy policy) {
        try {
            Today today = Today.of(tx, portfolio, policy, Task.MONTHLY_ALLOCATION);
            return new TodaysAllocation(Optional.of(today), List.of());
        } catch (InvalidSnapshotException e) {
            return new TodaysAllocation(
                    Optional.empty(), e.errors().stream().map(Object::toString).toList());
        }
    }

    Optional<Decision> decision() {
        return today.map(Today::decision);
    }

    List<Price> prices() {
        return today.map(seen -> seen.snapshot().prices()).orElse(List.of());
    }

    Optional<CashParkHistory> history() {
        return today.map(seen -> seen.snapshot().cashParkHistory());
    }

    DashboardToday shape(Policy policy) {
        return new DashboardToday(
                today.map(Today::outcome),
                today.filter(seen -> seen.outcome() == seen.decision().outcome())
                        .map(seen -> seen.decision().reasons())
                        .orElse(List.of()),
                decision().map(Decision::findings).orElse(List.of()).stream()
                        .map(finding -> shape(policy, finding))
                        .toList(),
                problems);
    }

    private static DashboardFinding shape(Policy policy, CheckVerdict finding) {
        return new DashboardFinding(
                finding.listing(),
                finding.check().text(),
                finding.severity().text(),
                finding.check() == Check.UNPRICED_HOLDING
                        || finding.severityAtLeast(policy.dataQuality().blockOn()),
                Optional.ofNullable(finding.clause()),
                Optional.ofNullable(Values.text(finding.observed())),
                Optional.ofNullable(Values.text(finding.limit())),
                FindingText.beside(finding));
    }
}
