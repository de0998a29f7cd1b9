package ta.backoffice.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import ta.backoffice.advice.Deployed;
import ta.backoffice.advice.MonthlyMoney;
import ta.backoffice.book.HeldUnits;
import ta.backoffice.market.ExchangeRate;
import ta.backoffice.market.PriceSeries;
import ta.backoffice.market.Restatement;
import ta.backoffice.market.SeriesPrice;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.valuation.PortfolioPerformance;
import ta.backoffice.valuation.StoredPoints;
import ta.database.Transaction;
import ta.rules.json.Decimals;
import ta.rules.market.PriceKind;
import ta.rules.performance.SeriesPoint;
import ta.rules.performance.ValuationSeries;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.SnapshotReader;

/**
 * Collects what a run may look at: everything dated up to {@code asOf}, and the row that each figure comes from. Prices
 * are the newest that were not rejected, even when nobody has reviewed them yet.
 *
 * <p>The snapshot is written as JSON and read back by {@link SnapshotReader}. The hash of a run is over this JSON, it
 * is what is archived, and a replay reads it through the same checks; so a live run can see nothing that a replay would
 * not see.
 */
final class SnapshotLoader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Transaction tx;
    private final UUID portfolioId;
    private final Policy policy;
    private final Instant asOf;
    private final SnapshotSources sources;
    private final List<InputRef> refs = new ArrayList<>();
    private final Set<String> currencies = new HashSet<>();
    private final BigDecimal cash;

    private SnapshotLoader(
            Transaction tx,
            UUID portfolioId,
            Policy policy,
            Instant asOf,
            SnapshotSources sources,
            Optional<BigDecimal> cash) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.policy = policy;
        this.asOf = asOf;
        this.sources = sources;
        this.cash = cash.orElseGet(sources::cash);
    }

    static LoadedSnapshot load(Transaction tx, UUID portfolioId, Policy policy, Task task, Instant asOf) {
        return load(tx, portfolioId, policy, task, asOf, Constituents.of(tx, portfolioId), Optional.empty());
    }

    /**
     * @param rows in place of the portfolio's own constituents
     * @param cash in place of the portfolio's own cash
     */
    static LoadedSnapshot load(
            Transaction tx,
            UUID portfolioId,
            Policy policy,
            Task task,
            Instant asOf,
            List<Constituents.PortfolioConstituent> rows,
            Optional<BigDecimal> cash) {
        SnapshotSources sources = new SnapshotSources(tx, portfolioId, asOf, asOf);
        SnapshotLoader loader = new SnapshotLoader(tx, portfolioId, policy, asOf, sources, cash);
        ObjectNode json = loader.head(task);
        loader.deployed(json);
        loader.positions(json, rows);
        return new LoadedSnapshot(SnapshotReader.read(json, policy), loader.refs);
    }

    private ObjectNode head(Task task) {
        ObjectNode json = NODES.objectNode().put("snapshot", 1);
        json.putObject("portfolio").put("id", portfolioId.toString()).put("base_currency", policy.baseCurrency());
        // An overdrawn account has nothing to invest; the alert of the fill that overdrew it says so.
        json.put("task", task.name())
                .put("as_of", text(asOf))
                .put("frozen", sources.frozen())
                .put("cash", text(cash.max(BigDecimal.ZERO)));
        ref(FactName.CASH, InputRef.Origin.LEDGER_ENTRY, sources.newestEntry(Optional.empty()));
        return json;
    }

    private void deployed(ObjectNode json) {
        json.put(
                "contribution_deployed_this_month",
                text(Deployed.contribution(tx, portfolioId, asOf, policy.timeZone())));
        ofTheMonths(json);
        drawdown(json);
        texts(json.putArray("waves_deployed"), Deployed.names(tx, portfolioId, "WAVE:"));
        texts(json.putArray("sunsets_applied"), Deployed.names(tx, portfolioId, "SUNSET:"));
    }

    /** What only some policies ask for. */
    private void ofTheMonths(ObjectNode json) {
        MonthlyMoney money = new MonthlyMoney(tx, portfolioId, policy.timeZone(), asOf);
        boolean carries = policy.cadence()
                .contribution()
                .filter(contribution -> contribution.deploy() == Policy.Deploy.CARRY_OVER)
                .isPresent();
        if (carries) {
            json.put("contribution_carried_over", text(money.carriedOver(cash)));
        }
        if (policy.cadence().withdrawal().isPresent()) {
            json.put("withdrawal_raised_this_month", text(money.withdrawn()));
        }
    }

    private void positions(ObjectNode json, List<Constituents.PortfolioConstituent> rows) {
        ObjectNode venues = json.putObject("venues");
        TreeMap<String, ListingId> byVenue = new TreeMap<>();
        rows.forEach(row -> byVenue.put(row.listing().mic(), row.listing()));
        byVenue.forEach((mic, listing) ->
                venues.putObject(mic).put("open", sources.calendar(listing).isOpen(asOf)));
        ArrayNode constituents = json.putArray("constituents");
        ArrayNode holdings = json.putArray("holdings");
        ArrayNode prices = json.putArray("prices");
        for (Constituents.PortfolioConstituent row : rows) {
            prices(row, sources.units(row.key(), asOf), constituents, holdings, prices);
        }
        rates(json.putArray("fx"));
    }

    /**
     * From the series at this moment, never from stored points, which may be behind. Names the newest point and the one
     * at the peak.
     */
    private void drawdown(ObjectNode json) {
        ValuationSeries series =
                PortfolioPerformance.of(tx, portfolioId, asOf).performance().series();
        SeriesPoint point = series.newestFirm();
        if (point == null) {
            return;
        }
        json.putObject("drawdown")
                .put("peak_index", text(point.invested().peak()))
                .put("index", text(point.invested().index()));
        valuation(point);
        SeriesPoint peak = series.peak();
        if (peak != null && peak.close().isBefore(point.close())) {
            valuation(peak);
        }
    }

    private void valuation(SeriesPoint point) {
        ref(
                FactName.DRAWDOWN,
                InputRef.Origin.VALUATION_POINT,
                StoredPoints.id(tx, portfolioId, point.session().date()));
    }

    private void prices(
            Constituents.PortfolioConstituent row,
            HeldUnits held,
            ArrayNode constituents,
            ArrayNode holdings,
            ArrayNode prices) {
        VenueCalendar calendar = sources.calendar(row.listing());
        PriceSeries closes = sources.series(row, PriceKind.CLOSE);
        LocalDate today = asOf.atZone(calendar.zone()).toLocalDate();
        ListingTerms terms = closes.hasTerms() ? closes.termsOn(today) : DraftConstituents.terms(policy, row, today);
        currencies.add(terms.currency());
        constituents
                .addObject()
                .put("listing", row.listing().text())
                .put("isin", row.isin())
                .put("sleeve", row.sleeve())
                .put("type", row.type())
                .put("distribution", row.distribution())
                .put("currency", terms.currency())
                .put("quote_unit", terms.quoteUnit())
                .put("monitored", row.monitored())
                .put("tradable", row.tradable());
        if (held.units().signum() != 0) {
            holdings.addObject()
                    .put("listing", row.listing().text())
                    .put("units", text(held.units()))
                    .put("traded_since_previous", tradedSincePrevious(held, closes));
            ref(
                    FactName.holding(row.listing()),
                    InputRef.Origin.LEDGER_ENTRY,
                    sources.newestEntry(Optional.of(row.key())));
        }
        price(prices, row, PriceKind.CLOSE, closes, calendar);
        price(prices, row, PriceKind.INTRADAY, sources.series(row, PriceKind.INTRADAY), calendar);
    }

    private boolean tradedSincePrevious(HeldUnits held, PriceSeries closes) {
        int now = closes.indexAt(asOf);
        int reference = closes.get(now).isEmpty() ? -1 : closes.referenceOf(now);
        return reference >= 0
                && held.movedAfter(closes.get(reference).orElseThrow().asOf());
    }

    private void price(
            ArrayNode prices,
            Constituents.PortfolioConstituent row,
            PriceKind kind,
            PriceSeries series,
            VenueCalendar calendar) {
        int now = series.indexAt(asOf);
        SeriesPrice price = series.get(now).orElse(null);
        if (price == null) {
            return;
        }
        int reference = price.accepted() ? -1 : series.referenceOf(now);
        ZoneId zone = calendar.zone();
        LocalDate session = price.asOf().atZone(zone).toLocalDate();
        LocalDate today = asOf.atZone(zone).toLocalDate();
        Restatement restatement = sources.restatement();
        ObjectNode json = prices.addObject()
                .put("listing", row.listing().text())
                .put("kind", kind.name())
                .put("price", text(restatement.countedOn(row.key(), price, price.price(), today, zone)))
                .put("currency", price.currency())
                .put("quote_unit", price.quoteUnit())
                .put("as_of", text(price.asOf()))
                .put("source", price.source())
                .put(
                        "age_sessions",
                        String.valueOf(calendar.sessionsBetween(session, calendar.lastSessionClosedAt(asOf))))
                .put("unchanged_sessions", String.valueOf(kind == PriceKind.CLOSE ? series.unchanged(now) : 0));
        if (reference >= 0) {
            SeriesPrice previous = series.get(reference).orElseThrow();
            json.putObject("previous")
                    .put(
                            "price",
                            text(restatement
                                    .earlier(row.key(), previous, today, zone)
                                    .price()))
                    .put("quote_unit", previous.quoteUnit());
            json.put(
                    "corporate_action_since_previous",
                    restatement.earlier(row.key(), previous, session, zone).incomparable());
        }
        if (kind == PriceKind.CLOSE) {
            price.restated()
                    .filter(before -> !restatement.explains(row.key(), price, before, today, zone))
                    .ifPresent(before -> json.putObject("restated")
                            .put("price", text(restatement.countedOn(row.key(), price, before.price(), today, zone)))
                            .put("quote_unit", before.quoteUnit()));
        }
        String fact = FactName.price(row.listing(), kind);
        InputRef.Origin origin = price.manual() ? InputRef.Origin.MANUAL_PRICE : InputRef.Origin.PRICE_POINT;
        refs.add(new InputRef(fact, origin, price.id()));
        price.reviewId().ifPresent(review -> refs.add(new InputRef(fact, InputRef.Origin.PRICE_REVIEW, review)));
    }

    /** A rate for each currency that the policy knows a unit of. */
    private void rates(ArrayNode fx) {
        if (!sources.hasRates()) {
            return;
        }
        TreeSet<String> currencies = new TreeSet<>();
        policy.quoteUnits().values().forEach(unit -> currencies.add(unit.currency()));
        currencies.remove(policy.baseCurrency());
        for (String currency : currencies) {
            Optional<ExchangeRate> found = sources.exchangeRates().of(currency, policy.baseCurrency(), asOf);
            found.ifPresent(rate -> {
                ObjectNode json = fx.addObject()
                        .put("base", rate.base())
                        .put("quote", rate.quote())
                        .put("rate", text(rate.rate()))
                        .put("as_of", text(rate.asOf()));
                Optional<ExchangeRate> previous = sources.rateVerdicts().isAccepted(rate)
                        ? Optional.empty()
                        : sources.acceptedRates().before(rate);
                requireCertain(currency, rate, previous);
                previous.ifPresent(before -> json.putObject("previous").put("rate", text(before.rate())));
                String fact = FactName.rate(rate.base(), rate.quote());
                rate.observations().forEach(id -> refs.add(new InputRef(fact, InputRef.Origin.FX_RATE, id)));
            });
        }
    }

    /** A doubtful rate must stop the run: by the policy's check, or, where that would let it pass, by a refusal. */
    private void requireCertain(String currency, ExchangeRate rate, Optional<ExchangeRate> previous) {
        if (currencies.contains(currency)
                && sources.rateVerdicts().isDoubtful(rate)
                && !DoubtfulRate.isStopped(policy, rate, previous)) {
            throw DoubtfulRate.refusal(tx, portfolioId, rate);
        }
    }

    private void ref(String fact, InputRef.Origin origin, Optional<UUID> id) {
        id.ifPresent(found -> refs.add(new InputRef(fact, origin, found)));
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    /** Snapshots know seconds and no fractions of them. */
    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String text(BigDecimal number) {
        return Decimals.text(number);
    }
}
