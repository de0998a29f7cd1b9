package ta.trials.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * The policy that is shipped, with as many instruments as wanted, and a portfolio that holds some of each: copies of
 * its instruments in turn, under other names.
 */
final class ScaledPolicy {

    private final ObjectNode policy;

    /**
     * @param text a policy whose instruments are quoted in pence
     */
    ScaledPolicy(byte[] text, int holdings) {
        this.policy = read(text);
        ArrayNode instruments = (ArrayNode) policy.get("instruments");
        int own = instruments.size();
        for (int i = own; i < holdings; i++) {
            ObjectNode copy = instruments.get(i % own).deepCopy();
            instruments.add(copy.put("ticker", "T" + i).put("isin", Portfolio.isin(i)));
        }
    }

    private static ObjectNode read(byte[] text) {
        try {
            return (ObjectNode) new JsonMapper().readTree(new String(text, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    byte[] policy() {
        return policy.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A monthly allocation: every holding is priced and checked, and orders result. */
    byte[] snapshot() {
        ObjectNode snapshot = policy.objectNode().put("snapshot", 1);
        snapshot.putObject("portfolio").put("id", "bench").put("base_currency", "GBP");
        snapshot.put("task", "MONTHLY_ALLOCATION")
                .put("as_of", "2026-02-02T08:00:00Z")
                .put("cash", "6000");
        snapshot.putObject("drawdown").put("peak_index", "1.2").put("index", "1.15");
        ArrayNode constituents = snapshot.putArray("constituents");
        ArrayNode held = snapshot.putArray("holdings");
        ArrayNode prices = snapshot.putArray("prices");
        int i = 0;
        for (JsonNode instrument : policy.get("instruments")) {
            String listing = instrument.get("mic").textValue() + ":"
                    + instrument.get("ticker").textValue();
            ObjectNode constituent = constituents.addObject().put("listing", listing);
            for (String key : new String[] {"isin", "sleeve", "type", "distribution", "currency", "quote_unit"}) {
                constituent.set(key, instrument.get(key));
            }
            held.addObject().put("listing", listing).put("units", String.valueOf(100 + 37 * (i % 5)));
            ObjectNode price = prices.addObject()
                    .put("listing", listing)
                    .put("kind", "CLOSE")
                    .put("price", String.valueOf(1000 + 13 * (i % 29)))
                    .put("currency", "GBP")
                    .put("quote_unit", "GBX")
                    .put("as_of", "2026-01-30T16:35:00Z")
                    .put("source", "bench");
            price.putObject("previous").put("price", "1005").put("quote_unit", "GBX");
            i++;
        }
        return snapshot.toString().getBytes(StandardCharsets.UTF_8);
    }
}
