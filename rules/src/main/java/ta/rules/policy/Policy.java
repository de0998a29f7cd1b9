package ta.rules.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ta.rules.guard.Guard;
import ta.rules.order.OrderCosts;
import ta.rules.portfolio.ListingId;

/**
 * The values of a valid policy, defaults filled in. Amounts are in {@code baseCurrency}, weights and drawdowns are
 * fractions of one, {@code Pct} and {@code Pp} values are percent and percentage points. Lists and maps keep the order
 * of the file: the order of {@code sleeves} is <em>policy order</em>. A rule has its thresholds in its own text; only
 * the arithmetic reads values from here.
 */
public record Policy(
        String version,
        String title,
        String baseCurrency,
        ZoneId timeZone,
        ValuationPrice valuationPrice,
        Map<String, QuoteUnit> quoteUnits,
        List<Sleeve> sleeves,
        Map<String, DriftBand> driftBands,
        List<Instrument> instruments,
        OrderSizing orderSizing,
        Costs costs,
        BigDecimal cashReserve,
        Optional<CashPark> cashPark,
        Cadence cadence,
        Constraints constraints,
        List<Guard> guards,
        DataQuality dataQuality) {

    /** The sleeve code of the cash park's own constituents. */
    public static final String CASH_PARK = "cash_park";

    /** The sleeve code of a holding that is no longer part of the policy. */
    public static final String UNASSIGNED = "unassigned";

    /**
     * @throws IllegalArgumentException when the policy has no such sleeve
     */
    public Sleeve sleeve(String code) {
        return sleeves.stream()
                .filter(sleeve -> sleeve.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such sleeve: " + code));
    }

    /**
     * @throws IllegalArgumentException when the policy has no such quote unit
     */
    public QuoteUnit quoteUnit(String code) {
        return of(quoteUnits, code, "quote unit");
    }

    /**
     * @throws IllegalArgumentException when the policy has no such band
     */
    public DriftBand driftBand(String name) {
        return of(driftBands, name, "drift band");
    }

    /** The sizing of an instrument, or the policy's own for a listing that is no instrument of it. */
    public OrderSizing orderSizing(ListingId listing) {
        return instrument(listing).map(Instrument::orderSizing).orElse(orderSizing);
    }

    /** What an order of an instrument costs, or the policy's own costs for a listing that is no instrument of it. */
    public OrderCosts orderCosts(ListingId listing) {
        return instrument(listing).map(Instrument::costs).orElseGet(() -> OrderCosts.perOrder(costs.perOrder()));
    }

    private Optional<Instrument> instrument(ListingId listing) {
        return instruments.stream()
                .filter(instrument -> instrument.listing().equals(listing))
                .findFirst();
    }

    private static <T> T of(Map<String, T> values, String key, String noun) {
        T value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no such " + noun + ": " + key);
        }
        return value;
    }

    /** Which price values a listing: its close, or an intraday price when that is newer. */
    public enum ValuationPrice {
        CLOSE,
        LATEST
    }

    /** A unit in which prices are quoted; {@code factor} turns a price in it into {@code currency}. */
    public record QuoteUnit(String code, String currency, BigDecimal factor) {}

    /** A part of the portfolio with a target; {@code bandPp} is the narrower of the two limits of its band. */
    public record Sleeve(String code, String name, BigDecimal targetWeight, String driftBand, BigDecimal bandPp) {}

    /** At least one of the two limits is present. */
    public record DriftBand(Optional<BigDecimal> absolutePp, Optional<BigDecimal> relativePct) {}

    /** {@code orderSizing} and {@code costs} are its own or, where it has none, the policy's. */
    public record Instrument(
            ListingId listing,
            String isin,
            String name,
            String currency,
            String quoteUnit,
            String sleeve,
            String type,
            String distribution,
            OrderSizing orderSizing,
            OrderCosts costs) {}

    /** How many {@code decimals} the units of an order have: 0 for whole units. */
    public record OrderSizing(int decimals) {}

    public record Costs(BigDecimal perOrder, BigDecimal priceBufferPct, Optional<BigDecimal> maxCostPct) {}

    /** {@code maxBuyOrders} is empty when the policy sets none. */
    public record CashPark(
            ListingId listing,
            List<Wave> waves,
            List<Sunset> sunset,
            Optional<Integer> maxBuyOrders,
            boolean exemptFromMinTrade) {}

    public enum WaveStrategy {
        MOST_UNDERWEIGHT,
        BY_TARGET_WEIGHT
    }

    public record Wave(
            String name, BigDecimal drawdownAtLeast, BigDecimal deploy, WaveStrategy strategy, List<String> sleeves) {}

    public record Sunset(LocalDate date, BigDecimal deployFraction, List<String> sleeves) {}

    public record Cadence(boolean weekly, Optional<Monthly> monthly, Optional<Quarterly> quarterly) {

        /** The contribution of the months; empty without one. */
        public Optional<Contribution> contribution() {
            return monthly.flatMap(Monthly::contribution);
        }

        /** The withdrawal of the months; empty without one. */
        public Optional<Withdrawal> withdrawal() {
            return monthly.flatMap(Monthly::withdrawal);
        }
    }

    public enum WhenDrifted {
        MOST_UNDERWEIGHT,
        DEFAULT_ORDERS
    }

    public enum Deploy {
        CONTRIBUTION,
        CARRY_OVER,
        ALL_CASH
    }

    /** Pays in, takes out, or both: at least one of the two is present. */
    public record Monthly(Optional<Contribution> contribution, Optional<Withdrawal> withdrawal) {}

    /** {@code moreUnits}: whether what the default orders leave buys further units of them. */
    public record Contribution(
            BigDecimal amount,
            int maxOrders,
            BigDecimal minTrade,
            List<DefaultOrder> defaultOrders,
            WhenDrifted whenDrifted,
            Deploy deploy,
            boolean moreUnits,
            boolean skipOverweight) {}

    /** What is taken out each month; {@code minTrade} is that of the sells that raise it. */
    public record Withdrawal(BigDecimal amount, int maxSells, BigDecimal minTrade, boolean fromPark) {}

    public record DefaultOrder(ListingId listing, BigDecimal amount) {}

    public enum WhenNotDrifted {
        AS_MONTHLY,
        HOLD
    }

    public record Quarterly(
            Set<Integer> months,
            int maxOrders,
            int maxSells,
            BigDecimal minTrade,
            List<String> prioritySleeves,
            WhenNotDrifted whenNotDrifted) {}

    /** {@code allowedTypes} is empty when the policy allows every type. */
    public record Constraints(
            Optional<Set<String>> allowedTypes,
            boolean accumulatingOnly,
            Set<String> forbiddenIsins,
            Optional<BigDecimal> maxDrawdownTolerance) {}

    /** The checks by name, in the order of the file; {@code limits} hold a check's own keys. */
    public record DataQuality(Severity blockOn, Map<String, Check> checks) {}

    public record Check(Severity severity, boolean freeze, Map<String, BigDecimal> limits) {}
}
