package ta.http.forecast;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import ta.http.forecast.ForecastEntry.Kind;
import ta.http.forecast.ForecastEntry.Status;
import ta.rules.explanation.Money;
import ta.rules.explanation.Words;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.Snapshot;
import ta.rules.trace.Figure;
import ta.rules.trigger.CadenceStatus;
import ta.rules.valuation.Valuation;

/**
 * The triggers of a policy, each with the value or date at which it turns while all else stays: drift bands, waves,
 * sunsets, the tolerated drawdown, the cadences, the withdrawal, guards, and checks of prices.
 */
final class Forecast {

    /** A run that is planned; {@code on} in the time zone of the policy. */
    record Planned(Task task, CadenceStatus cadence, LocalDate on, boolean due) {}

    private static final int PENNIES = 2;
    private static final BigDecimal PENNY = new BigDecimal("0.01");

    private final Policy policy;
    private final Snapshot snapshot;
    private final LocalDate today;
    private final Money money;
    private final List<ForecastEntry> entries = new ArrayList<>();

    private Forecast(Policy policy, Snapshot snapshot) {
        this.policy = policy;
        this.snapshot = snapshot;
        this.today = day(snapshot.run().asOf());
        this.money = new Money(policy.baseCurrency());
    }

    /**
     * @param valuation of the snapshot; empty if a holding has no price, and then nothing that needs one is told
     * @param planned by time
     */
    static List<ForecastEntry> of(
            Policy policy, Snapshot snapshot, Optional<Valuation> valuation, List<Planned> planned) {
        Forecast forecast = new Forecast(policy, snapshot);
        valuation.ifPresent(value -> forecast.entries.addAll(SleeveForecast.of(policy, value)));
        IndexForecast index = new IndexForecast(policy, snapshot, valuation);
        forecast.entries.addAll(index.waves());
        forecast.sunsets();
        forecast.entries.addAll(index.tolerance());
        forecast.cadences(planned);
        forecast.withdrawal(planned);
        valuation.ifPresent(value -> {
            PriceForecast prices = new PriceForecast(policy, snapshot, value);
            forecast.entries.addAll(new GuardForecast(policy, snapshot, index, prices).entries());
            forecast.entries.addAll(prices.checks());
        });
        return forecast.entries;
    }

    private LocalDate day(Instant at) {
        return at.atZone(policy.timeZone()).toLocalDate();
    }

    private void sunsets() {
        List<Policy.Sunset> sunsets =
                policy.cashPark().map(Policy.CashPark::sunset).orElse(List.of());
        for (int i = 0; i < sunsets.size(); i++) {
            LocalDate date = sunsets.get(i).date();
            boolean applied = snapshot.cashParkHistory().sunsetsApplied().contains(date.toString());
            boolean due = !today.isBefore(date);
            add(
                    Kind.SUNSET,
                    "/cash_park/sunset/" + i,
                    date.toString(),
                    applied ? Status.DONE : due ? Status.FIRES : Status.WAITS,
                    date,
                    "The sunset of " + date
                            + (applied ? " was applied." : due ? " is due." : " is due " + days(date) + "."));
        }
    }

    /** The next run of each cadence. */
    private void cadences(List<Planned> planned) {
        Set<String> seen = new HashSet<>();
        for (Planned run : planned) {
            String cadence = run.cadence() == CadenceStatus.REVIEW
                    ? "weekly"
                    : run.cadence().name().toLowerCase(Locale.ROOT);
            if (seen.add(run.task() + cadence)) {
                add(
                        Kind.CADENCE,
                        "/cadence/" + cadence,
                        run.task().name(),
                        run.due() ? Status.FIRES : Status.WAITS,
                        run.on(),
                        "The next " + Words.of(run.task()) + " (" + cadence + ") is "
                                + (run.due() ? "due." : "on " + run.on() + ", " + days(run.on()) + "."));
            }
        }
    }

    private void add(Kind kind, String clause, String subject, Status status, LocalDate on, String sentence) {
        BigDecimal days = BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(today, on)));
        entries.add(new ForecastEntry(
                kind,
                clause,
                subject,
                status,
                Optional.empty(),
                Optional.of(on),
                status == Status.DONE ? Optional.empty() : Optional.of(Figure.days(days)),
                sentence));
    }

    private String days(LocalDate on) {
        long days = ChronoUnit.DAYS.between(today, on);
        return days == 0 ? "today" : "in " + days + (days == 1 ? " day" : " days");
    }

    /**
     * Sells raise a withdrawal when W + reserve − cash ≥ 0.01, with W = max(0, amount − what was taken out this month):
     * so from cash = W + reserve − 0.01 down. In another month nothing has been taken out yet.
     */
    private void withdrawal(List<Planned> planned) {
        policy.cadence().withdrawal().ifPresent(withdrawal -> {
            boolean thisMonth = planned.stream()
                    .filter(run -> run.task() == Task.MONTHLY_ALLOCATION)
                    .findFirst()
                    .filter(run -> !run.due())
                    .map(run -> YearMonth.from(run.on()).equals(YearMonth.from(today)))
                    .orElse(true);
            BigDecimal raised = thisMonth ? snapshot.cash().withdrawalRaisedThisMonth() : BigDecimal.ZERO;
            BigDecimal needed =
                    withdrawal.amount().subtract(raised).max(BigDecimal.ZERO).add(policy.cashReserve());
            entries.add(new Question(
                            Kind.WITHDRAWAL,
                            "/cadence/monthly/withdrawal",
                            "withdrawal",
                            "Sells raise the withdrawal",
                            "the cash is",
                            Figure.money(snapshot.cash().cash()),
                            PENNIES,
                            money)
                    .answer(
                            true,
                            Optional.of(needed.subtract(PENNY)),
                            cash -> needed.subtract(cash).compareTo(PENNY) >= 0));
        });
    }
}
