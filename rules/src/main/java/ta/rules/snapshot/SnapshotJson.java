package ta.rules.snapshot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.portfolio.Cash;
import ta.rules.portfolio.Constituent;

/** Writes the facts of a snapshot as JSON (specification, 2), which {@link SnapshotReader} reads. */
public final class SnapshotJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SnapshotJson() {}

    /** Leaves out what is its default. Times lose their fractions of seconds. */
    public static ObjectNode of(Snapshot snapshot, String baseCurrency) {
        ObjectNode json = NODES.objectNode().put("snapshot", 1);
        json.putObject("portfolio").put("id", snapshot.portfolioId()).put("base_currency", baseCurrency);
        json.put("task", snapshot.run().task().name())
                .put("as_of", text(snapshot.run().asOf()))
                .put("frozen", snapshot.run().frozen());
        cash(json, snapshot.cash());
        if (snapshot.drawdownIndex() != null) {
            json.putObject("drawdown")
                    .put("peak_index", Decimals.text(snapshot.drawdownIndex().peakIndex()))
                    .put("index", Decimals.text(snapshot.drawdownIndex().index()));
        }
        ArrayNode waves = json.putArray("waves_deployed");
        snapshot.cashParkHistory().wavesDeployed().forEach(waves::add);
        ArrayNode sunsets = json.putArray("sunsets_applied");
        snapshot.cashParkHistory().sunsetsApplied().forEach(sunsets::add);
        ObjectNode venues = json.putObject("venues");
        snapshot.venues()
                .values()
                .forEach(venue -> venues.putObject(venue.mic()).put("open", venue.open()));
        ArrayNode constituents = json.putArray("constituents");
        snapshot.constituents().forEach(each -> constituents.add(constituent(each)));
        ArrayNode holdings = json.putArray("holdings");
        snapshot.holdings()
                .values()
                .forEach(holding -> holdings.addObject()
                        .put("listing", holding.listing().text())
                        .put("units", Decimals.text(holding.units()))
                        .put("traded_since_previous", holding.tradedSincePrevious()));
        ArrayNode prices = json.putArray("prices");
        snapshot.prices().forEach(price -> prices.add(price(price)));
        ArrayNode rates = json.putArray("fx");
        snapshot.exchangeRates().rates().forEach(rate -> rates.add(rate(rate)));
        return json;
    }

    private static void cash(ObjectNode json, Cash cash) {
        json.put("cash", Decimals.text(cash.cash()))
                .put("contribution_deployed_this_month", Decimals.text(cash.contributionDeployedThisMonth()));
        putUnlessZero(json, "contribution_carried_over", cash.contributionCarriedOver());
        putUnlessZero(json, "withdrawal_raised_this_month", cash.withdrawalRaisedThisMonth());
    }

    private static void putUnlessZero(ObjectNode json, String field, BigDecimal amount) {
        if (amount.signum() != 0) {
            json.put(field, Decimals.text(amount));
        }
    }

    private static ObjectNode constituent(Constituent constituent) {
        return NODES.objectNode()
                .put("listing", constituent.listing().text())
                .put("isin", constituent.isin())
                .put("sleeve", constituent.sleeve())
                .put("type", constituent.type())
                .put("distribution", constituent.distribution())
                .put("currency", constituent.currency())
                .put("quote_unit", constituent.quoteUnit())
                .put("monitored", constituent.monitored())
                .put("tradable", constituent.tradable());
    }

    private static ObjectNode price(Price price) {
        ObjectNode json = NODES.objectNode()
                .put("listing", price.listing().text())
                .put("kind", price.kind().name())
                .put("price", Decimals.text(price.price()))
                .put("currency", price.currency())
                .put("quote_unit", price.quoteUnit())
                .put("as_of", text(price.asOf()))
                .put("source", price.source())
                .put("age_sessions", Decimals.text(price.ageSessions()))
                .put("unchanged_sessions", Decimals.text(price.unchangedSessions()));
        if (price.previous() != null) {
            quote(json, "previous", price.previous());
            json.put("corporate_action_since_previous", price.corporateActionSincePrevious());
        }
        quote(json, "restated", price.restated());
        return json;
    }

    private static void quote(ObjectNode json, String field, Price.@Nullable Quote quote) {
        if (quote != null) {
            json.putObject(field).put("price", Decimals.text(quote.price())).put("quote_unit", quote.quoteUnit());
        }
    }

    private static ObjectNode rate(FxRate rate) {
        ObjectNode json = NODES.objectNode()
                .put("base", rate.base())
                .put("quote", rate.quote())
                .put("rate", Decimals.text(rate.rate()))
                .put("as_of", text(rate.asOf()));
        if (rate.previous() != null) {
            json.putObject("previous").put("rate", Decimals.text(rate.previous()));
        }
        return json;
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
