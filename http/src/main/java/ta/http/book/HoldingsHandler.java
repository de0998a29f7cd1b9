package ta.http.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ta.backoffice.book.CashBalance;
import ta.backoffice.market.SeriesPrice;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.valuation.CurrencyBalance;
import ta.backoffice.valuation.PortfolioPerformance;
import ta.backoffice.valuation.PricedHoldings;
import ta.database.Transaction;
import ta.http.route.Call;
import ta.http.route.Page;
import ta.rules.json.Decimals;
import ta.rules.performance.SeriesPoint;

/** Holdings, cash and past valuations of a portfolio. */
public final class HoldingsHandler {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    private final ActivePolicies policies;

    public HoldingsHandler(ActivePolicies policies) {
        this.policies = policies;
    }

    public List<BookShapes.Holding> holdings(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        return PricedHoldings.of(tx, portfolio, policies.of(tx, portfolio)).stream()
                .map(HoldingsHandler::shape)
                .toList();
    }

    public BookShapes.CashShape cash(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        return new BookShapes.CashShape(
                call.portfolio().baseCurrency(),
                CashBalance.of(tx, portfolio),
                CashBalance.byType(tx, portfolio).stream()
                        .map(sum -> new BookShapes.CashSum(sum.type(), sum.amount()))
                        .toList(),
                CurrencyBalance.of(tx, portfolio, call.portfolio().baseCurrency()).stream()
                        .map(BookShapes.CurrencyCash::of)
                        .toList());
    }

    /** The cursor is the last returned session as a number of days since 1 January 1970. */
    public Page<BookShapes.Valuation> valuations(Call call, Transaction tx) {
        int limit = call.limit();
        LocalDate from = call.date("from").orElse(FIRST);
        LocalDate to = call.date("to").orElse(LAST);
        LocalDate after = LocalDate.ofEpochDay(Math.min(call.cursor(0), LAST.toEpochDay()) + 1);
        LocalDate first = call.query("cursor").isPresent() && after.isAfter(from) ? after : from;
        return Page.of(
                PortfolioPerformance.of(tx, call.portfolio().id(), tx.at()).performance().series().points().stream()
                        .filter(point -> !point.session().date().isBefore(first)
                                && !point.session().date().isAfter(to))
                        .limit(limit + 1L)
                        .toList(),
                limit,
                point -> String.valueOf(point.session().date().toEpochDay()),
                HoldingsHandler::shape);
    }

    private static BookShapes.Holding shape(PricedHoldings.PricedHolding row) {
        return new BookShapes.Holding(
                row.listing().listing(),
                row.listing().id(),
                row.listing().isin(),
                row.listing().name(),
                row.holding().pool().units(),
                row.holding().pool().cost(),
                row.holding().averageCost(),
                row.holding().pool().realised(),
                row.price().map(HoldingsHandler::shape),
                row.value());
    }

    private static BookShapes.HoldingPrice shape(SeriesPrice price) {
        return new BookShapes.HoldingPrice(
                price.price(), price.currency(), price.quoteUnit(), price.asOf(), price.source(), price.quarantined());
    }

    private static BookShapes.Valuation shape(SeriesPoint point) {
        return new BookShapes.Valuation(
                point.session().date(),
                point.close(),
                point.provisional(),
                Decimals.atMost18(point.total().value()),
                Decimals.atMost18(point.invested().value()),
                point.cash(),
                Decimals.atMost18(point.cashPark()),
                Decimals.atMost18(point.unassigned()),
                point.invested().index(),
                point.invested().peak(),
                sleeves(point));
    }

    private static Map<String, BigDecimal> sleeves(SeriesPoint point) {
        Map<String, BigDecimal> sleeves = new LinkedHashMap<>();
        point.sleeves().forEach((code, value) -> sleeves.put(code, Decimals.atMost18(value)));
        return sleeves;
    }
}
