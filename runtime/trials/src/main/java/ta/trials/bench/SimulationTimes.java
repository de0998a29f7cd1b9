package ta.trials.bench;

import com.fasterxml.jackson.core.JsonPointer;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.simulation.HistoryRates;
import ta.backoffice.simulation.ListingHistory;
import ta.backoffice.simulation.ListingHistory.DayPrice;
import ta.backoffice.simulation.MarketHistory;
import ta.backoffice.simulation.Simulated;
import ta.backoffice.simulation.Simulation;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.simulation.Sweep;
import ta.backoffice.simulation.Variant;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.portfolio.ListingId;
import ta.rules.ruleset.RuleSet;

/**
 * The time of one simulation, warm, on one thread: of 7 and 28 funds, over 5, 10 and 20 years of closes; and of a sweep
 * of 100 variants of 7 funds over 20 years, on all processors.
 */
final class SimulationTimes {

    private static final int WARM_UPS = 5;
    private static final int TIMES = 7;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final LocalDate END = LocalDate.of(2024, 12, 31);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final VenueCalendar LONDON = VenueCalendar.usual("XLON").orElseThrow();
    private static final Map<String, VenueCalendar> CALENDARS = Map.of("XLON", LONDON);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SimulationTimes() {}

    public static void main(String[] args) throws InterruptedException {
        for (int funds : new int[] {7, 28}) {
            RuleSet rules = new PolicyCompiler(1).compile(policy(funds)).rules();
            for (int years : new int[] {5, 10, 20}) {
                measure(rules, funds, years);
            }
        }
        sweep();
    }

    private static void sweep() throws InterruptedException {
        LocalDate from = END.minusYears(20).plusDays(1);
        List<Variant> variants = Variant.all(
                policy(7).document().root(),
                List.of(
                        axis("/drift_bands/b/absolute_pp", 1, 10),
                        axis("/cadence/monthly/max_orders", 1, 5),
                        axis("/cadence/monthly/min_trade", 25, 26)));
        Sweep sweep = new Sweep(market(7, from), CALENDARS, terms(from));
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long began = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        int rows = sweep.run(variants, Runtime.getRuntime().availableProcessors(), done -> {})
                .size();
        System.out.printf(
                "%d variants, 7 funds, 20 years: %,.1f s, of which processors %,.1f s%n",
                rows,
                (System.nanoTime() - began) / NANOS_PER_SECOND,
                (system.getProcessCpuTime() - cpu) / NANOS_PER_SECOND);
    }

    private static Variant.Axis axis(String pointer, int first, int last) {
        return new Variant.Axis(
                JsonPointer.compile(pointer),
                IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList());
    }

    private static SimulationTerms terms(LocalDate from) {
        return new SimulationTerms(
                from,
                END,
                1,
                BigDecimal.ZERO,
                0,
                SimulationTerms.Fill.NEXT_CLOSE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal("10000"),
                BigDecimal.ZERO,
                SimulationTerms.ACCEPT_AFTER);
    }

    private static void measure(RuleSet rules, int funds, int years) {
        LocalDate from = END.minusYears(years).plusDays(1);
        MarketHistory market = market(funds, from);
        SimulationTerms terms = terms(from);
        List<Double> wall = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        int orders = 0;
        for (int i = 0; i < WARM_UPS + TIMES; i++) {
            long began = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            Simulated simulated = Simulation.run(rules, market, CALENDARS, terms, false, run -> {}, () -> false);
            if (i >= WARM_UPS) {
                processor.add((THREADS.getCurrentThreadCpuTime() - cpu) / NANOS_PER_MILLI);
                wall.add((System.nanoTime() - began) / NANOS_PER_MILLI);
            }
            orders = simulated.fills().size();
        }
        wall.sort(null);
        processor.sort(null);
        System.out.printf(
                "%2d funds, %2d years: %,.0f ms, of which processor %,.0f ms; %d orders%n",
                funds, years, wall.get(TIMES / 2), processor.get(TIMES / 2), orders);
    }

    /** Walks of closes with a seed of their own each. */
    private static MarketHistory market(int funds, LocalDate from) {
        Map<ListingId, ListingHistory> listings = new HashMap<>();
        for (int fund = 0; fund < funds; fund++) {
            Random random = new Random(fund);
            double price = 50 + fund;
            List<DayPrice> prices = new ArrayList<>();
            for (LocalDate day = from; !day.isAfter(END); day = day.plusDays(1)) {
                if (LONDON.isSession(day)) {
                    price *= Math.exp(random.nextGaussian() * 0.01 + 0.0002);
                    prices.add(new DayPrice(day, BigDecimal.valueOf(Math.round(price * 1e4), 4), null));
                }
            }
            listings.put(new ListingId("XLON:F" + fund), new ListingHistory(prices, List.of(), List.of()));
        }
        return new MarketHistory(listings, new HistoryRates(List.of()));
    }

    private static PolicyResult.Valid policy(int funds) {
        StringBuilder sleeves = new StringBuilder();
        StringBuilder instruments = new StringBuilder();
        BigDecimal rest = BigDecimal.ONE;
        for (int fund = 0; fund < funds; fund++) {
            BigDecimal share =
                    fund == funds - 1 ? rest : BigDecimal.ONE.divide(BigDecimal.valueOf(funds), 4, RoundingMode.DOWN);
            rest = rest.subtract(share);
            String comma = fund == 0 ? "" : ",";
            sleeves.append(comma)
                    .append("{\"code\":\"s%d\",\"name\":\"S\",\"target_weight\":%s,\"drift_band\":\"b\"}"
                            .formatted(fund, share.toPlainString()));
            instruments
                    .append(comma)
                    .append(("{\"ticker\":\"F%d\",\"mic\":\"XLON\",\"isin\":\"%s\",\"name\":\"F\",\"currency\":\"GBP\","
                                    + "\"quote_unit\":\"GBP\",\"sleeve\":\"s%d\",\"type\":\"ETF\","
                                    + "\"distribution\":\"accumulating\"}")
                            .formatted(fund, Portfolio.isin(fund), fund));
        }
        String policy = """
                {"format":1,"version":"1","base_currency":"GBP","time_zone":"Europe/London",
                 "quote_units":{"GBP":{"currency":"GBP","factor":1}},"sleeves":[%s],
                 "drift_bands":{"b":{"absolute_pp":2}},
                 "instruments":[%s],
                 "cadence":{"monthly":{"contribution":1000,"max_orders":3,"min_trade":25,
                   "default_orders":[{"listing":"XLON:F0","amount":1000}],"when_drifted":"most_underweight"},
                   "quarterly":{"months":[3,6,9,12],"max_orders":4,"max_sells":1,"min_trade":25,
                   "priority_sleeves":[],"when_not_drifted":"as_monthly"}},
                 "constraints":{},
                 "data_quality":{"checks":{"missing_close":{"severity":"critical"},
                   "stale_close":{"severity":"critical","max_sessions":3},"future_price":{"severity":"critical"},
                   "non_positive_price":{"severity":"critical"},
                   "quote_scale":{"severity":"critical","factor":100,"tolerance_pct":100},
                   "price_jump":{"severity":"warn","max_pct":20},"value_jump":{"severity":"critical","max_pct":50},
                   "move_factor":{"severity":"critical","factor":3},"currency_mismatch":{"severity":"critical"},
                   "quote_unit_mismatch":{"severity":"warn"},"stuck_price":{"severity":"warn","max_sessions":10}}}}
                """.formatted(sleeves, instruments);
        if (PolicyReader.read("policy", policy.getBytes(StandardCharsets.UTF_8)) instanceof PolicyResult.Valid valid) {
            return valid;
        }
        throw new IllegalStateException(PolicyReader.read("policy", policy.getBytes(StandardCharsets.UTF_8))
                .toString());
    }
}
