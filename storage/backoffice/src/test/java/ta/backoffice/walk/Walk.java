package ta.backoffice.walk;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import ta.backoffice.TestPortfolio;
import ta.backoffice.advice.ExecuteRecommendation;
import ta.backoffice.advice.Fill;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.PriceFinding;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.PriceReview;
import ta.backoffice.market.ReviewPrice;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.runs.RunReport;
import ta.backoffice.runs.RunRequest;
import ta.backoffice.runs.SettleTerms;
import ta.backoffice.strategy.ActivatePolicy;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;

/**
 * Simulates a pension of seven real funds day by day: prices in the evening, runs in the morning, a person who reviews.
 */
final class Walk {

    /** With {@code -Dwalk.all=true} the whole data; by default a shorter part, which has both faults. */
    static final LocalDate FIRST = Boolean.getBoolean("walk.all") ? LocalDate.of(2023, 9, 4) : LocalDate.of(2025, 6, 2);

    static final LocalDate LAST = LocalDate.of(2026, 3, 5);
    static final ListingId GOLD = ListingId.of("XLON", "SGLN");
    private static final BigDecimal CONTRIBUTION = new BigDecimal("500.00");
    private static final List<String> TICKERS = List.of("VWRA", "VEVE", "VUSA", "VNRT", "IITU", "WSML", "SGLN");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");

    final List<RunReport> runs = new ArrayList<>();
    final Map<Task, Integer> byTask = new EnumMap<>(Task.class);
    final Map<String, Integer> byOutcome = new TreeMap<>();
    final List<String> freezes = new ArrayList<>();
    final List<PriceFinding> findings = new ArrayList<>();
    final TreeMap<LocalDate, BigDecimal> paidIn = new TreeMap<>();

    private final Database app;
    private final TestPortfolio portfolio;
    private final Actor worker;
    private final RefreshPrices refresh;
    private final RefreshPrices lift;
    private final DecideRun decide;
    private final ReviewPrice review;
    private final SettleTerms settle;
    private final ExecuteRecommendation execute;
    private final RecordEntries record;
    private final VenueCalendar calendar;
    private final Map<String, UUID> keys = new TreeMap<>();
    private final Map<String, NavigableMap<LocalDate, BigDecimal>> closes = new TreeMap<>();
    private final NavigableMap<LocalDate, BigDecimal> dollars;
    private final NavigableMap<LocalDate, BigDecimal> pounds;

    Walk(TestDatabase database, ActivePolicies policies, Path data) {
        this.app = database.as(Role.APP);
        this.portfolio = TestPortfolio.create(database);
        Database work = database.as(Role.WORKER);
        this.worker = Actor.worker("worker", portfolio.id());
        this.refresh = new RefreshPrices(work, policies);
        this.lift = new RefreshPrices(app, policies);
        this.decide = new DecideRun(work, policies);
        this.review = new ReviewPrice(app);
        this.settle = new SettleTerms(app, policies);
        this.execute = new ExecuteRecommendation(app);
        this.record = new RecordEntries(app);
        new ActivatePolicy(app).activate(portfolio.owner(), portfolio.id(), policy(), "the walk begins");
        this.calendar = app.transact(portfolio.owner(), tx -> {
            TICKERS.forEach(ticker -> keys.put(
                    ticker, ListingLookup.find(tx, ListingId.of("XLON", ticker)).orElseThrow()));
            return VenueCalendar.load(tx, "XLON");
        });
        TICKERS.forEach(
                ticker -> closes.put(ticker, CloseColumns.read(data.resolve("prices/" + ticker + ".L.csv"), "close")));
        this.dollars = CloseColumns.read(data.resolve("fx/eurofxref-hist.csv"), "USD");
        this.pounds = CloseColumns.read(data.resolve("fx/eurofxref-hist.csv"), "GBP");
    }

    UUID portfolioId() {
        return portfolio.id();
    }

    Actor owner() {
        return portfolio.owner();
    }

    static PolicyResult.Valid policy() {
        try (InputStream in = Walk.class.getResourceAsStream("policy.json")) {
            return (PolicyResult.Valid) PolicyReader.read("policy.json", in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void run() {
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            if (calendar.isSession(day)) {
                morning(day);
                evening(day);
            }
        }
    }

    private void morning(LocalDate day) {
        boolean firstOfMonth = calendar.previousSession(day).getMonthValue() != day.getMonthValue();
        boolean started = day.isAfter(FIRST.plusDays(14));
        if (firstOfMonth && started) {
            pay(day);
            trade(decide(day, day.getMonthValue() % 3 == 0 ? Task.QUARTERLY_REBALANCE : Task.MONTHLY_ALLOCATION), day);
        } else if (day.getDayOfWeek() == DayOfWeek.MONDAY && started) {
            decide(day, Task.WEEKLY_REVIEW);
        }
    }

    private void pay(LocalDate day) {
        paidIn.put(day, CONTRIBUTION);
        record.record(
                owner(),
                portfolioId(),
                EntryBatch.manual(NewEntry.cash(EntryType.CONTRIBUTION, CONTRIBUTION, at(day, 7))));
    }

    private RunReport decide(LocalDate day, Task task) {
        RunReport report = decide.run(worker, new RunRequest(portfolioId(), task, day + " 08:00", at(day, 8)));
        runs.add(report);
        byTask.merge(task, 1, Integer::sum);
        byOutcome.merge(report.outcome(), 1, Integer::sum);
        return report;
    }

    /** Fills all orders at the run's prices, each with a dealing fee. */
    private void trade(RunReport report, LocalDate day) {
        if (report.recommendationId().isEmpty()) {
            return;
        }
        List<Fill> fills = new ArrayList<>();
        report.decision().get("lines").forEach(line -> {
            BigDecimal units = new BigDecimal(line.get("estimated_units").textValue());
            BigDecimal amount = new BigDecimal(line.get("estimated_amount").textValue());
            fills.add(new Fill(
                    line.get("seq").intValue(),
                    units,
                    amount.divide(units, 10, RoundingMode.HALF_EVEN),
                    new BigDecimal("1.50"),
                    at(day, 9),
                    Optional.of(day + "-" + line.get("seq"))));
        });
        execute.execute(owner(), portfolioId(), report.recommendationId().get(), fills, true, false);
    }

    private void evening(LocalDate day) {
        List<PriceObservation> prices = new ArrayList<>();
        closes.forEach((ticker, series) -> {
            if (series.containsKey(day)) {
                prices.add(new PriceObservation(
                        keys.get(ticker),
                        calendar.close(day),
                        "file",
                        PriceKind.CLOSE,
                        series.get(day),
                        Optional.empty(),
                        Optional.empty()));
            }
        });
        List<FxObservation> rates = new ArrayList<>();
        Instant fixing = day.atTime(16, 0).atZone(FRANKFURT).toInstant();
        if (dollars.containsKey(day)) {
            rates.add(new FxObservation("EUR", "USD", fixing, "ecb", dollars.get(day)));
            rates.add(new FxObservation("EUR", "GBP", fixing, "ecb", pounds.get(day)));
        }
        RefreshPrices.Refreshed refreshed = refresh.refresh(worker, portfolioId(), prices, rates, at(day, 18));
        findings.addAll(refreshed.findings());
        if (refreshed.frozen()) {
            PriceFinding cause = refreshed.findings().stream()
                    .filter(finding -> finding.verdict().freeze())
                    .findFirst()
                    .orElseThrow();
            freezes.add(
                    day + " " + cause.listing() + " " + cause.verdict().check().text());
            thaw(day, cause);
        }
    }

    /** The next morning: a run ends as frozen; then the person lifts the freeze and reviews the price. */
    private void thaw(LocalDate day, PriceFinding cause) {
        LocalDate next = calendar.nextSession(day);
        RunReport frozen =
                decide.run(worker, new RunRequest(portfolioId(), Task.WEEKLY_REVIEW, next + " 07:00", at(next, 7)));
        runs.add(frozen);
        byOutcome.merge(frozen.outcome(), 1, Integer::sum);
        lift.unfreeze(owner(), portfolioId(), "looked at the price of " + day);
        if (day.isBefore(LocalDate.of(2026, 1, 1))) {
            review.review(owner(), portfolioId(), new PriceReview.Reject(cause.pricePointId(), "a dollar price"));
        } else {
            settle.settle(
                    owner(), portfolioId(), GOLD, new ListingTerms(day, "GBP", "GBP"), "quoted in pounds from now on");
        }
    }

    static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(LONDON).toInstant();
    }

    /** The money-weighted return: the yearly rate at which the payments grow to {@code worth}; by bisection. */
    double moneyWeightedReturn(BigDecimal worth) {
        double low = -0.99;
        double high = 1;
        for (int i = 0; i < 200; i++) {
            double rate = (low + high) / 2;
            double grown = 0;
            for (Map.Entry<LocalDate, BigDecimal> paid : paidIn.entrySet()) {
                double years =
                        Duration.between(at(paid.getKey(), 7), at(LAST, 18)).toDays() / 365.0;
                grown += paid.getValue().doubleValue() * Math.pow(1 + rate, years);
            }
            if (grown > worth.doubleValue()) {
                high = rate;
            } else {
                low = rate;
            }
        }
        return low;
    }
}
