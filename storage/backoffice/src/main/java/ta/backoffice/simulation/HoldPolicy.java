package ta.backoffice.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import ta.backoffice.registry.StarterList;

/**
 * Makes of a policy one that only buys: what is paid in goes into the targets, in fractions of units and without fees,
 * and is held. It is simulated beside the policy, so that both meet the same prices and checks; a withdrawal stays.
 */
public final class HoldPolicy {

    private static final String BAND = "any";

    private HoldPolicy() {}

    /** Holds the targets of a policy. */
    public static ObjectNode ofTargets(JsonNode policy) {
        ObjectNode held = head(policy, "the targets, held");
        ArrayNode sleeves = held.putArray("sleeves");
        ArrayNode instruments = held.putArray("instruments");
        for (JsonNode sleeve : policy.get("sleeves")) {
            if (sleeve.get("target_weight").decimalValue().signum() > 0) {
                sleeves.add(((ObjectNode) sleeve.deepCopy()).put("drift_band", BAND));
                instruments.add(instrument(policy, sleeve.get("code").textValue()));
            }
        }
        return with(held, policy);
    }

    /** Holds one listing in place of the targets. */
    public static ObjectNode ofBenchmark(JsonNode policy, StarterList.Entry benchmark) {
        ObjectNode held = head(policy, benchmark.listing().text());
        held.putArray("sleeves")
                .addObject()
                .put("code", "benchmark")
                .put("name", benchmark.name())
                .put("target_weight", BigDecimal.ONE)
                .put("drift_band", BAND);
        held.putArray("instruments")
                .addObject()
                .put("ticker", benchmark.listing().ticker())
                .put("mic", benchmark.listing().mic())
                .put("isin", benchmark.isin())
                .put("name", benchmark.name())
                .put("currency", benchmark.currency())
                .put("quote_unit", benchmark.quoteUnit())
                .put("sleeve", "benchmark")
                .put("type", benchmark.type())
                .put("distribution", benchmark.distribution());
        return with(held, policy);
    }

    private static ObjectNode head(JsonNode policy, String version) {
        ObjectNode held = ((ObjectNode) policy).objectNode();
        for (String key :
                List.of("format", "base_currency", "time_zone", "valuation_price", "quote_units", "data_quality")) {
            if (policy.has(key)) {
                held.set(key, policy.get(key).deepCopy());
            }
        }
        held.put("version", version);
        held.putObject("drift_bands").putObject(BAND).put("absolute_pp", 100);
        held.putObject("order_sizing").put("units", "fractional").put("decimals", 8);
        held.putObject("constraints");
        return held;
    }

    private static ObjectNode instrument(JsonNode policy, String sleeve) {
        for (JsonNode instrument : policy.get("instruments")) {
            if (instrument.get("sleeve").textValue().equals(sleeve)) {
                ObjectNode copy = instrument.deepCopy();
                copy.remove(List.of("order_sizing", "costs"));
                return copy;
            }
        }
        throw new IllegalArgumentException("a valid policy has an instrument in " + sleeve);
    }

    /** The cadence: default orders in proportion to the targets, to the penny. */
    private static ObjectNode with(ObjectNode held, JsonNode policy) {
        JsonNode asked = policy.path("cadence").path("monthly");
        ObjectNode cadence = held.putObject("cadence");
        ObjectNode monthly = held.objectNode();
        if (asked.has("contribution")
                && asked.get("contribution").decimalValue().signum() > 0) {
            BigDecimal contribution = asked.get("contribution").decimalValue();
            List<BigDecimal> amounts = amounts(held.get("sleeves"), contribution);
            ArrayNode orders = monthly.put("contribution", contribution)
                    .put("max_orders", amounts.size())
                    .put("min_trade", new BigDecimal("0.01"))
                    .put("when_drifted", "default_orders")
                    .put("deploy", "all_cash")
                    .put("skip_overweight", false)
                    .putArray("default_orders");
            for (int i = 0; i < amounts.size(); i++) {
                JsonNode instrument = held.get("instruments").get(i);
                orders.addObject()
                        .put(
                                "listing",
                                instrument.get("mic").textValue() + ":"
                                        + instrument.get("ticker").textValue())
                        .put("amount", amounts.get(i));
            }
        }
        if (asked.has("withdrawal")) {
            ObjectNode withdrawal = asked.get("withdrawal").deepCopy();
            monthly.set("withdrawal", withdrawal.put("from_park", false));
        }
        if (!monthly.isEmpty()) {
            cadence.set("monthly", monthly);
        }
        return held;
    }

    private static List<BigDecimal> amounts(JsonNode sleeves, BigDecimal contribution) {
        List<BigDecimal> amounts = new ArrayList<>();
        BigDecimal rest = contribution;
        for (JsonNode sleeve : sleeves) {
            BigDecimal amount = contribution
                    .multiply(sleeve.get("target_weight").decimalValue())
                    .setScale(2, RoundingMode.DOWN);
            amounts.add(amount);
            rest = rest.subtract(amount);
        }
        amounts.set(0, amounts.get(0).add(rest));
        return amounts;
    }
}
