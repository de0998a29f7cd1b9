package ta.trials.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A generated portfolio with any number of holdings in up to 20 sleeves, some outside of their bands, in a quarterly
 * month: every holding is priced and checked, and orders result.
 */
final class Portfolio {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int SLEEVES_MAX = 20;
    private static final int HOLDINGS_PER_SLEEVE_MIN = 2;
    private static final int MILLE = 1000;

    private final int holdings;
    private final int sleeves;

    Portfolio(int holdings) {
        this.holdings = holdings;
        this.sleeves = Math.max(1, Math.min(SLEEVES_MAX, holdings / HOLDINGS_PER_SLEEVE_MIN));
    }

    byte[] policy() {
        ObjectNode policy = NODES.objectNode()
                .put("format", 1)
                .put("version", "bench-" + holdings)
                .put("base_currency", "GBP")
                .put("time_zone", "Europe/London");
        ObjectNode units = policy.putObject("quote_units");
        units.putObject("GBX").put("currency", "GBP").put("factor", 0.01);
        ArrayNode codes = policy.putArray("sleeves");
        int perSleeve = MILLE / sleeves;
        for (int i = 0; i < sleeves; i++) {
            int mille = i == 0 ? MILLE - perSleeve * (sleeves - 1) : perSleeve;
            codes.addObject()
                    .put("code", sleeve(i))
                    .put("name", "Sleeve " + i)
                    .put("target_weight", mille / (double) MILLE)
                    .put("drift_band", "band");
        }
        policy.putObject("drift_bands").putObject("band").put("absolute_pp", 1).put("relative_pct", 20);
        ArrayNode instruments = policy.putArray("instruments");
        for (int i = 0; i < holdings; i++) {
            instruments
                    .addObject()
                    .put("ticker", ticker(i))
                    .put("mic", "XLON")
                    .put("isin", isin(i))
                    .put("name", "Fund " + i)
                    .put("currency", "GBP")
                    .put("quote_unit", "GBX")
                    .put("sleeve", sleeve(i % sleeves))
                    .put("type", "ETF")
                    .put("distribution", "accumulating");
        }
        cadence(policy);
        policy.putObject("constraints").put("accumulating_only", true).put("max_drawdown_tolerance", 0.2);
        checks(policy);
        return bytes(policy);
    }

    private void cadence(ObjectNode policy) {
        ObjectNode cadence = policy.putObject("cadence");
        ObjectNode monthly = cadence.putObject("monthly");
        monthly.put("contribution", 5000).put("max_orders", 4).put("min_trade", 25);
        monthly.putArray("default_orders")
                .addObject()
                .put("listing", "XLON:" + ticker(0))
                .put("amount", 5000);
        monthly.put("when_drifted", "most_underweight");
        ObjectNode quarterly = cadence.putObject("quarterly");
        quarterly.putArray("months").add(3);
        quarterly.put("max_orders", 4).put("max_sells", 1).put("min_trade", 25);
        ArrayNode priorities = quarterly.putArray("priority_sleeves");
        for (int i = 0; i < sleeves; i++) {
            priorities.add(sleeve(i));
        }
        quarterly.put("when_not_drifted", "as_monthly");
    }

    private static void checks(ObjectNode policy) {
        ObjectNode checks = policy.putObject("data_quality").putObject("checks");
        checks.putObject("missing_close").put("severity", "critical");
        checks.putObject("stale_close").put("severity", "critical").put("max_sessions", 3);
        checks.putObject("future_price").put("severity", "critical");
        checks.putObject("non_positive_price").put("severity", "critical");
        checks.putObject("quote_scale")
                .put("severity", "critical")
                .put("factor", 100)
                .put("tolerance_pct", 30);
        checks.putObject("price_jump").put("severity", "warn").put("max_pct", 20);
        checks.putObject("value_jump").put("severity", "critical").put("max_pct", 50);
        checks.putObject("currency_mismatch").put("severity", "critical");
        checks.putObject("stuck_price").put("severity", "warn").put("max_sessions", 10);
    }

    byte[] snapshot() {
        ObjectNode snapshot = NODES.objectNode().put("snapshot", 1);
        snapshot.putObject("portfolio").put("id", "bench").put("base_currency", "GBP");
        snapshot.put("task", "MONTHLY_ALLOCATION")
                .put("as_of", "2026-03-02T08:00:00Z")
                .put("cash", "6000");
        snapshot.putObject("drawdown").put("peak_index", "1.2").put("index", "1.15");
        ArrayNode constituents = snapshot.putArray("constituents");
        ArrayNode held = snapshot.putArray("holdings");
        ArrayNode prices = snapshot.putArray("prices");
        for (int i = 0; i < holdings; i++) {
            String listing = "XLON:" + ticker(i);
            constituents
                    .addObject()
                    .put("listing", listing)
                    .put("isin", isin(i))
                    .put("sleeve", sleeve(i % sleeves))
                    .put("type", "ETF")
                    .put("distribution", "accumulating")
                    .put("currency", "GBP")
                    .put("quote_unit", "GBX");
            held.addObject().put("listing", listing).put("units", String.valueOf(100 + 37 * (i % 5)));
            ObjectNode price = prices.addObject()
                    .put("listing", listing)
                    .put("kind", "CLOSE")
                    .put("price", String.valueOf(1000 + 13 * (i % 29)))
                    .put("currency", "GBP")
                    .put("quote_unit", "GBX")
                    .put("as_of", "2026-02-27T16:35:00Z")
                    .put("source", "bench");
            price.putObject("previous").put("price", "1005").put("quote_unit", "GBX");
        }
        return bytes(snapshot);
    }

    private static String sleeve(int i) {
        return "s" + i;
    }

    private static String ticker(int i) {
        return "T" + i;
    }

    /** A valid ISIN (ISO 6166: the check digit makes the Luhn sum a multiple of 10; letters count from 10). */
    static String isin(int i) {
        String body = String.format(Locale.ROOT, "IE%09d", i);
        StringBuilder digits = new StringBuilder();
        body.chars().forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
        int sum = 0;
        for (int k = 0; k < digits.length(); k++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - k), 10);
            int weighted = k % 2 == 0 ? 2 * digit : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return body + (10 - sum % 10) % 10;
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
