package ta.http.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

/** What a portfolio looks like at this moment. Amounts are in its base currency; what is not known is null. */
public final class DashboardShapes {

    private DashboardShapes() {}

    public record Dashboard(
            @Doc("the moment that it shows") Instant asOf,

            @Doc(value = "ISO 4217: of all amounts", example = "GBP")
            String currency,

            @Doc(
                    value = "whether every one of the newest prices is simulated; null when no price was looked at",
                    example = "false")
            Optional<Boolean> simulated,

            @Doc("the active policy; null when there is none, and then so is what takes one")
            Optional<DashboardPolicy> policy,

            @Doc("what it is worth") DashboardValue value,

            @Doc("the policy's sleeves, in policy order") List<DashboardSleeve> sleeves,

            @Doc("the waves of the cash park, in the policy's order")
            List<DashboardWave> waves,

            @Doc("the sunset entries of the cash park, in the policy's order")
            List<DashboardSunset> sunsets,

            @Doc("what happens next; null without a policy") Optional<DashboardNext> next,

            @Doc("the money that no rule will put to work, sum by sum")
            List<IdleSum> idle,

            @Doc("whether it is frozen, and why") DashboardFreeze freeze,

            @Doc("the recommendation that is still to be executed; null when there is none")
            Optional<DashboardAdvice> recommendation,

            @Doc(value = "how many findings of prices nobody has reviewed", example = "2")
            int findingsOpen,

            @Doc("the newest five of them") List<PriceShapes.Finding> findings,

            @Doc(value = "how many alerts nobody has settled", example = "1")
            int alertsOpen,

            @Doc("the newest five of them") List<GovernanceShapes.Alert> alerts,

            @Doc("the last run that was to decide something; null before the first")
            Optional<RunShapes.Run> latestRun,

            @Doc("what a monthly allocation would come to now; null without a policy")
            Optional<DashboardToday> today) {}

    public record DashboardPolicy(
            @Doc(value = "its author's label", example = "1.0.0")
            String version,

            @Doc(value = "its title; may be empty", example = "SIPP")
            String title,

            @Doc("SHA-256 of its canonical JSON") String sha256) {}

    /** By which prices something is worth what it is. */
    public enum Basis {
        NOW,
        LAST_VALUATION,
        UNKNOWN
    }

    public record DashboardValue(
            @Doc(
                    value =
                            "NOW: at the newest prices. LAST_VALUATION: one of these stops a decision, so all amounts are those"
                                    + " of the last session that could be valued. UNKNOWN: there is none, and only cash is known",
                    example = "NOW")
            Basis basis,

            @Doc(value = "everything together", example = "48426.98")
            Optional<BigDecimal> total,

            @Doc(value = "in the policy's sleeves", example = "47926.98")
            Optional<BigDecimal> invested,

            @Doc(value = "in the cash park", example = "0") Optional<BigDecimal> cashPark,

            @Doc(value = "below 0 when overdrawn", example = "500")
            BigDecimal cash,

            @Doc(value = "in what is held and is in no sleeve of the policy", example = "0")
            Optional<BigDecimal> unassigned,

            @Doc(value = "what no rule will ever deploy, of cash, cash park and unassigned", example = "0")
            Optional<BigDecimal> neverDeployed,

            @Doc(
                    value = "how far the index is below its peak, as a fraction; 0 before the first valuation",
                    example = "0.032")
            BigDecimal drawdown,

            @Doc(value = "time-weighted index of the invested sleeves, 1 at the first valuation", example = "1.0213")
            Optional<BigDecimal> index,

            @Doc(value = "the highest that the index ever was", example = "1.055")
            Optional<BigDecimal> peakIndex,

            @Doc("the last session that was valued") Optional<LocalDate> session,

            @Doc(value = "how many listings are held", example = "7")
            int holdings,

            @Doc("the oldest of the prices that make the value; null unless it is of now")
            Optional<OldestPrice> oldestPrice) {}

    public record OldestPrice(
            @Doc(value = "of which listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc("the moment that it stands for") Instant asOf,

            @Doc(value = "how many sessions have closed after its own", example = "0")
            BigDecimal ageSessions,

            @Doc(value = "who reported it", example = "file")
            String source) {}

    public record DashboardSleeve(
            @Doc(value = "the sleeve", example = "energy") String code,

            @Doc(value = "what the policy calls it", example = "World energy")
            String name,

            @Doc(value = "what it is worth", example = "3354.90")
            Optional<BigDecimal> value,

            @Doc(value = "its share of what is invested, 10 places", example = "0.0731")
            Optional<BigDecimal> weight,

            @Doc(value = "the share that the policy wants", example = "0.1")
            BigDecimal target,

            @Doc(value = "percentage points by which its share is above the target", example = "-2.69")
            Optional<BigDecimal> driftPp,

            @Doc(value = "the points of drift up to which it is within its band", example = "2")
            BigDecimal bandPp,

            @Doc(value = "what the rules say of it; null while they cannot judge", example = "UNDERWEIGHT")
            Optional<DriftStatus> status,

            @Doc(
                    value = "below this it would be underweight, if nothing else moved; null when no value is",
                    example = "3833.73")
            Optional<BigDecimal> underBelow,

            @Doc(
                    value = "above this it would be overweight, if nothing else moved; null when no value is",
                    example = "5653.75")
            Optional<BigDecimal> overAbove,

            @Doc(value = "points to the nearer edge of the band; below 0 outside it", example = "-0.69")
            Optional<BigDecimal> toGo,

            @Doc(value = "JSON pointer of its band", example = "/drift_bands/major")
            String clause) {}

    public record DashboardWave(
            @Doc(value = "the wave", example = "A") String name,

            @Doc(value = "the drawdown that sets it off, as a fraction", example = "0.1")
            BigDecimal drawdownAtLeast,

            @Doc(value = "the drawdown now", example = "0.032")
            BigDecimal drawdown,

            @Doc(value = "how much more it takes; 0 or less when that is reached", example = "0.068")
            BigDecimal toGo,

            @Doc(value = "what it invests", example = "8000")
            BigDecimal deploy,

            @Doc(
                    value = "DEPLOYED, FIRED or NOT_REACHED, as the rules say; null while they cannot judge",
                    example = "NOT_REACHED")
            Optional<String> status,

            @Doc(value = "JSON pointer of its clause", example = "/cash_park/waves/0")
            String clause) {}

    public record DashboardSunset(
            @Doc("the first day on which it is due, in the policy's zone")
            LocalDate date,

            @Doc(value = "the fraction of what is still parked that it invests", example = "0.5")
            BigDecimal fraction,

            @Doc(value = "days until then; 0 or less from then on", example = "71")
            long daysToGo,

            @Doc(value = "APPLIED, DUE or NOT_DUE, as the rules say; null while they cannot judge", example = "NOT_DUE")
            Optional<String> status,

            @Doc(value = "JSON pointer of its clause", example = "/cash_park/sunset/0")
            String clause) {}

    public record DashboardNext(
            @Doc(
                    value =
                            "whether a monthly allocation of this month has decided; one that was blocked or frozen has not",
                    example = "false")
            boolean allocatedThisMonth,

            @Doc(
                    "by your tasks; where there is none for what the policy asks for, an allocation on the first session of the month and"
                            + " a review on Mondays; by time")
            List<DashboardOccasion> occasions) {}

    public record DashboardOccasion(
            @Doc(value = "what is run", example = "MONTHLY_ALLOCATION")
            Task task,

            @Doc(value = "MONTHLY, or QUARTERLY in a month that the policy names so; a review decides no orders")
            CadenceStatus cadence,

            @Doc(value = "date and time in the policy's zone", example = "2026-12-01T08:00")
            String local,

            @Doc("that zone") ZoneId timeZone,
            @Doc("the same moment in UTC") Instant at,

            @Doc(value = "whether its time has come and it has not been done", example = "false")
            boolean due) {}

    public record IdleSum(
            @Doc(value = "how much", example = "1500") BigDecimal amount,

            @Doc(
                    value =
                            "true: no rule ever deploys it. false: it stays only while you pay in as much each month as a month"
                                    + " deploys",
                    example = "true")
            boolean always,

            @Doc(value = "why, for a person", example = "Your policy keeps this much cash as a reserve.")
            String why,

            @Doc(
                    value = "JSON pointer of what keeps it; null where it is the lack of a clause",
                    example = "/cash/reserve")
            Optional<String> clause) {}

    public record DashboardFreeze(
            @Doc("whether advice and refreshes are stopped") boolean frozen,
            @Doc("since when; null when it is not") Optional<Instant> since,

            @Doc(value = "why", example = "the price of SGLN")
            Optional<String> reason,

            @Doc(value = "who said so", example = "ann@example.org")
            Optional<String> by,

            @Doc("the finding that asked for it; null when a person did, or when it is not known")
            Optional<PriceShapes.Finding> finding) {}

    public record DashboardAdvice(
            @Doc("the recommendation's id") UUID id,

            @Doc(value = "what its run was asked to do", example = "MONTHLY_ALLOCATION")
            String task,

            @Doc("nothing dated after it counted") Instant asOf,

            @Doc(value = "OPEN or PARTLY_EXECUTED", example = "OPEN")
            String state,

            @Doc(value = "how many orders", example = "2") int orders,

            @Doc(value = "what the buys cost at the run's prices", example = "494.40")
            BigDecimal buys,

            @Doc(value = "what the sells bring at the run's prices", example = "0")
            BigDecimal sells) {}

    public record DashboardToday(
            @Doc(
                    value = "FROZEN, BLOCKED, NO_ACTION or RECOMMENDATION; null when what is known makes no snapshot",
                    example = "RECOMMENDATION")
            Optional<Outcome> outcome,

            @Doc(value = "why it recommends nothing", example = "NO_CASH")
            List<Reason> reasons,

            @Doc("what the checks say of the newest prices, in a freeze too")
            List<DashboardFinding> findings,

            @Doc(value = "what is wrong with what is known; empty unless the outcome is null", example = "fx: …")
            List<String> problems) {}

    public record DashboardFinding(
            @Doc(value = "of which listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "which check found it", example = "stale_close")
            String check,

            @Doc(value = "info, warn or critical", example = "critical")
            String severity,

            @Doc(value = "whether it stops a decision", example = "true")
            boolean blocks,

            @Doc(
                    value = "JSON pointer of the check; null for a holding that no price values",
                    example = "/data_quality/checks/stale_close")
            Optional<String> clause,

            @Doc(value = "what the check saw", example = "4")
            Optional<String> observed,

            @Doc(value = "what it holds against that", example = "3")
            Optional<String> limit,

            @Doc(
                    value = "the same in words, beside the name of the listing",
                    example = "The close is 4 sessions old; your limit is 3 sessions.")
            String sentence) {}
}
