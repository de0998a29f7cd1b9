package ta.backoffice.simulation;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import ta.rules.market.Price;
import ta.rules.performance.SeriesPoint;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Cash;
import ta.rules.portfolio.CashParkHistory;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.DrawdownIndex;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Task;
import ta.rules.portfolio.Venue;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotJson;
import ta.rules.snapshot.SnapshotReader;

/** What a run of a simulation may look at. */
final class SnapshotOfDay {

    private static final String PORTFOLIO = "simulated";
    private static final String WAVE = "WAVE:";
    private static final String SUNSET = "SUNSET:";

    private final Policy policy;
    private final SimulatedMarket market;
    private final SimulatedBook book;
    private final SimulatedMonths months;
    private final boolean archived;
    private final TreeSet<String> waves = new TreeSet<>();
    private final TreeSet<String> sunsets = new TreeSet<>();
    private final List<Constituent> constituents = new ArrayList<>();

    /**
     * @param archived whether the snapshot is written as JSON and read back, as a portfolio's is
     */
    SnapshotOfDay(Policy policy, SimulatedMarket market, SimulatedBook book, SimulatedMonths months, boolean archived) {
        this.policy = policy;
        this.market = market;
        this.book = book;
        this.months = months;
        this.archived = archived;
        market.listings().forEach(listing -> constituents.add(listing.constituent()));
    }

    /** Waves and sunset entries count as done from their first fill on. */
    void filled(SimulatedFill fill) {
        if (fill.reason().startsWith(WAVE)) {
            waves.add(fill.reason().substring(WAVE.length()));
        } else if (fill.reason().startsWith(SUNSET)) {
            sunsets.add(fill.reason().substring(SUNSET.length()));
        }
    }

    /**
     * @param frozen whether the portfolio is
     */
    Snapshot at(Task task, Instant at, boolean frozen) {
        YearMonth month = YearMonth.from(at.atZone(policy.timeZone()));
        BigDecimal cash = book.cash().max(BigDecimal.ZERO);
        SeriesPoint point = book.newestFirm();
        Map<String, Venue> venues = new TreeMap<>();
        Map<ListingId, Holding> holdings = new LinkedHashMap<>();
        List<Price> prices = new ArrayList<>();
        for (SimulatedListing listing : market.listings()) {
            String mic = listing.listing().mic();
            venues.computeIfAbsent(
                    mic, each -> new Venue(each, listing.calendar().isOpen(at)));
            Price price = listing.price(at).orElse(null);
            if (price != null) {
                prices.add(price);
            }
            Holding holding = book.holding(listing.listing(), listing.referenceAt());
            if (holding != null) {
                holdings.put(listing.listing(), holding);
            }
        }
        Snapshot snapshot = new Snapshot(
                PORTFOLIO,
                new Run(task, at, frozen),
                new Cash(
                        cash,
                        months.deployed(month),
                        months.carriedOver(month, cash),
                        policy.cadence().withdrawal().isPresent() ? months.withdrawn(month) : BigDecimal.ZERO),
                point == null
                        ? null
                        : new DrawdownIndex(
                                point.invested().peak(), point.invested().index()),
                new CashParkHistory(List.copyOf(waves), List.copyOf(sunsets)),
                venues,
                constituents,
                holdings,
                prices,
                market.rates(at),
                MissingNode.getInstance(),
                "");
        return archived ? SnapshotReader.read(SnapshotJson.of(snapshot, policy.baseCurrency()), policy) : snapshot;
    }
}
