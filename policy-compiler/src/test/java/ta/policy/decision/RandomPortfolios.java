package ta.policy.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random policies and snapshots for them: small, odd, and always valid. The same seed gives the same. */
final class RandomPortfolios {

    private static final List<String> SLEEVES = List.of("a", "b", "c", "d");
    private static final List<String> UNITS = List.of("EUR", "EUC", "USD");
    private static final List<String> TASKS = List.of("WEEKLY_REVIEW", "MONTHLY_ALLOCATION", "QUARTERLY_REBALANCE");

    /** Two listings for each of four sleeves, and the cash park's: valid ISINs of funds that do not exist. */
    private static final List<String> ISINS = List.of(
            "XF000000A1",
            "XF000000A2",
            "XF000000B1",
            "XF000000B2",
            "XF000000C1",
            "XF000000C2",
            "XF000000D1",
            "XF000000D2",
            "XF000000P1");

    private final Random random;

    RandomPortfolios(long seed) {
        this.random = new Random(seed);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private BigDecimal number(int below, int places) {
        return BigDecimal.valueOf(random.nextInt(below), places);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    ObjectNode policy() {
        ObjectNode policy = object().put("format", 1)
                .put("version", "random")
                .put("base_currency", "EUR")
                .put("time_zone", one(List.of("Europe/Paris", "America/New_York", "Pacific/Auckland")));
        policy.put("valuation_price", one(List.of("close", "latest")));
        ObjectNode units = policy.putObject("quote_units");
        units.putObject("EUR").put("currency", "EUR").put("factor", 1);
        units.putObject("EUC").put("currency", "EUR").put("factor", new BigDecimal("0.01"));
        units.putObject("USD").put("currency", "USD").put("factor", 1);
        int left = 100;
        ArrayNode sleeves = policy.putArray("sleeves");
        for (String code : SLEEVES) {
            int weight = code.equals("d") ? left : random.nextInt(left + 1);
            left -= weight;
            sleeves.addObject()
                    .put("code", code)
                    .put("name", code)
                    .put("target_weight", BigDecimal.valueOf(weight, 2))
                    .put("drift_band", one(List.of("x", "y")));
        }
        ObjectNode bands = policy.putObject("drift_bands");
        bands.putObject("x").put("absolute_pp", number(60, 1));
        bands.putObject("y").put("relative_pct", number(300, 1));
        ArrayNode instruments = policy.putArray("instruments");
        for (int i = 0; i < ISINS.size(); i++) {
            String unit = one(UNITS);
            ObjectNode instrument = instruments
                    .addObject()
                    .put("ticker", "T" + i)
                    .put("mic", "XTST")
                    .put("isin", withCheckDigit(ISINS.get(i) + "0"))
                    .put("name", "n")
                    .put("currency", unit.equals("USD") ? "USD" : "EUR")
                    .put("quote_unit", unit)
                    .put("sleeve", i == 8 ? "cash_park" : SLEEVES.get(i / 2))
                    .put("type", "fund")
                    .put("distribution", "accumulating");
            ofItsOwn(instrument);
        }
        int decimals = random.nextInt(5);
        sizing(policy, decimals);
        ObjectNode costs = policy.putObject("costs").put("per_order", chance(50) ? BigDecimal.ZERO : number(900, 2));
        costs.put("price_buffer_pct", chance(50) ? BigDecimal.ZERO : number(30, 1));
        if (chance(40)) {
            costs.put("max_cost_pct", number(100, 1));
        }
        policy.putObject("cash").put("reserve", chance(60) ? BigDecimal.ZERO : number(50_000, 2));
        cashPark(policy);
        cadence(policy.putObject("cadence"), policy.has("cash_park"));
        guards(policy);
        constraints(policy);
        dataQuality(policy);
        return policy;
    }

    private static void sizing(ObjectNode owner, int decimals) {
        ObjectNode sizing = owner.putObject("order_sizing").put("units", decimals == 0 ? "whole" : "fractional");
        if (decimals > 0) {
            sizing.put("decimals", decimals);
        }
    }

    private void ofItsOwn(ObjectNode instrument) {
        if (chance(20)) {
            sizing(instrument, random.nextInt(5));
        }
        if (chance(30)) {
            ObjectNode costs = instrument.putObject("costs").put("buy_pct", number(30, 1));
            costs.put("sell_pct", number(30, 1));
            if (chance(50)) {
                costs.put("per_order", number(500, 2));
            }
        }
    }

    private void guards(ObjectNode policy) {
        if (chance(60)) {
            return;
        }
        ArrayNode guards = policy.putArray("guards");
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            ObjectNode guard = guards.addObject().put("name", "g" + i).put("side", one(List.of("BUY", "SELL", "ANY")));
            if (chance(30)) {
                guard.putArray("sleeves").add(one(SLEEVES));
            }
            guard.putArray("when")
                    .addObject()
                    .put(
                            "fact",
                            one(List.of("order_amount", "sleeve_drift_after_pp", "price_move_pct", "drawdown_pct")))
                    .put("is", one(List.of("above", "at_least", "below", "at_most")))
                    .put("value", number(60_000, 2).subtract(number(5_000, 2)));
            guard.put("then", chance(70) ? "suppress" : "warn");
        }
    }

    private static String withCheckDigit(String body) {
        StringBuilder digits = new StringBuilder();
        body.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit / 10 + digit % 10;
        }
        return body + (10 - sum % 10) % 10;
    }

    private void cashPark(ObjectNode policy) {
        if (chance(30)) {
            return;
        }
        ObjectNode park = policy.putObject("cash_park").put("listing", "XTST:T8");
        park.put("exempt_from_min_trade", chance(60));
        if (chance(60)) {
            park.put("max_buy_orders", random.nextInt(4));
        }
        ArrayNode waves = park.putArray("waves");
        for (int i = 0; i < random.nextInt(3); i++) {
            waves.addObject()
                    .put("name", "w" + i)
                    .put("drawdown_at_least", BigDecimal.valueOf(5 + 10L * i, 2))
                    .put("deploy", number(2_000_000, 2))
                    .put("strategy", one(List.of("most_underweight", "by_target_weight")));
        }
        ArrayNode sunset = park.putArray("sunset");
        for (int i = 0; i < random.nextInt(3); i++) {
            sunset.addObject().put("date", "202" + (6 + i) + "-02-01").put("deploy_fraction", number(101, 2));
        }
    }

    private void withdrawal(ObjectNode monthly, boolean parked) {
        BigDecimal amount = number(300_000, 2).add(BigDecimal.ONE);
        monthly.putObject("withdrawal")
                .put("amount", amount)
                .put("max_sells", 1 + random.nextInt(3))
                .put("min_trade", chance(50) ? BigDecimal.ZERO : amount.min(number(8_000, 2)))
                .put("from_park", parked && chance(60));
    }

    private void cadence(ObjectNode cadence, boolean parked) {
        if (chance(50)) {
            cadence.putObject("weekly").put("review_only", true);
        }
        if (chance(10)) {
            return;
        }
        ObjectNode monthly = cadence.putObject("monthly");
        if (chance(30)) {
            withdrawal(monthly, parked);
            if (chance(40)) {
                return;
            }
        }
        int orders = 1 + random.nextInt(3);
        BigDecimal sum = BigDecimal.ZERO;
        ArrayNode defaults = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < orders; i++) {
            BigDecimal amount = number(80_000, 2);
            sum = sum.add(amount);
            defaults.addObject()
                    .put("listing", "XTST:T" + (2 * i + random.nextInt(2)))
                    .put("amount", amount);
        }
        monthly.put("contribution", sum).put("max_orders", orders + random.nextInt(2));
        monthly.put("min_trade", chance(30) ? BigDecimal.ZERO : sum.min(number(8_000, 2)));
        monthly.set("default_orders", defaults);
        monthly.put("when_drifted", one(List.of("most_underweight", "default_orders")));
        monthly.put("deploy", one(List.of("contribution", "carry_over", "all_cash")));
        monthly.put("leftover", one(List.of("keep", "more_units"))).put("skip_overweight", chance(70));
        if (chance(75)) {
            int max = 1 + random.nextInt(4);
            ObjectNode quarterly = cadence.putObject("quarterly");
            quarterly.putArray("months").add(3).add(6);
            quarterly.put("max_orders", max).put("max_sells", random.nextInt(max));
            quarterly.put("min_trade", number(8_000, 2));
            ArrayNode priority = quarterly.putArray("priority_sleeves");
            SLEEVES.stream().filter(code -> chance(50)).forEach(priority::add);
            quarterly.put("when_not_drifted", one(List.of("as_monthly", "hold")));
        }
    }

    private void constraints(ObjectNode policy) {
        ObjectNode constraints = policy.putObject("constraints");
        constraints.put("accumulating_only", chance(50));
        if (chance(50)) {
            constraints.putArray("allowed_types").add("fund");
        }
        if (chance(50)) {
            constraints.put("max_drawdown_tolerance", number(40, 2));
        }
    }

    private void dataQuality(ObjectNode policy) {
        ObjectNode checks = policy.putObject("data_quality")
                .put("block_on", one(List.of("critical", "warn")))
                .putObject("checks");
        checks.putObject("non_positive_price").put("severity", "critical");
        if (chance(60)) {
            checks.putObject("price_jump")
                    .put("severity", "info")
                    .put("freeze", chance(20))
                    .put("max_pct", number(50, 0));
        }
        if (chance(60)) {
            checks.putObject("fx_suspect")
                    .put("severity", "info")
                    .put("tolerance_pct", number(200, 1))
                    .put("min_move_pct", number(20, 0));
        }
        if (chance(60)) {
            checks.putObject("move_factor")
                    .put("severity", one(List.of("info", "warn")))
                    .put("factor", BigDecimal.valueOf(11L + random.nextInt(30), 1));
        }
        if (chance(60)) {
            checks.putObject("restated_close").put("severity", "info").put("max_pct", number(50, 0));
        }
        if (chance(60)) {
            checks.putObject("fx_jump").put("severity", "info").put("max_pct", number(20, 0));
        }
        if (chance(30)) {
            checks.putObject("stale_close").put("severity", "critical").put("max_sessions", 3);
        }
    }

    ObjectNode snapshot(ObjectNode policy) {
        ObjectNode snapshot = object().put("snapshot", 1);
        snapshot.putObject("portfolio").put("id", "random").put("base_currency", "EUR");
        snapshot.put("task", one(TASKS));
        snapshot.put(
                "as_of",
                "20" + (26 + random.nextInt(3)) + "-0" + (1 + random.nextInt(7)) + "-0" + (1 + random.nextInt(2)) + "T"
                        + (10 + random.nextInt(14)) + ":00:00Z");
        snapshot.put("frozen", chance(2));
        snapshot.put("cash", text(number(chance(20) ? 100 : 400_000, 2)));
        snapshot.put("contribution_deployed_this_month", text(chance(60) ? BigDecimal.ZERO : number(120_000, 2)));
        if (chance(40)) {
            snapshot.put("contribution_carried_over", text(number(100_000, 2)));
            snapshot.put("withdrawal_raised_this_month", text(number(100_000, 2)));
        }
        if (chance(70)) {
            BigDecimal peak = BigDecimal.valueOf(1000L + random.nextInt(1000), 3);
            snapshot.putObject("drawdown")
                    .put("peak_index", text(peak))
                    .put("index", text(peak.multiply(BigDecimal.valueOf(60L + random.nextInt(41), 2))));
        }
        ArrayNode done = snapshot.putArray("waves_deployed");
        if (chance(20)) {
            done.add("w0");
        }
        if (chance(20)) {
            snapshot.putArray("sunsets_applied").add("2026-02-01");
        }
        ArrayNode constituents = snapshot.putArray("constituents");
        ArrayNode holdings = snapshot.putArray("holdings");
        ArrayNode prices = snapshot.putArray("prices");
        policy.get("instruments").forEach(instrument -> {
            String listing = "XTST:" + instrument.get("ticker").asText();
            ObjectNode constituent = constituents.addObject().put("listing", listing);
            for (String field : List.of("isin", "sleeve", "type", "distribution", "currency", "quote_unit")) {
                constituent.put(field, instrument.get(field).asText());
            }
            constituent.put("tradable", chance(92));
            if (chance(6)) {
                constituent.put("distribution", "distributing");
            }
            if (chance(5)) {
                constituent.put("sleeve", "unassigned");
            }
            boolean held = chance(75);
            if (held) {
                holdings.addObject().put("listing", listing).put("units", text(number(300_000, chance(50) ? 0 : 3)));
            }
            if (held || chance(80)) {
                prices.add(price(listing, constituent, "CLOSE"));
            }
            if (chance(20)) {
                prices.add(price(listing, constituent, "INTRADAY"));
            }
        });
        ArrayNode fx = snapshot.putArray("fx");
        String time = "2026-01-01T00:00:00Z";
        if (chance(85)) {
            rate(fx, "EUR", "USD", number(90_000, 5).add(BigDecimal.valueOf(8, 1)), time);
        }
        if (chance(50)) {
            rate(fx, "USD", "EUR", number(50_000, 5).add(BigDecimal.valueOf(6, 1)), time);
        }
        rate(fx, "GBP", "EUR", BigDecimal.valueOf(115, 2), time);
        return snapshot;
    }

    private static void rate(ArrayNode fx, String base, String quote, BigDecimal rate, String time) {
        fx.addObject()
                .put("base", base)
                .put("quote", quote)
                .put("rate", text(rate))
                .put("as_of", time);
    }

    private ObjectNode price(String listing, ObjectNode constituent, String kind) {
        BigDecimal price = chance(1)
                ? BigDecimal.ZERO
                : number(2_000_000, 1 + random.nextInt(5)).add(BigDecimal.valueOf(1, 2));
        ObjectNode json = object().put("listing", listing)
                .put("kind", kind)
                .put("price", text(price))
                .put("currency", constituent.get("currency").asText())
                .put("quote_unit", constituent.get("quote_unit").asText())
                .put("as_of", "2025-12-3" + random.nextInt(2) + "T16:00:00Z")
                .put("source", "random");
        if (chance(50)) {
            BigDecimal before = price.multiply(BigDecimal.valueOf(50L + random.nextInt(100), 2));
            json.putObject("previous")
                    .put("price", text(before))
                    .put("quote_unit", json.get("quote_unit").asText());
        }
        if (chance(20)) {
            BigDecimal before = price.multiply(BigDecimal.valueOf(90L + random.nextInt(20), 2));
            json.putObject("restated")
                    .put("price", text(before))
                    .put("quote_unit", json.get("quote_unit").asText());
        }
        return json;
    }

    private static String text(BigDecimal number) {
        return number.toPlainString();
    }

    /** The elements of an array in another order. */
    ArrayNode shuffled(ArrayNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        Collections.shuffle(elements, random);
        return JsonNodeFactory.instance.arrayNode().addAll(elements);
    }
}
