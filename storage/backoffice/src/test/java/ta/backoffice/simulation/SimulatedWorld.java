package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import ta.backoffice.market.FxObservation;
import ta.backoffice.registry.UnitRatio;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.simulation.ListingHistory.DayPrice;
import ta.backoffice.simulation.ListingHistory.DaySplit;
import ta.backoffice.simulation.ListingHistory.Dividend;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.portfolio.ListingId;
import ta.rules.ruleset.RuleSet;

/** A small market of made-up closes, and a policy over it, for tests. */
final class SimulatedWorld {

    static final ListingId SHARES = new ListingId("XLON:SHR");
    static final ListingId BONDS = new ListingId("XLON:BND");
    static final ListingId PARK = new ListingId("XLON:PRK");
    static final VenueCalendar LONDON = VenueCalendar.usual("XLON").orElseThrow();
    static final LocalDate FROM = LocalDate.of(2023, 1, 3);
    static final LocalDate TO = LocalDate.of(2024, 12, 31);

    static final String MONTHLY = """
            "monthly": {"contribution": 500, "max_orders": 2, "min_trade": 10,
              "default_orders": [{"listing": "XLON:SHR", "amount": 300}, {"listing": "XLON:BND", "amount": 200}],
              "when_drifted": "most_underweight"}""";
    static final String QUARTERLY = """
            , "quarterly": {"months": [3, 6, 9, 12], "max_orders": 3, "max_sells": 1, "min_trade": 10,
              "priority_sleeves": [], "when_not_drifted": "as_monthly"}""";
    private static final PolicyCompiler COMPILER = new PolicyCompiler(20);

    final Map<ListingId, TreeMap<LocalDate, BigDecimal>> closes = new LinkedHashMap<>();
    final List<FxObservation> rates = new ArrayList<>();
    final Map<ListingId, List<Dividend>> dividends = new LinkedHashMap<>();
    final Map<ListingId, List<DaySplit>> splits = new LinkedHashMap<>();
    private String cadence = MONTHLY + QUARTERLY;
    private String more = "";
    private String costs = "";
    private final Map<String, String> replaced = new LinkedHashMap<>();

    /** Closes that never move: 10 for the shares, 20 for the bonds, 100 for the cash park. */
    static SimulatedWorld still() {
        SimulatedWorld world = new SimulatedWorld();
        world.flat(SHARES, "10");
        world.flat(BONDS, "20");
        world.flat(PARK, "100");
        return world;
    }

    /** Closes that walk at random. */
    static SimulatedWorld random(long seed) {
        SimulatedWorld world = still();
        Random random = new Random(seed);
        world.closes.values().forEach(byDay -> {
            double factor = 1;
            for (Map.Entry<LocalDate, BigDecimal> close : byDay.entrySet()) {
                factor *= Math.exp(random.nextGaussian() * 0.02);
                close.setValue(
                        close.getValue().multiply(BigDecimal.valueOf(factor)).setScale(4, RoundingMode.HALF_EVEN));
            }
        });
        return world;
    }

    private void flat(ListingId listing, String price) {
        TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        FROM.minusDays(20)
                .datesUntil(TO.plusDays(1))
                .filter(LONDON::isSession)
                .forEach(day -> byDay.put(day, new BigDecimal(price)));
        closes.put(listing, byDay);
    }

    SimulatedWorld close(ListingId listing, LocalDate day, String price) {
        closes.get(listing).put(day, new BigDecimal(price));
        return this;
    }

    /** The closes from a day up to and including another, times a factor. */
    SimulatedWorld times(ListingId listing, LocalDate from, LocalDate to, String factor) {
        closes.get(listing)
                .subMap(from, true, to, true)
                .replaceAll((day, price) -> price.multiply(new BigDecimal(factor)));
        return this;
    }

    SimulatedWorld missing(ListingId listing, LocalDate from, LocalDate to) {
        closes.get(listing).subMap(from, true, to, true).clear();
        return this;
    }

    SimulatedWorld dividend(ListingId listing, LocalDate day, String amount) {
        dividends.computeIfAbsent(listing, each -> new ArrayList<>()).add(new Dividend(day, new BigDecimal(amount)));
        return this;
    }

    SimulatedWorld split(ListingId listing, LocalDate day, String before, String after) {
        splits.computeIfAbsent(listing, each -> new ArrayList<>())
                .add(new DaySplit(day, new UnitRatio(new BigDecimal(before), new BigDecimal(after))));
        return this;
    }

    SimulatedWorld cadence(String text) {
        cadence = text;
        return this;
    }

    SimulatedWorld costs(String text) {
        costs = text;
        return this;
    }

    /** Further clauses, each with a comma behind it. */
    SimulatedWorld more(String text) {
        more = text;
        return this;
    }

    /** Another text in place of one of the policy. */
    SimulatedWorld replace(String before, String after) {
        replaced.put(before, after);
        return this;
    }

    /** The bonds are quoted in dollars, of which one costs 0.8 from the beginning. */
    SimulatedWorld inDollars(String checks) {
        rate("USD", "GBP", FROM.minusDays(30), TO, "0.8");
        return replace("\"quote_units\": {", "\"quote_units\": {\"USD\": {\"currency\": \"USD\", \"factor\": 1}, ")
                .replace(
                        "\"name\": \"B\", \"currency\": \"GBP\",\n    \"quote_unit\": \"GBP\"",
                        "\"name\": \"B\", \"currency\": \"USD\", \"quote_unit\": \"USD\"")
                .replace("\"missing_close\"", checks + "\"missing_close\"");
    }

    /** A rate on each day of the week but the last two, in the afternoon. */
    SimulatedWorld rate(String base, String quote, LocalDate from, LocalDate to, String rate) {
        rates.removeIf(each -> each.base().equals(base)
                && each.quote().equals(quote)
                && !each.asOf().isBefore(afternoon(from))
                && !each.asOf().isAfter(afternoon(to)));
        from.datesUntil(to.plusDays(1))
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .forEach(day -> rates.add(new FxObservation(base, quote, afternoon(day), "x", new BigDecimal(rate))));
        return this;
    }

    private static Instant afternoon(LocalDate day) {
        return day.atTime(14, 0).toInstant(ZoneOffset.UTC);
    }

    String text() {
        String text = written();
        for (Map.Entry<String, String> each : replaced.entrySet()) {
            if (!text.contains(each.getKey())) {
                throw new AssertionError("the policy has no " + each.getKey());
            }
            text = text.replace(each.getKey(), each.getValue());
        }
        return text;
    }

    private String written() {
        return """
                {"format": 1, "version": "1", "base_currency": "GBP", "time_zone": "Europe/London",
                 "quote_units": {"GBP": {"currency": "GBP", "factor": 1}},
                 "sleeves": [
                   {"code": "shares", "name": "Shares", "target_weight": 0.6, "drift_band": "b"},
                   {"code": "bonds", "name": "Bonds", "target_weight": 0.4, "drift_band": "b"}],
                 "drift_bands": {"b": {"absolute_pp": 3}},
                 "instruments": [
                   {"ticker": "SHR", "mic": "XLON", "isin": "IE00BK5BQT80", "name": "S", "currency": "GBP",
                    "quote_unit": "GBP", "sleeve": "shares", "type": "ETF", "distribution": "accumulating"},
                   {"ticker": "BND", "mic": "XLON", "isin": "IE00BG47KH54", "name": "B", "currency": "GBP",
                    "quote_unit": "GBP", "sleeve": "bonds", "type": "ETF", "distribution": "distributing"},
                   {"ticker": "PRK", "mic": "XLON", "isin": "IE00BFMXXD54", "name": "P", "currency": "GBP",
                    "quote_unit": "GBP", "sleeve": "cash_park", "type": "ETF", "distribution": "accumulating"}],
                 %s
                 "costs": {%s},
                 "cadence": {%s},
                 "constraints": {},
                 "data_quality": {"checks": {
                   "missing_close": {"severity": "critical"},
                   "stale_close": {"severity": "critical", "max_sessions": 3},
                   "non_positive_price": {"severity": "critical"},
                   "quote_scale": {"severity": "critical", "freeze": true, "factor": 100, "tolerance_pct": 100},
                   "price_jump": {"severity": "warn", "max_pct": 20},
                   "value_jump": {"severity": "critical", "max_pct": 50},
                   "move_factor": {"severity": "critical", "factor": 3}}}}
                """.formatted(more, costs, cadence);
    }

    RuleSet rules() {
        return COMPILER.compile(policy()).rules();
    }

    PolicyResult.Valid policy() {
        PolicyResult result = PolicyReader.read("policy", text().getBytes(StandardCharsets.UTF_8));
        if (result instanceof PolicyResult.Valid valid) {
            return valid;
        }
        throw new AssertionError(result);
    }

    MarketHistory history() {
        Map<ListingId, ListingHistory> listings = new LinkedHashMap<>();
        closes.forEach((listing, byDay) -> listings.put(
                listing,
                new ListingHistory(
                        byDay.entrySet().stream()
                                .map(close -> new DayPrice(close.getKey(), close.getValue(), null))
                                .toList(),
                        dividends.getOrDefault(listing, List.of()),
                        splits.getOrDefault(listing, List.of()))));
        return new MarketHistory(listings, new HistoryRates(rates));
    }

    static SimulationTerms terms() {
        return terms("0", "0", "0", "0");
    }

    /** With 20,000 invested at the start, and the contribution on another day. */
    static SimulationTerms onDay(int day) {
        SimulationTerms usual = terms("0", "0", "20000", "0");
        return new SimulationTerms(
                usual.from(),
                usual.to(),
                day,
                usual.taxReliefPct(),
                usual.reliefDays(),
                usual.fill(),
                usual.spreadPct(),
                usual.startCash(),
                usual.startInvested(),
                usual.startParked(),
                usual.acceptAfter());
    }

    static SimulationTerms terms(String taxReliefPct, String spreadPct, String startInvested, String startParked) {
        return new SimulationTerms(
                FROM,
                TO,
                5,
                new BigDecimal(taxReliefPct),
                42,
                SimulationTerms.Fill.NEXT_CLOSE,
                new BigDecimal(spreadPct),
                BigDecimal.ZERO,
                new BigDecimal(startInvested),
                new BigDecimal(startParked),
                SimulationTerms.ACCEPT_AFTER);
    }

    Simulated simulate(SimulationTerms terms, boolean archived, Consumer<SimulatedRun> runs) {
        return Simulation.run(rules(), history(), Map.of("XLON", LONDON), terms, archived, runs, () -> false);
    }

    Simulated simulate(SimulationTerms terms) {
        return simulate(terms, false, run -> {});
    }

    Simulated simulate() {
        return simulate(terms());
    }
}
