package ta.runtime.simulate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import ta.backoffice.simulation.ListingHistory.DayPrice;
import ta.backoffice.simulation.MarketHistory;
import ta.backoffice.simulation.SimulationTerms;

/** How the owner and the broker of a simulation act. */
final class TermOptions {

    private static final String DEFAULT = "; default: ${DEFAULT-VALUE}";

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "the first day; default: the first on which every listing has had a close")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "the last day; default: the last on which every listing still has one")
    private @Nullable LocalDate to;

    @Option(
            names = "--contribution-day",
            paramLabel = "DAY",
            defaultValue = "1",
            description = "the day of the month, 1 to 28, of the contribution and, after its close, of the monthly run;"
                    + " or the next session" + DEFAULT)
    private int contributionDay;

    @Option(
            names = "--tax-relief-pct",
            paramLabel = "P",
            defaultValue = "0",
            description = "what is added to each contribution, in percent of it; 25 for basic-rate relief" + DEFAULT)
    private BigDecimal taxReliefPct;

    @Option(
            names = "--relief-days",
            paramLabel = "DAYS",
            defaultValue = "42",
            description = "how many days after the contribution" + DEFAULT)
    private int reliefDays;

    @Option(
            names = "--fill",
            paramLabel = "PRICE",
            defaultValue = "next-close",
            description =
                    "${COMPLETION-CANDIDATES}: the price of the listing's next session at which orders are carried"
                            + " out" + DEFAULT)
    private SimulationTerms.Fill fill;

    @Option(
            names = "--spread-pct",
            paramLabel = "P",
            defaultValue = "0",
            description = "between bid and ask, in percent: a BUY pays half of it more" + DEFAULT)
    private BigDecimal spreadPct;

    @Option(
            names = "--start-cash",
            paramLabel = "C",
            defaultValue = "0",
            description = "paid in on the first day, in the base currency" + DEFAULT)
    private BigDecimal startCash;

    @Option(
            names = "--start-invested",
            paramLabel = "C",
            defaultValue = "0",
            description = "paid in on the first day, and buys the targets once" + DEFAULT)
    private BigDecimal startInvested;

    @Option(
            names = "--start-parked",
            paramLabel = "C",
            defaultValue = "0",
            description = "paid in on the first day, and buys the cash park once" + DEFAULT)
    private BigDecimal startParked;

    @Option(
            names = "--accept-after",
            paramLabel = "N",
            defaultValue = "" + SimulationTerms.ACCEPT_AFTER,
            description =
                    "a price or a rate that a check held back is accepted when its level has lasted for so many closes"
                            + DEFAULT)
    private int acceptAfter;

    /**
     * @throws ParameterException if an option is out of its bounds
     */
    SimulationTerms of(CommandSpec spec, MarketHistory market) {
        require(
                spec,
                contributionDay >= 1 && contributionDay <= 28,
                "--contribution-day is from 1 to 28, not " + contributionDay);
        require(spec, percent(taxReliefPct), "--tax-relief-pct is from 0 to 100, not " + taxReliefPct);
        require(spec, percent(spreadPct), "--spread-pct is from 0 to 100, not " + spreadPct);
        require(spec, reliefDays >= 0 && reliefDays <= 366, "--relief-days is from 0 to 366, not " + reliefDays);
        require(spec, acceptAfter >= 1, "--accept-after is at least 1, not " + acceptAfter);
        require(spec, amount(startCash), "--start-cash is an amount such as 1000.00, not " + startCash);
        require(spec, amount(startInvested), "--start-invested is an amount such as 1000.00, not " + startInvested);
        require(spec, amount(startParked), "--start-parked is an amount such as 1000.00, not " + startParked);
        LocalDate first = from == null ? begin(market) : from;
        LocalDate last = to == null ? end(market) : to;
        require(
                spec,
                from != null || to != null || !last.isBefore(first),
                "the closes of the listings have no day in common; see --prices");
        require(spec, !last.isBefore(first), "--to " + last + " is before --from " + first);
        require(spec, first.plusYears(100).isAfter(last), "a simulation spans at most 100 years");
        market.listings()
                .forEach((listing, history) -> require(
                        spec,
                        history.prices().stream()
                                .map(DayPrice::date)
                                .anyMatch(date -> !date.isBefore(first) && !date.isAfter(last)),
                        listing + " has no close from " + first + " to " + last));
        return new SimulationTerms(
                first,
                last,
                contributionDay,
                taxReliefPct,
                reliefDays,
                fill,
                spreadPct,
                startCash,
                startInvested,
                startParked,
                acceptAfter);
    }

    private static boolean amount(BigDecimal number) {
        return number.signum() >= 0 && number.scale() <= 2 && number.precision() - number.scale() <= 15;
    }

    private static boolean percent(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(100)) <= 0;
    }

    private static void require(CommandSpec spec, boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private static LocalDate begin(MarketHistory market) {
        return days(market, true).stream().max(Comparator.naturalOrder()).orElse(LocalDate.EPOCH);
    }

    private static LocalDate end(MarketHistory market) {
        return days(market, false).stream().min(Comparator.naturalOrder()).orElse(LocalDate.EPOCH);
    }

    private static List<LocalDate> days(MarketHistory market, boolean first) {
        return market.listings().values().stream()
                .filter(history -> !history.prices().isEmpty())
                .map(history ->
                        history.prices().get(first ? 0 : history.prices().size() - 1))
                .map(DayPrice::date)
                .toList();
    }
}
