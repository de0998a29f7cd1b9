package ta.rules.performance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.performance.PeriodFigures.ListingFigures;
import ta.rules.performance.PeriodFigures.Payments;

/** Writes a performance as JSON (performance specification, 6): numbers are texts. */
public final class PerformanceJson {

    private static final int DRAWDOWN_PLACES = 10;
    private static final int RATE_PLACES = 6;

    private PerformanceJson() {}

    public static ObjectNode json(Performance performance) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode points = json.putArray("points");
        performance.series().points().forEach(point -> points.add(point(point)));
        ArrayNode unpriced = json.putArray("unpriced");
        performance.series().unpriced().forEach(each -> {
            ObjectNode session =
                    unpriced.addObject().put("session", each.session().toString());
            ArrayNode listings = session.putArray("listings");
            each.listings().forEach(listing -> listings.add(listing.text()));
        });
        SeriesPoint newest = performance.series().newestFirm();
        if (newest == null) {
            json.putNull("drawdown_for_triggers");
        } else {
            ObjectNode trigger = json.putObject("drawdown_for_triggers");
            trigger.put("session", newest.session().date().toString());
            index(trigger, newest.invested());
        }
        json.put("pending_entries", String.valueOf(performance.pendingEntries()));
        json.put("future_entries", String.valueOf(performance.futureEntries()));
        ArrayNode periods = json.putArray("periods");
        performance.periods().forEach(period -> periods.add(period(period)));
        return json;
    }

    /** A point of the series. */
    public static ObjectNode point(SeriesPoint point) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("session", point.session().date().toString())
                .put("as_of", point.close().toString())
                .put("provisional", point.provisional());
        json.set("invested", indexed(point.invested()));
        json.set("total", indexed(point.total()));
        ArrayNode sleeves = json.putArray("sleeves");
        point.sleeves()
                .forEach((code, value) -> sleeves.addObject().put("code", code).put("value", Decimals.text(value)));
        return json.put("cash_park", Decimals.text(point.cashPark()))
                .put("unassigned", Decimals.text(point.unassigned()))
                .put("cash", Decimals.text(point.cash()));
    }

    private static ObjectNode indexed(IndexedValue value) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("value", Decimals.text(value.value()))
                .put("in", Decimals.text(value.in()))
                .put("out", Decimals.text(value.out()));
        index(json, value);
        return json;
    }

    private static void index(ObjectNode json, IndexedValue value) {
        json.put("index", Decimals.fixed(value.index(), IndexedValue.INDEX_PLACES))
                .put("peak", Decimals.fixed(value.peak(), IndexedValue.INDEX_PLACES))
                .put("drawdown", Decimals.fixed(value.drawdown(), DRAWDOWN_PLACES));
    }

    /** The figures of a period. */
    public static ObjectNode period(PeriodFigures figures) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", figures.period().kind().name())
                .put("from", figures.period().from().toString())
                .put("to", figures.period().to().toString())
                .put("start", day(figures.start()))
                .put("end", day(figures.end()))
                .put("start_value", Decimals.text(figures.startValue()))
                .put("end_value", Decimals.text(figures.endValue()));
        Payments payments = figures.payments();
        json.put("paid_in", Decimals.text(payments.paidIn()))
                .put("tax_relief", Decimals.text(payments.taxRelief()))
                .put("withdrawn", Decimals.text(payments.withdrawn()))
                .put("transferred_in", Decimals.text(payments.transferredIn()))
                .put("transferred_out", Decimals.text(payments.transferredOut()))
                .put("adjusted", Decimals.text(payments.adjusted()))
                .put("net_flows", Decimals.text(payments.net()))
                .put("gain", Decimals.text(figures.gain()))
                .put("dividends", Decimals.text(figures.dividends()))
                .put("interest", Decimals.text(figures.interest()))
                .put("trading_fees", Decimals.text(figures.tradingFees()))
                .put("account_fees", Decimals.text(figures.accountFees()))
                .put("time_weighted", Decimals.fixed(figures.timeWeighted(), DRAWDOWN_PLACES))
                .put("annualised", rate(figures.annualised()))
                .put("money_weighted", rate(figures.moneyWeighted().rate()));
        MoneyWeighted.Reason reason = figures.moneyWeighted().reason();
        json.put("money_weighted_reason", reason == null ? null : reason.name());
        json.putObject("drawdown")
                .put("value", Decimals.fixed(figures.drawdown().value(), DRAWDOWN_PLACES))
                .put("peak", day(figures.drawdown().peak()))
                .put("trough", day(figures.drawdown().trough()))
                .put("recovery", day(figures.drawdown().recovery()));
        json.put("volatility", rate(figures.volatility()));
        ArrayNode listings = json.putArray("listings");
        figures.listings().forEach(row -> listings.add(row("listing", row)));
        json.putObject("cash")
                .put("value", Decimals.text(figures.cash().value()))
                .put("income", Decimals.text(figures.cash().income()))
                .put("fees", Decimals.text(figures.cash().fees()))
                .put("gain", Decimals.text(figures.cash().gain()));
        ArrayNode sleeves = json.putArray("sleeves");
        figures.sleeves().forEach(row -> sleeves.add(row("code", row)));
        return json;
    }

    private static ObjectNode row(String key, ListingFigures row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(key, row.code());
        if (row.units() != null) {
            json.put("units", Decimals.text(row.units()));
        }
        return json.put("value", Decimals.text(row.value()))
                .put("cost", Decimals.text(row.cost()))
                .put("realised", Decimals.text(row.realised()))
                .put("unrealised", Decimals.text(row.unrealised()))
                .put("income", Decimals.text(row.income()))
                .put("fees", Decimals.text(row.fees()))
                .put("gain", Decimals.text(row.gain()));
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String rate(@Nullable BigDecimal rate) {
        return rate == null ? null : Decimals.fixed(rate, RATE_PLACES);
    }
}
