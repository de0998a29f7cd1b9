package ta.http.performance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.valuation.BenchmarkCloses;
import ta.backoffice.valuation.PortfolioPerformance;
import ta.database.Transaction;
import ta.http.performance.PerformanceShapes.BenchmarkFigures;
import ta.http.performance.PerformanceShapes.BenchmarkLevel;
import ta.http.performance.PerformanceShapes.BenchmarkReturn;
import ta.http.performance.PerformanceShapes.Income;
import ta.http.performance.PerformanceShapes.PortfolioFigures;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.route.Content;
import ta.rules.json.Decimals;
import ta.rules.performance.Benchmark;
import ta.rules.performance.MonthlyIncome;
import ta.rules.performance.Performance;
import ta.rules.performance.PerformanceJson;
import ta.rules.performance.PeriodFigures;
import ta.rules.performance.SeriesPoint;
import ta.rules.portfolio.ListingId;

/** The performance of a portfolio, computed from its book when it is asked for. */
public final class PerformanceHandler {

    /** What an instrument that pays out is called in a policy. */
    private static final String DISTRIBUTING = "DISTRIBUTING";

    private static final String ACCUMULATING = "ACCUMULATING";

    public PortfolioFigures one(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        Optional<ListingId> listing = call.query("benchmark").map(PerformanceHandler::listing);
        PortfolioPerformance found = performance(call, tx);
        Performance performance = found.performance();
        ObjectNode json = json(found);
        return new PortfolioFigures(
                found.book().asOf(),
                call.portfolio().baseCurrency(),
                points(performance, json.get("points")),
                elements(json.get("unpriced")),
                json.get("drawdown_for_triggers"),
                json.get("pending_entries").textValue(),
                json.get("future_entries").textValue(),
                elements(json.get("periods")),
                MonthlyIncome.of(found.book()).stream()
                        .map(month -> new Income(month.month().toString(), month.dividends(), month.interest()))
                        .toList(),
                listing.map(named -> benchmark(tx, portfolio, named, BenchmarkCloses.of(tx, portfolio, found, named))));
    }

    public Content csv(Call call, Transaction tx) {
        String table = call.oneOf("table", PerformanceCsv.TABLES).orElse(PerformanceCsv.TABLES.get(0));
        return new Content(
                "text/csv; charset=utf-8",
                PerformanceCsv.of(table, json(performance(call, tx))),
                "performance-" + table + ".csv");
    }

    /** As the specification has it, and of each listing in another currency the part of its gain that this brought. */
    private static ObjectNode json(PortfolioPerformance found) {
        ObjectNode json = PerformanceJson.json(found.performance());
        List<PeriodFigures> periods = found.performance().periods();
        for (int i = 0; i < periods.size(); i++) {
            Map<ListingId, BigDecimal> gains = found.currencyGains(periods.get(i));
            json.get("periods").get(i).get("listings").forEach(row -> {
                BigDecimal gain = gains.get(new ListingId(row.get("listing").textValue()));
                ((ObjectNode) row).put("currency_gain", gain == null ? null : Decimals.text(gain));
            });
        }
        return json;
    }

    static PortfolioPerformance performance(Call call, Transaction tx) {
        PortfolioPerformance found =
                PortfolioPerformance.of(tx, call.portfolio().id(), tx.at());
        Optional<LocalDate> since = call.date("since");
        return since.isEmpty() ? found : found.since(since.get());
    }

    private static ListingId listing(String text) {
        if (!ListingId.isListingId(text)) {
            throw Refused.at(Code.INVALID, "benchmark", "must be a listing such as XLON:VWRP");
        }
        return new ListingId(text);
    }

    private static List<JsonNode> points(Performance performance, JsonNode json) {
        List<JsonNode> points = elements(json);
        BigDecimal paidIn = BigDecimal.ZERO;
        for (int i = 0; i < points.size(); i++) {
            SeriesPoint point = performance.series().points().get(i);
            BigDecimal now = paidIn.add(point.paidIn()).subtract(point.paidOut());
            ((ObjectNode) points.get(i)).put("paid_in", Decimals.text(now));
            // A provisional point is no link of the series: the next one has its payments, too.
            paidIn = point.provisional() ? paidIn : now;
        }
        return points;
    }

    private static BenchmarkFigures benchmark(Transaction tx, UUID portfolio, ListingId listing, Benchmark benchmark) {
        UUID key = ListingLookup.find(tx, listing).orElseThrow();
        Optional<Boolean> distributes = Constituents.of(tx, portfolio).stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .map(row -> Map.of(DISTRIBUTING, true, ACCUMULATING, false).get(row.distribution()));
        return new BenchmarkFigures(
                listing,
                RegisteredListings.one(tx, key).name(),
                distributes,
                benchmark.levels().stream()
                        .map(level -> new BenchmarkLevel(level.session(), level.index()))
                        .toList(),
                benchmark.returns().stream()
                        .map(each -> new BenchmarkReturn(
                                each.period().kind(),
                                each.period().from(),
                                each.period().to(),
                                Optional.ofNullable(each.rate())))
                        .toList(),
                Optional.ofNullable(benchmark.samePayments()));
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }
}
