package ta.policy.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import ta.policy.CompiledPolicy;
import ta.rules.policy.Policy;

/**
 * The verdicts that a run must have: of each check one for each price or constituent that it applies to, and one for
 * each sleeve, wave and sunset entry. Taken from sections 4 and 6 of the specification, not from the engine.
 */
final class VerdictCounts {

    private final Policy policy;
    private final JsonNode snapshot;
    private final Map<String, Integer> owed = new TreeMap<>();

    private VerdictCounts(Policy policy, JsonNode snapshot) {
        this.policy = policy;
        this.snapshot = snapshot;
    }

    static List<String> violations(CompiledPolicy compiled, JsonNode snapshot, JsonNode decision, JsonNode trace) {
        Policy policy = compiled.rules().policy();
        VerdictCounts counts = new VerdictCounts(policy, snapshot);
        String outcome = decision.get("outcome").asText();
        if (!outcome.equals("FROZEN")) {
            counts.checks();
        }
        Map<String, Integer> found = found(trace);
        List<String> violations = new ArrayList<>();
        if (!found.equals(counts.owed)) {
            violations.add("check verdicts are " + found + ", not " + counts.owed);
        }
        boolean judged = !outcome.equals("FROZEN") && !outcome.equals("BLOCKED");
        for (Policy.Sleeve sleeve : policy.sleeves()) {
            long drifts = count(trace, "DriftVerdict", sleeve.code());
            if (judged ? drifts < 1 || drifts > 2 : drifts > 0) {
                violations.add(drifts + " drift verdicts for " + sleeve.code());
            }
        }
        policy.cashPark().ifPresent(park -> {
            for (Policy.Wave wave : park.waves()) {
                one(count(trace, "WaveVerdict", wave.name()), judged, "wave " + wave.name(), violations);
            }
            for (Policy.Sunset sunset : park.sunset()) {
                String date = sunset.date().toString();
                one(count(trace, "SunsetVerdict", date), judged, "sunset " + date, violations);
            }
        });
        return violations;
    }

    private static void one(long count, boolean judged, String of, List<String> violations) {
        if (count != (judged ? 1 : 0)) {
            violations.add(count + " verdicts for " + of);
        }
    }

    private static long count(JsonNode trace, String type, String subject) {
        return trace.get("facts")
                .valueStream()
                .filter(fact -> fact.get("type").asText().equals(type)
                        && fact.get("values").get("subject").asText().equals(subject))
                .count();
    }

    private static Map<String, Integer> found(JsonNode trace) {
        Map<String, Integer> found = new TreeMap<>();
        trace.get("facts").forEach(fact -> {
            JsonNode values = fact.get("values");
            if (fact.get("type").asText().equals("CheckVerdict")) {
                found.merge(
                        values.get("check").asText() + " "
                                + values.get("subject").asText(),
                        1,
                        Integer::sum);
            }
        });
        return found;
    }

    private void owe(String check, String subject) {
        if (check.equals("unpriced_holding") || policy.dataQuality().checks().containsKey(check)) {
            owed.merge(check + " " + subject, 1, Integer::sum);
        }
    }

    private void checks() {
        Map<String, JsonNode> constituents = new HashMap<>();
        Map<String, JsonNode> holdings = new HashMap<>();
        snapshot.get("holdings")
                .forEach(holding -> holdings.put(holding.get("listing").asText(), holding));
        for (JsonNode constituent : snapshot.get("constituents")) {
            String listing = constituent.get("listing").asText();
            constituents.put(listing, constituent);
            if (constituent.path("monitored").asBoolean(true)) {
                owe("missing_close", listing + " CLOSE");
            }
            if (holdings.containsKey(listing)
                    && isPositive(holdings.get(listing).get("units"))) {
                owe("unpriced_holding", listing);
            }
        }
        for (JsonNode price : snapshot.get("prices")) {
            String listing = price.get("listing").asText();
            price(price, constituents.get(listing), holdings.get(listing));
        }
    }

    private void price(JsonNode price, JsonNode constituent, JsonNode holding) {
        String listing = price.get("listing").asText();
        String subject = listing + " " + price.get("kind").asText();
        boolean close = price.get("kind").asText().equals("CLOSE");
        String mic = listing.substring(0, listing.indexOf(':'));
        if (close) {
            owe("stale_close", subject);
            owe("stuck_price", subject);
            if (price.hasNonNull("restated") && isPositive(price.get("restated").get("price"))) {
                owe("restated_close", subject);
            }
        } else if (snapshot.path("venues").path(mic).path("open").asBoolean(false)) {
            owe("stale_intraday", subject);
        }
        List.of("future_price", "non_positive_price", "currency_mismatch").forEach(check -> owe(check, subject));
        if (price.get("currency").equals(constituent.get("currency"))) {
            owe("quote_unit_mismatch", subject);
        }
        String currency =
                policy.quoteUnits().get(price.get("quote_unit").asText()).currency();
        if (!currency.equals(policy.baseCurrency())) {
            owe("fx_missing", subject);
            if (isJoined(currency)) {
                owe("fx_stale", subject);
                if (isCompared(currency)) {
                    owe("fx_jump", subject);
                }
            }
        }
        boolean compared = price.path("previous").hasNonNull("price")
                && isPositive(price.get("previous").get("price"))
                && !price.path("corporate_action_since_previous").asBoolean(false);
        if (compared) {
            owe("price_jump", subject);
            owe("fx_suspect", subject);
            if (isPositive(price.get("price"))) {
                owe("quote_scale", subject);
                owe("move_factor", subject);
            }
            boolean untraded = holding != null
                    && isPositive(holding.get("units"))
                    && !holding.path("traded_since_previous").asBoolean(false);
            if (close && untraded) {
                owe("value_jump", subject);
            }
        }
    }

    /** Whether the rate that joins the two currencies has a previous one. */
    private boolean isCompared(String currency) {
        return Stream.of(currency + policy.baseCurrency(), policy.baseCurrency() + currency)
                .flatMap(pair -> snapshot.path("fx")
                        .valueStream()
                        .filter(rate -> pair.equals(
                                rate.get("base").asText() + rate.get("quote").asText())))
                .findFirst()
                .filter(rate -> rate.hasNonNull("previous"))
                .isPresent();
    }

    private boolean isJoined(String currency) {
        return snapshot.path("fx").valueStream().anyMatch(rate -> {
            List<String> pair =
                    List.of(rate.get("base").asText(), rate.get("quote").asText());
            return pair.contains(currency) && pair.contains(policy.baseCurrency());
        });
    }

    private static boolean isPositive(JsonNode number) {
        return new BigDecimal(number.asText()).signum() > 0;
    }
}
