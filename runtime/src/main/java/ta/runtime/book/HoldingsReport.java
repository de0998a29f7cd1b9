package ta.runtime.book;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.book.CashBalance;
import ta.backoffice.book.GainsForTax;
import ta.backoffice.book.Holdings;
import ta.backoffice.book.PooledHolding;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.identity.TaxTreatment;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.valuation.CurrencyBalance;
import ta.database.Transaction;
import ta.rules.json.Decimals;
import ta.rules.portfolio.ListingId;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;

/** Holdings and cash as the database keeps them, in the portfolio's currency. */
public final class HoldingsReport {

    private HoldingsReport() {}

    public static Report of(Transaction tx, Portfolios.Portfolio portfolio) {
        Map<UUID, ListingId> names = new HashMap<>();
        ListingKeys.all(tx).forEach((listing, key) -> names.put(key, listing));
        List<PooledHolding> holdings = Holdings.of(tx, portfolio.id()).stream()
                .sorted(Comparator.comparing(holding -> names.get(holding.listingId())))
                .toList();
        BigDecimal cash = CashBalance.of(tx, portfolio.id());
        List<CurrencyBalance> others = CurrencyBalance.of(tx, portfolio.id(), portfolio.baseCurrency());
        Table table = new Table("listing", "units>", "cost>", "average cost>", "realised>");
        holdings.forEach(holding -> table.row(
                Objects.requireNonNull(names.get(holding.listingId())),
                Amounts.exact(holding.pool().units()),
                Amounts.money(holding.pool().cost()),
                holding.averageCost().map(Amounts::exact).orElse(""),
                Amounts.money(holding.pool().realised())));
        String held = holdings.isEmpty() ? "Nothing is held.\n" : table.toString();
        String gains = portfolio.taxTreatment() == TaxTreatment.GIA
                ? GainsText.of(GainsForTax.of(tx, portfolio.id(), portfolio.zone()))
                : "";
        return new Report(
                held + "Cash: " + Amounts.money(cash) + " " + portfolio.baseCurrency() + "\n"
                        + currencies(others, portfolio.baseCurrency()) + gains,
                Tree.object(
                        "portfolio",
                        portfolio.id(),
                        "cash",
                        cash,
                        "currencies",
                        Tree.array(
                                others,
                                other -> Tree.object(
                                        "currency", other.currency(),
                                        "balance", other.balance(),
                                        "rate", other.rate(),
                                        "value", other.value())),
                        "holdings",
                        Tree.array(
                                holdings,
                                holding -> Tree.object(
                                        "listing", names.get(holding.listingId()),
                                        "units", holding.pool().units(),
                                        "cost", holding.pool().cost(),
                                        "average_cost", holding.averageCost(),
                                        "realised", holding.pool().realised()))));
    }

    private static String currencies(List<CurrencyBalance> others, String base) {
        return others.stream()
                .map(other -> "Cash: " + Amounts.money(other.balance()) + " " + other.currency()
                        + other.value()
                                .map(value -> ", worth " + Amounts.money(Decimals.even2(value)) + " " + base)
                                .orElse(", without a known rate")
                        + "; no order is paid from it\n")
                .collect(Collectors.joining());
    }
}
