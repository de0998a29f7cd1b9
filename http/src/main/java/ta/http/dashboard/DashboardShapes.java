package ta.http.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.book.BookShapes;
import ta.http.doc.Doc;
import ta.http.governance.GovernanceShapes;
import ta.http.market.PriceShapes;
import ta.http.runs.RunShapes;
import ta.rules.outcome.Outcome;
import ta.rules.outcome.Reason;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;
import ta.rules.trigger.CadenceStatus;
import ta.rules.valuation.DriftStatus;

/** The state of a portfolio now. Amounts are in its base currency; unknown values are null. */
public final class DashboardShapes {

    private DashboardShapes() {}

    public record Dashboard(
            @Doc("the time of this overview") Instant asOf,

            @Doc(value = "ISO 4217; the currency of all amounts", example = "GBP")
            String currency,

            @Doc(value = "whether all the newest prices are simulated; null if there are no prices", example = "false")
            Optional<Boolean> simulated,

            @Doc("the active policy; null if there is none, as are all fields that depend on it")
            Optional<DashboardPolicy> policy,

            @Doc("the portfolio's value") DashboardValue value,

            @Doc("what was earned in the whole time, at the newest valuation; null before the first")
            Optional<DashboardPerformance> performance,

            @Doc("the policy's sleeves, in policy order") List<DashboardSleeve> sleeves,

            @Doc("the waves of the cash park, in policy order")
            List<DashboardWave> waves,

            @Doc("the sunset entries of the cash park, in policy order")
            List<DashboardSunset> sunsets,

            @Doc("the next runs; null without a policy") Optional<DashboardNext> next,

            @Doc("the money that no rule will invest, one item per reason")
            List<IdleSum> idle,

            @Doc("whether the portfolio is frozen, and why") DashboardFreeze freeze,

            @Doc("the open recommendation; null if there is none")
            Optional<DashboardAdvice> recommendation,

            @Doc(value = "number of findings without a review", example = "2")
            int findingsOpen,

            @Doc("the five newest of these findings") List<PriceShapes.Finding> findings,

            @Doc(value = "number of open alerts", example = "1")
            int alertsOpen,

            @Doc("the five newest of these alerts") List<GovernanceShapes.Alert> alerts,

            @Doc("the last run that makes a decision; null before the first")
            Optional<RunShapes.Run> latestRun,

            @Doc("the result of a monthly allocation now; null without a policy")
            Optional<DashboardToday> today) {}

    public record DashboardPerformance(
            @Doc("the session of the valuation") LocalDate session,

            @Doc(value = "value with cash", example = "30512.30")
            BigDecimal value,

            @Doc(value = "money paid in, less what was paid out", example = "25000")
            BigDecimal paidIn,

            @Doc(value = "value less money paid in", example = "5512.30")
            BigDecimal gain,

            @Doc(value = "time-weighted return of the whole time", example = "0.2205")
            BigDecimal timeWeighted,

            @Doc(value = "the same for a year; null for a year or less", example = "0.0687")
            Optional<BigDecimal> annualised,

            @Doc(
                    value = "money-weighted return: of a year for more than a year; null if there is none",
                    example = "0.07")
            Optional<BigDecimal> moneyWeighted) {}

    public record DashboardPolicy(
            @Doc(value = "the version label in the policy", example = "1.0.0")
            String version,

            @Doc(value = "the policy's title; may be empty", example = "SIPP")
            String title,

            @Doc("SHA-256 of the policy's canonical JSON") String sha256) {}

    /** The prices that the values are based on; the field {@code basis} explains the values. */
    public enum Basis {
        NOW,
        LAST_VALUATION,
        UNKNOWN
    }

    public record DashboardValue(
            @Doc(
                    value = "NOW: the newest prices. LAST_VALUATION: the newest prices do not allow a decision, so all"
                            + " amounts are those of the last valued session. UNKNOWN: no session was valued; only"
                            + " cash is known",
                    example = "NOW")
            Basis basis,

            @Doc(value = "total value", example = "48426.98")
            Optional<BigDecimal> total,

            @Doc(value = "value in the policy's sleeves", example = "47926.98")
            Optional<BigDecimal> invested,

            @Doc(value = "value in the cash park", example = "0")
            Optional<BigDecimal> cashPark,

            @Doc(value = "cash balance; below 0 if overdrawn", example = "500")
            BigDecimal cash,

            @Doc(
                    value = "value of holdings that are in no sleeve of the policy; with LAST_VALUATION, also of the"
                            + " cash in other currencies",
                    example = "0")
            Optional<BigDecimal> unassigned,

            @Doc("the cash in other currencies; no order is paid from it. With NOW, those with a rate are in the total")
            List<BookShapes.CurrencyCash> currencies,

            @Doc(value = "the part of cash, cash park and unassigned that no rule will ever invest", example = "0")
            Optional<BigDecimal> neverDeployed,

            @Doc(
                    value = "fraction by which the index is below its peak; 0 before the first valuation",
                    example = "0.032")
            BigDecimal drawdown,

            @Doc(value = "time-weighted index of the invested sleeves, 1 at the first valuation", example = "1.0213")
            Optional<BigDecimal> index,

            @Doc(value = "the highest index so far", example = "1.055")
            Optional<BigDecimal> peakIndex,

            @Doc("the last valued session") Optional<LocalDate> session,

            @Doc(value = "number of listings held", example = "7")
            int holdings,

            @Doc("the oldest price that the value uses; null unless basis is NOW")
            Optional<OldestPrice> oldestPrice) {}

    public record OldestPrice(
            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc("the time of the price") Instant asOf,

            @Doc(value = "number of sessions that have closed since", example = "0")
            BigDecimal ageSessions,

            @Doc(value = "the provider", example = "file") String source) {}

    public record DashboardSleeve(
            @Doc(value = "the sleeve's code", example = "energy")
            String code,

            @Doc(value = "the sleeve's name in the policy", example = "World energy")
            String name,

            @Doc(value = "the sleeve's value", example = "3354.90")
            Optional<BigDecimal> value,

            @Doc(value = "its weight: a fraction of the invested value, 10 decimals", example = "0.0731")
            Optional<BigDecimal> weight,

            @Doc(value = "target weight, a fraction", example = "0.1")
            BigDecimal target,

            @Doc(value = "weight minus target, in percentage points", example = "-2.69")
            Optional<BigDecimal> driftPp,

            @Doc(value = "width of the drift band to each side, in percentage points", example = "2")
            BigDecimal bandPp,

            @Doc(value = "the rules' verdict; null if nothing could be decided", example = "UNDERWEIGHT")
            Optional<DriftStatus> status,

            @Doc(
                    value = "below this value it is underweight, if all else stays; null if no value is",
                    example = "3833.73")
            Optional<BigDecimal> underBelow,

            @Doc(
                    value = "above this value it is overweight, if all else stays; null if no value is",
                    example = "5653.75")
            Optional<BigDecimal> overAbove,

            @Doc(value = "percentage points to the nearer edge of the band; below 0 outside it", example = "-0.69")
            Optional<BigDecimal> toGo,

            @Doc(value = "JSON pointer of its drift band", example = "/drift_bands/major")
            String clause) {}

    public record DashboardWave(
            @Doc(value = "the wave's name", example = "A") String name,

            @Doc(value = "the drawdown that triggers the wave, a fraction", example = "0.1")
            BigDecimal drawdownAtLeast,

            @Doc(value = "the drawdown now, a fraction", example = "0.032")
            BigDecimal drawdown,

            @Doc(value = "the distance to the trigger, a fraction; 0 or less once reached", example = "0.068")
            BigDecimal toGo,

            @Doc(value = "the amount that the wave invests", example = "8000")
            BigDecimal deploy,

            @Doc(value = "DEPLOYED, FIRED or NOT_REACHED; null if nothing could be decided", example = "NOT_REACHED")
            Optional<String> status,

            @Doc(value = "JSON pointer of the clause", example = "/cash_park/waves/0")
            String clause) {}

    public record DashboardSunset(
            @Doc("the first day on which it is due, in the policy's time zone")
            LocalDate date,

            @Doc(value = "the fraction of the remaining cash park that it invests", example = "0.5")
            BigDecimal fraction,

            @Doc(value = "days until that date; 0 or less from then on", example = "71")
            long daysToGo,

            @Doc(value = "APPLIED, DUE or NOT_DUE; null if nothing could be decided", example = "NOT_DUE")
            Optional<String> status,

            @Doc(value = "JSON pointer of the clause", example = "/cash_park/sunset/0")
            String clause) {}

    public record DashboardNext(
            @Doc(
                    value = "whether this month's allocation has decided; a blocked or frozen one has not",
                    example = "false")
            boolean allocatedThisMonth,

            @Doc("the next runs by time, as your tasks schedule them; without a task: an allocation on the first"
                    + " session of the month and a review on Mondays")
            List<DashboardOccasion> occasions) {}

    public record DashboardOccasion(
            @Doc(value = "the task", example = "MONTHLY_ALLOCATION")
            Task task,

            @Doc(value = "MONTHLY; QUARTERLY in the quarterly months of the policy; REVIEW decides no orders")
            CadenceStatus cadence,

            @Doc(value = "date and time in the policy's time zone", example = "2026-12-01T08:00")
            String local,

            @Doc("the policy's time zone") ZoneId timeZone,
            @Doc("the same time in UTC") Instant at,

            @Doc(value = "whether it is due and not done yet", example = "false")
            boolean due) {}

    public record IdleSum(
            @Doc(value = "the amount", example = "1500") BigDecimal amount,

            @Doc(
                    value = "true: no rule ever invests it. false: it stays idle only while your monthly payments cover"
                            + " what a month invests",
                    example = "true")
            boolean always,

            @Doc(value = "the reason, as a sentence", example = "Your policy keeps this much cash as a reserve.")
            String why,

            @Doc(
                    value = "JSON pointer of the clause that keeps it; null if a missing clause is the reason",
                    example = "/cash/reserve")
            Optional<String> clause) {}

    public record DashboardFreeze(
            @Doc("whether runs and refreshes are stopped") boolean frozen,

            @Doc("when the freeze began; null if not frozen")
            Optional<Instant> since,

            @Doc(value = "the reason; null if not frozen", example = "the price of SGLN")
            Optional<String> reason,

            @Doc(value = "who froze it; null if not frozen", example = "ann@example.org")
            Optional<String> by,

            @Doc("the finding that caused the freeze; null if a person did, or if unknown")
            Optional<PriceShapes.Finding> finding) {}

    public record DashboardAdvice(
            @Doc("the recommendation's id") UUID id,

            @Doc(value = "the task of its run", example = "MONTHLY_ALLOCATION")
            String task,

            @Doc("the point in time that the run looked at; later data is ignored")
            Instant asOf,

            @Doc(value = "OPEN or PARTLY_EXECUTED", example = "OPEN")
            String state,

            @Doc(value = "number of orders", example = "2") int orders,

            @Doc(value = "value of the buys at the run's prices", example = "494.40")
            BigDecimal buys,

            @Doc(value = "value of the sells at the run's prices", example = "0")
            BigDecimal sells) {}

    public record DashboardToday(
            @Doc(
                    value = "FROZEN, BLOCKED, NO_ACTION or RECOMMENDATION; null if no valid snapshot can be made",
                    example = "RECOMMENDATION")
            Optional<Outcome> outcome,

            @Doc(value = "why it recommends nothing, or less than it should", example = "NO_CASH")
            List<Reason> reasons,

            @Doc("findings about the newest prices, also during a freeze")
            List<DashboardFinding> findings,

            @Doc(value = "why no valid snapshot can be made; empty unless the outcome is null", example = "fx: …")
            List<String> problems) {}

    public record DashboardFinding(
            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "the check that made the finding", example = "stale_close")
            String check,

            @Doc(value = "info, warn or critical", example = "critical")
            String severity,

            @Doc(value = "whether the finding blocks a decision", example = "true")
            boolean blocks,

            @Doc(
                    value = "JSON pointer of the check; null for a holding without a price",
                    example = "/data_quality/checks/stale_close")
            Optional<String> clause,

            @Doc(value = "the observed value", example = "4")
            Optional<String> observed,

            @Doc(value = "the limit that the value exceeds", example = "3")
            Optional<String> limit,

            @Doc(
                    value = "the finding as a sentence, without the name of the listing",
                    example = "The close is 4 sessions old; your limit is 3 sessions.")
            String sentence) {}
}
