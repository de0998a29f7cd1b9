package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import ta.backoffice.market.FxObservation;
import ta.backoffice.registry.FundPricing;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.simulation.ListingHistory.DayPrice;
import ta.rules.market.ExchangeRates;
import ta.rules.market.FxRate;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.rules.ruleset.RuleSet;

/**
 * Makes paths that might have been: blocks of real months in a row, drawn with a seed and joined, all listings and
 * rates together, so that what moved together still does. Dividends are left out. Source: the moving blocks bootstrap
 * of Künsch (1989), on months.
 */
public final class BlockBootstrap {

    private static final int PLACES = 8;

    private final Policy policy;
    private final Map<String, VenueCalendar> calendars;
    private final Map<ListingId, NavigableMap<LocalDate, BigDecimal>> closes = new LinkedHashMap<>();
    private final Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new LinkedHashMap<>();
    private final List<YearMonth> months = new ArrayList<>();
    /** The months with which a block can begin. */
    private final List<YearMonth> starts = new ArrayList<>();

    private final int blockMonths;

    /**
     * @param terms the months within them are drawn from
     * @param blockMonths how many real months stay together
     * @throws IllegalArgumentException if a rate is missing, or if there are not twice as many months in which every
     *     listing and rate has a value, and one before
     */
    public BlockBootstrap(
            RuleSet rules,
            MarketHistory history,
            Map<String, VenueCalendar> calendars,
            SimulationTerms terms,
            int blockMonths) {
        this.policy = rules.policy();
        this.calendars = calendars;
        this.blockMonths = blockMonths;
        SimulatedRates known = new SimulatedRates(history.rates(), policy, terms.acceptAfter());
        try (SimulatedMarket market =
                new SimulatedMarket(policy, history, calendars, new CloseGate(rules), known, terms.acceptAfter())) {
            market.listings().forEach(listing -> closes.put(listing.listing(), accepted(listing, terms)));
        }
        for (Policy.Instrument instrument : policy.instruments()) {
            rate(
                    known,
                    policy.quoteUnit(instrument.quoteUnit()).currency(),
                    Objects.requireNonNull(closes.get(instrument.listing())));
        }
        List<NavigableMap<LocalDate, BigDecimal>> all = new ArrayList<>(closes.values());
        all.addAll(rates.values());
        for (YearMonth month = YearMonth.from(terms.from());
                !month.isAfter(YearMonth.from(terms.to()));
                month = month.plusMonths(1)) {
            YearMonth each = month;
            boolean whole = !month.atDay(1).isBefore(terms.from())
                    && !month.atEndOfMonth().isAfter(terms.to());
            if (whole && all.stream().allMatch(byDay -> has(byDay, each))) {
                months.add(month);
            }
        }
        for (YearMonth month : months) {
            if (months.contains(month.plusMonths(blockMonths - 1L))
                    && months.indexOf(month.plusMonths(blockMonths - 1L)) - months.indexOf(month) == blockMonths - 1) {
                starts.add(month);
            }
        }
        if (months.size() < 2 * blockMonths || starts.isEmpty()) {
            throw new IllegalArgumentException("the listings and rates have values together in " + months.size()
                    + " whole months; blocks of " + blockMonths + " need at least " + 2 * blockMonths + " in a row");
        }
    }

    private static boolean has(NavigableMap<LocalDate, BigDecimal> byDay, YearMonth month) {
        return byDay.lowerKey(month.atDay(1)) != null
                && !byDay.subMap(month.atDay(1), true, month.atEndOfMonth(), true)
                        .isEmpty();
    }

    /** The closes that no check holds back, all per unit as units are counted at the end. */
    private static NavigableMap<LocalDate, BigDecimal> accepted(SimulatedListing listing, SimulationTerms terms) {
        TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        for (DayPrice price : listing.history().prices()) {
            if (!price.date().isAfter(terms.to())) {
                listing.take(price, Optional.empty(), new ExchangeRates(List.of()));
                SimulatedClose close = Objects.requireNonNull(listing.newest());
                if (!close.isHeldBack() && close.price().signum() > 0) {
                    byDay.put(price.date(), listing.restated(close, terms.to()));
                }
            }
        }
        return byDay;
    }

    private void rate(SimulatedRates known, String currency, NavigableMap<LocalDate, BigDecimal> days) {
        if (!currency.equals(policy.baseCurrency()) && !rates.containsKey(currency)) {
            TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
            days.keySet()
                    .forEach(day -> known.accepted(currency, evening(day))
                            .ifPresent(rate -> byDay.put(day, direct(rate, currency))));
            if (byDay.isEmpty()) {
                throw new IllegalArgumentException("there is no rate of " + currency + " in " + policy.baseCurrency());
            }
            rates.put(currency, byDay);
        }
    }

    private static BigDecimal direct(FxRate rate, String currency) {
        return rate.base().equals(currency) ? rate.rate() : BigDecimal.ONE.divide(rate.rate(), HistoryRates.CROSS);
    }

    /**
     * A path that begins after the last real month, where every listing stands at its last close.
     *
     * @param seed the same seed gives the same path
     */
    public MarketHistory path(long seed, int years) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<ListingId, List<DayPrice>> prices = new LinkedHashMap<>();
        Map<ListingId, BigDecimal> last = new HashMap<>();
        closes.forEach((listing, byDay) -> last.put(listing, byDay.lastEntry().getValue()));
        Map<String, BigDecimal> lastRate = new HashMap<>();
        rates.forEach(
                (currency, byDay) -> lastRate.put(currency, byDay.lastEntry().getValue()));
        List<FxObservation> observed = new ArrayList<>();
        YearMonth month = first();
        YearMonth block = starts.get(0);
        for (int i = 0; i < years * 12; i++, month = month.plusMonths(1)) {
            if (i % blockMonths == 0) {
                block = starts.get(random.nextInt(starts.size()));
            }
            YearMonth real = block.plusMonths(i % blockMonths);
            YearMonth to = month;
            closes.forEach((listing, byDay) -> walk(
                            byDay, real, sessions(listing, to), Objects.requireNonNull(last.get(listing)))
                    .forEach((day, price) -> {
                        prices.computeIfAbsent(listing, each -> new ArrayList<>())
                                .add(new DayPrice(day, price, null));
                        last.put(listing, price);
                    }));
            rates.forEach((currency, byDay) -> walk(
                            byDay, real, weekdays(to), Objects.requireNonNull(lastRate.get(currency)))
                    .forEach((day, rate) -> {
                        observed.add(new FxObservation(currency, policy.baseCurrency(), evening(day), "path", rate));
                        lastRate.put(currency, rate);
                    }));
        }
        Map<ListingId, ListingHistory> listings = new LinkedHashMap<>();
        prices.forEach((listing, list) -> listings.put(listing, new ListingHistory(list, List.of(), List.of())));
        return new MarketHistory(listings, new HistoryRates(observed));
    }

    /** The first day of a path. */
    public LocalDate from() {
        return first().atDay(1);
    }

    private YearMonth first() {
        return months.get(months.size() - 1).plusMonths(1);
    }

    /** The real month's closes in relation to the close before it, laid over the days of another month. */
    private static Map<LocalDate, BigDecimal> walk(
            NavigableMap<LocalDate, BigDecimal> byDay, YearMonth real, List<LocalDate> days, BigDecimal last) {
        List<BigDecimal> closes = List.copyOf(
                byDay.subMap(real.atDay(1), true, real.atEndOfMonth(), true).values());
        Map.Entry<LocalDate, BigDecimal> before = byDay.lowerEntry(real.atDay(1));
        Map<LocalDate, BigDecimal> walk = new LinkedHashMap<>();
        if (!closes.isEmpty() && before != null) {
            for (int i = 0; i < days.size(); i++) {
                // The last day of the month has the last close, whatever the number of its days.
                int index = i == days.size() - 1 ? closes.size() - 1 : Math.min(i, closes.size() - 1);
                walk.put(
                        days.get(i),
                        last.multiply(closes.get(index)).divide(before.getValue(), PLACES, RoundingMode.HALF_EVEN));
            }
        }
        return walk;
    }

    private List<LocalDate> sessions(ListingId listing, YearMonth month) {
        VenueCalendar calendar = calendars.get(FundPricing.calendarOf(listing));
        return days(month)
                .filter(day -> calendar != null && calendar.isSession(day))
                .toList();
    }

    private static List<LocalDate> weekdays(YearMonth month) {
        return days(month).filter(day -> day.getDayOfWeek().getValue() <= 5).toList();
    }

    private static Stream<LocalDate> days(YearMonth month) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1));
    }

    /** After the rates of a day are published. */
    private static Instant evening(LocalDate day) {
        return day.atTime(LocalTime.of(16, 0)).toInstant(ZoneOffset.UTC);
    }
}
