package ta.http.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.function.Consumer;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;

/**
 * The shipped policy with a withdrawal, guards and checks that stop nothing, and snapshots for it. Every month it buys
 * two listings in parts of a unit, so that guards have an order to judge.
 */
final class ForecastWorld {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PolicyCompiler COMPILER = new PolicyCompiler(4);

    static final RuleSet RULES = rules(policy -> {});

    private ForecastWorld() {}

    static RuleSet rules(Consumer<ObjectNode> change) {
        try (InputStream file = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            ObjectNode policy = (ObjectNode) JSON.readTree(file);
            policy.putObject("order_sizing").put("units", "fractional").put("decimals", 8);
            ObjectNode semis = (ObjectNode) policy.at("/instruments/1");
            semis.put("currency", "USD").put("quote_unit", "USD");
            ((ObjectNode) policy.get("cadence")).remove("quarterly");
            ObjectNode monthly = (ObjectNode) policy.at("/cadence/monthly");
            monthly.put("when_drifted", "default_orders")
                    .put("skip_overweight", false)
                    .put("min_trade", 0);
            monthly.putObject("withdrawal")
                    .put("amount", 900)
                    .put("max_sells", 3)
                    .put("min_trade", 0);
            ArrayNode guards = policy.putArray("guards");
            guard(guards, "Deep", "drawdown_pct", "at_least", "12.5");
            guard(guards, "Calm", "drawdown_pct", "below", "3");
            guard(guards, "Fall", "price_move_pct", "at_most", "-5");
            guard(guards, "Rise", "price_move_pct", "above", "2.125");
            guard(guards, "Flat", "price_move_pct", "below", "40");
            guard(guards, "Old", "price_age_sessions", "above", "2");
            ObjectNode checks = ((ObjectNode) policy.get("data_quality")).putObject("checks");
            checks.putObject("quote_scale")
                    .put("severity", "info")
                    .put("factor", 100)
                    .put("tolerance_pct", 7.5);
            checks.putObject("price_jump").put("severity", "info").put("max_pct", 20);
            checks.putObject("move_factor").put("severity", "info").put("factor", 3);
            change.accept(policy);
            PolicyResult.Valid valid =
                    (PolicyResult.Valid) PolicyReader.read("manifesto_policy.json", JSON.writeValueAsBytes(policy));
            return COMPILER.compile(valid).rules();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void guard(ArrayNode guards, String name, String fact, String is, String value) {
        ObjectNode guard =
                guards.addObject().put("name", name).put("side", "ANY").put("then", "warn");
        guard.putArray("when").addObject().put("fact", fact).put("is", is).put("value", new BigDecimal(value));
    }

    /** A monthly allocation on 2 February 2026, with the closes of the Friday before, and no holding. */
    static ObjectNode snapshot() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("snapshot", 1);
        json.putObject("portfolio").put("id", "p-1").put("base_currency", "GBP");
        json.put("task", "MONTHLY_ALLOCATION")
                .put("as_of", "2026-02-02T08:00:00Z")
                .put("cash", "5000");
        json.putObject("drawdown").put("peak_index", "1.25").put("index", "1.2");
        ArrayNode constituents = json.putArray("constituents");
        ArrayNode prices = json.putArray("prices");
        json.putArray("holdings");
        RULES.policy().instruments().forEach(instrument -> {
            String listing = instrument.listing().text();
            constituents
                    .addObject()
                    .put("listing", listing)
                    .put("isin", instrument.isin())
                    .put("sleeve", instrument.sleeve())
                    .put("type", instrument.type())
                    .put("distribution", instrument.distribution())
                    .put("currency", instrument.currency())
                    .put("quote_unit", instrument.quoteUnit());
            ObjectNode price = prices.addObject()
                    .put("listing", listing)
                    .put("kind", "CLOSE")
                    .put("price", "1000")
                    .put("currency", instrument.currency())
                    .put("quote_unit", instrument.quoteUnit())
                    .put("as_of", "2026-01-30T16:35:00Z")
                    .put("source", "file")
                    .put("age_sessions", "0");
            price.putObject("previous").put("price", "1000").put("quote_unit", instrument.quoteUnit());
        });
        json.putArray("fx")
                .addObject()
                .put("base", "GBP")
                .put("quote", "USD")
                .put("rate", "1.27")
                .put("as_of", "2026-01-30T16:00:00Z");
        return json;
    }

    static void hold(ObjectNode snapshot, String listing, String units) {
        ArrayNode holdings = (ArrayNode) snapshot.get("holdings");
        for (JsonNode holding : holdings) {
            if (holding.get("listing").textValue().equals(listing)) {
                ((ObjectNode) holding).put("units", units);
                return;
            }
        }
        holdings.addObject().put("listing", listing).put("units", units);
    }

    static ObjectNode price(ObjectNode snapshot, String listing) {
        for (JsonNode price : snapshot.get("prices")) {
            if (price.get("listing").textValue().equals(listing)) {
                return (ObjectNode) price;
            }
        }
        throw new IllegalArgumentException("no price of " + listing);
    }

    static Snapshot read(ObjectNode snapshot) {
        return SnapshotReader.read(snapshot, RULES.policy());
    }
}
