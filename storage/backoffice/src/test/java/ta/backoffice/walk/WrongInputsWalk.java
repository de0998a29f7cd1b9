package ta.backoffice.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import ta.backoffice.TestPolicies;
import ta.backoffice.TestPortfolio;
import ta.backoffice.advice.ExecuteRecommendation;
import ta.backoffice.advice.Fill;
import ta.backoffice.advice.LedgerChanges;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.runs.RunReport;
import ta.backoffice.runs.RunRequest;
import ta.backoffice.strategy.ActivatePolicy;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;

/**
 * A pension over some sessions, into which wrong prices, rates and entries come. After each, a run must place no order
 * at a wrong price and deploy no wave; then what the messages offer is done, and the next run must be as usual.
 */
final class WrongInputsWalk {

    private static final LocalDate FIRST = LocalDate.of(2016, 1, 4);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final BigDecimal CONTRIBUTION = new BigDecimal("500.00");
    private static final BigDecimal NEAR = new BigDecimal("0.03");

    final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
    final Map<String, Integer> outcomes = new TreeMap<>();
    int steps;

    private final Database app;
    private final TestPortfolio portfolio;
    private final Actor worker;
    private final RefreshPrices refresh;
    private final Reviewer reviewer;
    private final DecideRun decide;
    private final Random random;
    private final TrueMarket market;
    private final VenueCalendar calendar;
    private final Map<ListingId, UUID> keys;
    private Instant clock = Instant.MIN;

    WrongInputsWalk(TestDatabase database, long seed) {
        this.app = database.as(Role.APP);
        this.portfolio = TestPortfolio.create(database);
        Database work = database.as(Role.WORKER);
        this.worker = Actor.worker("worker", portfolio.id());
        this.refresh = new RefreshPrices(work, TestPolicies.SHARED);
        this.reviewer = new Reviewer(app, portfolio);
        this.decide = new DecideRun(work, TestPolicies.SHARED);
        this.random = new Random(seed);
        this.market = new TrueMarket(random);
        new ActivatePolicy(app).activate(portfolio.owner(), portfolio.id(), policy(), "the walk begins");
        this.keys = app.transact(portfolio.owner(), ListingKeys::all);
        this.calendar = app.transact(portfolio.owner(), tx -> VenueCalendar.load(tx, "XLON"));
    }

    UUID portfolioId() {
        return portfolio.id();
    }

    /** The shipped policy, but its first fund is quoted in dollars. */
    private static PolicyResult.Valid policy() {
        try (InputStream in = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst(
                            "(\"VWRP\"[^}]*?)\"currency\": \"GBP\", \"quote_unit\": \"GBX\"",
                            "$1\"currency\": \"USD\", \"quote_unit\": \"USD\"");
            return (PolicyResult.Valid) PolicyReader.read("policy.json", text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(int sessions) {
        LocalDate day = FIRST;
        clock = at(day, 6);
        open(day);
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            days.add(day);
            market.next(day);
            clock = calendar.close(day).plusSeconds(3600);
            if (i >= 8 && random.nextInt(3) == 0) {
                wrong(Fault.values()[random.nextInt(Fault.values().length)], days);
            } else {
                deliver(day, Map.of(), BigDecimal.ONE);
            }
            if (i >= 8 && i % 5 == 0) {
                RunReport report = decide(day);
                assertUsual(report, day);
                execute(report, day);
            }
            LocalDate next = calendar.nextSession(day);
            if (next.getMonth() != day.getMonth()) {
                clock = at(next, 7);
                enter(NewEntry.cash(EntryType.CONTRIBUTION, CONTRIBUTION, clock));
            }
            day = next;
        }
    }

    private void open(LocalDate day) {
        List<NewEntry> entries = new ArrayList<>();
        entries.add(NewEntry.cash(EntryType.TRANSFER_IN, new BigDecimal("600.00"), clock));
        Map<String, Integer> held =
                Map.of("VWRP", 90, "SEMI", 600, "XWES", 70, "XWHS", 60, "WLDS", 250, "IGL5", 140, "CSH2", 130);
        held.forEach((ticker, units) -> entries.add(
                NewEntry.transferIn(key(ticker), BigDecimal.valueOf(units), BigDecimal.valueOf(units), clock)));
        enter(entries.toArray(NewEntry[]::new));
    }

    private void wrong(Fault fault, List<LocalDate> days) {
        injected.merge(fault, 1, Integer::sum);
        LocalDate day = days.get(days.size() - 1);
        List<String> tickers = List.copyOf(TrueMarket.LEVELS.keySet());
        String ticker = tickers.get(random.nextInt(tickers.size()));
        BigDecimal right = market.close(ticker, day);
        switch (fault) {
            case PRICE_HUNDREDFOLD -> deliver(day, Map.of(ticker, right.movePointRight(2)), BigDecimal.ONE);
            case PRICE_HUNDREDTH -> deliver(day, Map.of(ticker, right.movePointLeft(2)), BigDecimal.ONE);
            case PRICE_TENFOLD -> deliver(day, Map.of(ticker, right.movePointRight(1)), BigDecimal.ONE);
            case PRICE_TENTH -> deliver(day, Map.of(ticker, right.movePointLeft(1)), BigDecimal.ONE);
            case PLACEHOLDER_PENNY -> deliver(day, Map.of(ticker, new BigDecimal("0.01")), BigDecimal.ONE);
            case PLACEHOLDER_NINES -> deliver(day, Map.of(ticker, new BigDecimal("999999")), BigDecimal.ONE);
            case PRICE_ZERO -> deliver(day, Map.of(ticker, BigDecimal.ZERO), BigDecimal.ONE);
            case PRICE_NEGATIVE -> deliver(day, Map.of(ticker, right.negate()), BigDecimal.ONE);
            case HISTORY_RESTATED -> restate(ticker, days);
            case CLOSE_CHANGED -> {
                deliver(day, Map.of(), BigDecimal.ONE);
                LocalDate before = days.get(days.size() - 2);
                BigDecimal changed = market.close(ticker, before).multiply(new BigDecimal("1.07"));
                send(List.of(price(ticker, before, changed)), List.of());
            }
            case RATE_TENTH -> deliver(day, Map.of(), new BigDecimal("0.1"));
            case RATE_TENFOLD -> deliver(day, Map.of(), BigDecimal.TEN);
            case RATE_INVERTED ->
                send(prices(day, Map.of()), rates(day, inverse(market.dollarsPerEuro(day)), market.poundsPerEuro(day)));
            case RATES_SWAPPED ->
                send(prices(day, Map.of()), rates(day, market.poundsPerEuro(day), market.dollarsPerEuro(day)));
            case ENTRY_IN_PENCE -> {
                deliver(day, Map.of(), BigDecimal.ONE);
                BigDecimal pence =
                        market.inPounds(ticker, day).movePointRight(2).setScale(2, RoundingMode.HALF_EVEN);
                refused(
                        "UNLIKELY_ENTRY",
                        NewEntry.buy(key(ticker), BigDecimal.ONE, pence, pence, BigDecimal.ZERO, clock));
            }
            case ENTRY_OF_THE_FUTURE -> {
                deliver(day, Map.of(), BigDecimal.ONE);
                Instant ahead = Instant.now().plusSeconds(172_800);
                assertThatThrownBy(() -> enter(NewEntry.cash(EntryType.CONTRIBUTION, BigDecimal.TEN, ahead)))
                        .isInstanceOf(StorageException.Invalid.class)
                        .hasMessageContaining("is in the future");
            }
            case PURCHASE_BY_FILE -> {
                deliver(day, Map.of(), BigDecimal.ONE);
                purchaseByFile(day);
            }
        }
        assertSafe(day);
        settle(days);
        assertUsual(decide(day), day);
    }

    /** The contribution is spent by what the file brings; only what it left over is advised again. */
    private void purchaseByFile(LocalDate day) {
        BigDecimal spent = BigDecimal.ZERO;
        for (JsonNode line : decide(day).decision().get("lines")) {
            ListingId listing = new ListingId(line.get("listing").textValue());
            BigDecimal units = new BigDecimal(line.get("estimated_units").textValue());
            BigDecimal amount = new BigDecimal(line.get("estimated_amount").textValue());
            BigDecimal price = amount.divide(units, 10, RoundingMode.HALF_EVEN);
            clock = clock.plusSeconds(60);
            spent = spent.add(amount);
            enter(NewEntry.buy(keys.get(listing), units, price, amount, BigDecimal.ZERO, clock));
        }
        BigDecimal again = BigDecimal.ZERO;
        for (JsonNode line : decide(day).decision().get("lines")) {
            again = again.add(new BigDecimal(line.get("estimated_amount").textValue()));
        }
        assertThat(spent.add(again)).as("contribution of %s", day).isLessThanOrEqualTo(CONTRIBUTION);
    }

    private void restate(String ticker, List<LocalDate> days) {
        List<PriceObservation> all = new ArrayList<>(prices(
                days.get(days.size() - 1),
                Map.of(ticker, market.close(ticker, days.get(days.size() - 1)).movePointLeft(2))));
        for (LocalDate day : days.subList(days.size() - 5, days.size() - 1)) {
            all.add(price(ticker, day, market.close(ticker, day).movePointLeft(2)));
        }
        send(
                all,
                rates(
                        days.get(days.size() - 1),
                        market.dollarsPerEuro(days.get(days.size() - 1)),
                        market.poundsPerEuro(days.get(days.size() - 1))));
    }

    /** Whatever came in: no order at a wrong price, and no wave. */
    private void assertSafe(LocalDate day) {
        try {
            RunReport report = decide(day);
            assertRightPrices(report, day);
        } catch (StorageException.Conflict e) {
            assertThat(e.code()).isEqualTo("RATE_DOUBTFUL");
            outcomes.merge("refused", 1, Integer::sum);
        }
    }

    private void assertUsual(RunReport report, LocalDate day) {
        assertThat(report.outcome()).as("%s of %s", report.decision(), day).isIn("RECOMMENDATION", "NO_ACTION");
        assertRightPrices(report, day);
    }

    private void assertRightPrices(RunReport report, LocalDate day) {
        for (JsonNode line : report.decision().get("lines")) {
            String ticker = new ListingId(line.get("listing").textValue()).ticker();
            assertThat(line.get("reason").textValue()).doesNotStartWith("WAVE");
            BigDecimal units = new BigDecimal(line.get("estimated_units").textValue());
            BigDecimal paid =
                    new BigDecimal(line.get("estimated_amount").textValue()).divide(units, MathContext.DECIMAL64);
            BigDecimal ratio = paid.divide(market.inPounds(ticker, day), MathContext.DECIMAL64);
            assertThat(ratio.subtract(BigDecimal.ONE).abs())
                    .as("%s of %s at %s", line, day, paid)
                    .isLessThan(NEAR);
        }
    }

    /** Does what the messages offer: reject what is wrong, lift the freeze, have the right values delivered. */
    private void settle(List<LocalDate> days) {
        LocalDate day = days.get(days.size() - 1);
        reviewer.rejectAll();
        for (LocalDate delivered : days.subList(days.size() - 5, days.size())) {
            send(prices(delivered, Map.of()), List.of());
        }
        send(List.of(), rates(day, market.dollarsPerEuro(day), market.poundsPerEuro(day)));
        assertThat(reviewer.open()).as("open findings of %s", day).isEmpty();
    }

    private void execute(RunReport report, LocalDate day) {
        if (report.recommendationId().isEmpty()) {
            return;
        }
        List<Fill> fills = new ArrayList<>();
        clock = clock.plusSeconds(60);
        for (JsonNode line : report.decision().get("lines")) {
            BigDecimal units = new BigDecimal(line.get("estimated_units").textValue());
            BigDecimal amount = new BigDecimal(line.get("estimated_amount").textValue());
            fills.add(new Fill(
                    line.get("seq").intValue(),
                    units,
                    amount.divide(units, 10, RoundingMode.HALF_EVEN),
                    BigDecimal.ZERO,
                    clock,
                    Optional.empty()));
        }
        new ExecuteRecommendation(app)
                .execute(
                        portfolio.owner(),
                        portfolio.id(),
                        report.recommendationId().get(),
                        fills,
                        true,
                        false);
        steps += fills.size();
    }

    private RunReport decide(LocalDate day) {
        clock = clock.plusSeconds(60);
        RunReport report = decide.run(
                worker, new RunRequest(portfolio.id(), Task.MONTHLY_ALLOCATION, day + " " + Ids.next(), clock));
        outcomes.merge(report.outcome(), 1, Integer::sum);
        return report;
    }

    private void enter(NewEntry... entries) {
        app.transact(
                portfolio.owner(), tx -> LedgerChanges.record(tx, portfolio.id(), EntryBatch.manual(entries), false));
        steps += entries.length;
    }

    private void refused(String code, NewEntry entry) {
        assertThatThrownBy(() -> enter(entry))
                .isInstanceOfSatisfying(
                        StorageException.Conflict.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
        steps++;
    }

    private void deliver(LocalDate day, Map<String, BigDecimal> others, BigDecimal poundsFactor) {
        send(
                prices(day, others),
                rates(day, market.dollarsPerEuro(day), market.poundsPerEuro(day).multiply(poundsFactor)));
    }

    private void send(List<PriceObservation> prices, List<FxObservation> rates) {
        clock = clock.plusSeconds(60);
        refresh.refresh(worker, portfolio.id(), prices, rates, clock);
        steps += prices.size() + rates.size();
    }

    private List<PriceObservation> prices(LocalDate day, Map<String, BigDecimal> others) {
        return TrueMarket.LEVELS.keySet().stream()
                .map(ticker -> price(ticker, day, others.getOrDefault(ticker, market.close(ticker, day))))
                .toList();
    }

    private PriceObservation price(String ticker, LocalDate day, BigDecimal price) {
        return new PriceObservation(
                key(ticker), calendar.close(day), "file", PriceKind.CLOSE, price, Optional.empty(), Optional.empty());
    }

    private static List<FxObservation> rates(LocalDate day, BigDecimal dollars, BigDecimal pounds) {
        Instant fixing = at(day, 15);
        return List.of(
                new FxObservation("EUR", "USD", fixing, "ecb", dollars),
                new FxObservation("EUR", "GBP", fixing, "ecb", pounds));
    }

    private static BigDecimal inverse(BigDecimal rate) {
        return BigDecimal.ONE.divide(rate, 5, RoundingMode.HALF_EVEN);
    }

    private UUID key(String ticker) {
        return keys.get(ListingId.of("XLON", ticker));
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(LONDON).toInstant();
    }
}
