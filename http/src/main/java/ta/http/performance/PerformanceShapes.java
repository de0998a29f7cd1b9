package ta.http.performance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.rules.performance.Period;
import ta.rules.portfolio.ListingId;

/** What a portfolio was worth and what its owner earned. Fields of JSON are those of the performance specification. */
public final class PerformanceShapes {

    private PerformanceShapes() {}

    public record PortfolioFigures(
            @Doc("the time of the figures") Instant asOf,

            @Doc(value = "ISO 4217; the currency of all amounts", example = "GBP")
            String baseCurrency,

            @Doc("what the portfolio was worth at each close, as in the performance specification, and `paid_in`,"
                    + " the money paid in so far less what was paid out")
            List<JsonNode> points,

            @Doc("the sessions without a price of something held, and what lacked it")
            List<JsonNode> unpriced,

            @Doc("the drawdown that the triggers see; null before the first valuation")
            JsonNode drawdownForTriggers,

            @Doc(value = "number of entries later than the newest valuation, in no figure yet", example = "0")
            String pendingEntries,

            @Doc(value = "number of entries in the future", example = "0")
            String futureEntries,

            @Doc("the figures of the whole time, each year, the year to date, the last twelve months, and since a day")
            List<JsonNode> periods,

            @Doc("the income by month, oldest first; months without income are left out")
            List<Income> income,

            @Doc("the listing of the parameter `benchmark`; null without it")
            Optional<BenchmarkFigures> benchmark) {}

    public record Income(
            @Doc(value = "the month", example = "2026-03") String month,

            @Doc(value = "dividends", example = "12.50") BigDecimal dividends,

            @Doc(value = "interest", example = "0.40") BigDecimal interest) {}

    public record BenchmarkFigures(
            @Doc(value = "the listing", example = "XLON:VWRP")
            ListingId listing,

            @Doc(value = "its name", example = "FTSE All-World")
            String name,

            @Doc(value = "whether it pays dividends, which do not count here; null if unknown", example = "false")
            Optional<Boolean> distributes,

            @Doc("its price in the base currency as an index, 1 at the first session; splits do not move it")
            List<BenchmarkLevel> points,

            @Doc("the growth of its price in each period") List<BenchmarkReturn> periods,

            @Doc(value = "what the same payments in it would be worth; null without a price", example = "10234.55")
            Optional<BigDecimal> samePaymentsValue) {}

    public record BenchmarkLevel(
            @Doc("the session") LocalDate session,

            @Doc(value = "the index", example = "1.0213") BigDecimal index) {}

    public record BenchmarkReturn(
            @Doc("the period") Period.Kind kind,
            @Doc("its first day") LocalDate from,
            @Doc("its last day") LocalDate to,

            @Doc(value = "the growth, 0.05 for 5 %; null without a price at its start and end", example = "0.05")
            Optional<BigDecimal> rate) {}

    public record AllPortfolios(
            @Doc("the portfolios of which you are a member, by name")
            List<PortfolioTotals> portfolios,

            @Doc("their sums by base currency") List<Totals> sums) {}

    public record PortfolioTotals(
            @Doc("the portfolio") UUID portfolio,

            @Doc(value = "its name", example = "Retirement") String name,

            @Doc(value = "ISO 4217", example = "GBP") String baseCurrency,

            @Doc("the session of the newest valuation; null if there is none, as are all fields after it")
            Optional<LocalDate> session,

            @Doc(value = "value with cash", example = "30512.30")
            Optional<BigDecimal> value,

            @Doc(value = "money paid in, less what was paid out", example = "25000")
            Optional<BigDecimal> paidIn,

            @Doc(value = "value less money paid in", example = "5512.30")
            Optional<BigDecimal> gain,

            @Doc(value = "time-weighted return of the whole time", example = "0.2205")
            Optional<BigDecimal> timeWeighted,

            @Doc(
                    value = "money-weighted return: of a year for more than a year; null if there is none",
                    example = "0.07")
            Optional<BigDecimal> moneyWeighted,

            @Doc("the values of the sleeves, then `cash_park`, `unassigned` and `cash`")
            List<Part> allocation) {}

    public record Totals(
            @Doc(value = "ISO 4217", example = "GBP") String baseCurrency,

            @Doc(value = "value with cash", example = "30512.30")
            BigDecimal value,

            @Doc(value = "money paid in, less what was paid out", example = "25000")
            BigDecimal paidIn,

            @Doc(value = "value less money paid in", example = "5512.30")
            BigDecimal gain,

            @Doc("the values by code") List<Part> allocation) {}

    public record Part(
            @Doc(value = "the code of a sleeve, or one of `cash_park`, `unassigned`, `cash`", example = "core")
            String code,

            @Doc(value = "its value", example = "700") BigDecimal value) {}
}
