package ta.policy.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the promises of the specification on a decision's JSON, with its own arithmetic. */
final class DecisionPromises {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /**
     * A sleeve that is sold whole is sold for its value rounded to the penny, so that it may end just below nothing.
     */
    private static final BigDecimal HALF_A_PENNY = new BigDecimal("0.005");

    private static final BigDecimal NEARLY = new BigDecimal("0.00000001");

    private final JsonNode policy;
    private final JsonNode snapshot;
    private final JsonNode decision;
    private final Map<String, JsonNode> constituents = new HashMap<>();
    private final Map<String, BigDecimal> held = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    private DecisionPromises(JsonNode policy, JsonNode snapshot, JsonNode decision) {
        this.policy = policy;
        this.snapshot = snapshot;
        this.decision = decision;
        snapshot.get("constituents")
                .forEach(each -> constituents.put(each.get("listing").asText(), each));
        snapshot.get("holdings").forEach(each -> held.put(each.get("listing").asText(), number(each, "units")));
    }

    /** The promises that are broken; empty if none is. */
    static List<String> broken(JsonNode policy, JsonNode snapshot, JsonNode decision) {
        DecisionPromises promises = new DecisionPromises(policy, snapshot, decision);
        String outcome = decision.get("outcome").asText();
        if (outcome.equals("FROZEN") || outcome.equals("BLOCKED")) {
            promises.nothing();
            return promises.broken;
        }
        promises.lines();
        promises.cadence();
        promises.cashPark();
        promises.guards();
        promises.weights();
        promises.conclusion(outcome);
        return promises.broken;
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }

    private static BigDecimal number(JsonNode of, String field) {
        return new BigDecimal(of.get(field).asText());
    }

    private void nothing() {
        expect(decision.get("valuation").isNull(), "there is a valuation");
        for (String list : List.of("reasons", "triggers", "lines", "suppressed", "constraints", "expected")) {
            expect(decision.get(list).isEmpty(), "there are " + list);
        }
    }

    private void lines() {
        int seq = 0;
        String before = "";
        for (JsonNode line : decision.get("lines")) {
            seq++;
            expect(line.get("seq").asInt() == seq, "seq is not " + seq);
            String rank = (isOf(line, "CASH_PARK") ? "1" : "2") + (isBuy(line) ? "2" : "1");
            expect(rank.compareTo(before) >= 0, line + " stands out of order");
            before = rank;
            line(line);
        }
    }

    private void line(JsonNode line) {
        String listing = line.get("listing").asText();
        BigDecimal units = number(line, "estimated_units");
        BigDecimal estimate = number(line, "estimated_amount");
        boolean funding = line.get("reason").asText().equals("CASH_PARK_FUNDING");
        JsonNode constituent = constituents.get(listing);
        BigDecimal cost = cost(line);
        expect(units.signum() > 0, line + " has no units");
        expect(units.stripTrailingZeros().scale() <= decimals(listing) || !isBuy(line), line + " has broken units");
        expect(
                estimate.compareTo(units.multiply(price(listing)).setScale(2, RoundingMode.HALF_EVEN)) == 0,
                line + " is not units times price " + price(listing));
        expect(constituent.get("tradable").asBoolean(), line + " cannot be traded");
        if (isBuy(line)) {
            expect(estimate.add(cost).compareTo(number(line, "amount")) <= 0, line + " costs more than its budget");
            expect(
                    !policy.at("/constraints/accumulating_only").asBoolean()
                            || constituent.get("distribution").asText().equals("accumulating"),
                    line + " is forbidden");
        } else {
            BigDecimal left = held.getOrDefault(listing, BigDecimal.ZERO).subtract(units);
            expect(left.signum() >= 0, line + " sells more than is held");
            held.put(listing, left);
        }
        if (!funding) {
            BigDecimal minimum = minimum(line);
            expect(estimate.compareTo(minimum) >= 0, line + " is below " + minimum);
            JsonNode max = policy.at("/costs/max_cost_pct");
            expect(
                    max.isMissingNode()
                            || cost.multiply(HUNDRED)
                                            .compareTo(max.decimalValue().multiply(estimate))
                                    <= 0,
                    line + " costs too much");
        }
    }

    private JsonNode instrument(String listing) {
        return policy.get("instruments")
                .valueStream()
                .filter(each -> listing.endsWith(":" + each.get("ticker").asText()))
                .findFirst()
                .orElseThrow();
    }

    private int decimals(String listing) {
        JsonNode own = instrument(listing).path("order_sizing");
        return (own.isMissingNode() ? policy.get("order_sizing") : own)
                .path("decimals")
                .asInt(0);
    }

    /** Specification, 7: per order, and a part of the estimated amount. */
    private BigDecimal cost(JsonNode line) {
        return cost(line.get("listing").asText(), isBuy(line), number(line, "estimated_amount"));
    }

    private BigDecimal cost(String listing, boolean buy, BigDecimal estimate) {
        JsonNode own = instrument(listing).path("costs");
        JsonNode perOrder = own.has("per_order") ? own.get("per_order") : policy.at("/costs/per_order");
        JsonNode pct = own.path(buy ? "buy_pct" : "sell_pct");
        BigDecimal share = pct.isMissingNode() ? BigDecimal.ZERO : pct.decimalValue();
        return perOrder.decimalValue()
                .add(estimate.multiply(share).movePointLeft(2).setScale(2, RoundingMode.HALF_EVEN));
    }

    private String cadenceStatus() {
        return decision.get("triggers")
                .valueStream()
                .filter(trigger -> trigger.get("kind").asText().equals("CADENCE"))
                .map(trigger -> trigger.get("status").asText())
                .findFirst()
                .orElseThrow();
    }

    private BigDecimal minimum(JsonNode line) {
        if (line.get("reason").asText().equals("WITHDRAWAL")) {
            return policy.at("/cadence/monthly/withdrawal/min_trade").decimalValue();
        }
        boolean exempt = isOf(line, "CASH_PARK")
                && policy.at("/cash_park/exempt_from_min_trade").asBoolean(true);
        String cadence = cadenceStatus().equals("QUARTERLY") ? "quarterly" : "monthly";
        JsonNode minimum = policy.at("/cadence/" + cadence + "/min_trade");
        return exempt || minimum.isMissingNode() ? BigDecimal.ZERO : minimum.decimalValue();
    }

    private void cadence() {
        BigDecimal spent = BigDecimal.ZERO;
        BigDecimal raised = BigDecimal.ZERO;
        int orders = 0;
        int withdrawals = 0;
        for (JsonNode line : decision.get("lines")) {
            if (isOf(line, "CADENCE")) {
                orders++;
                withdrawals += line.get("reason").asText().equals("WITHDRAWAL") ? 1 : 0;
                BigDecimal estimate = number(line, "estimated_amount");
                spent = isBuy(line) ? spent.add(estimate).add(cost(line)) : spent;
                raised = isBuy(line) ? raised : raised.add(estimate).subtract(cost(line));
            }
        }
        String status = cadenceStatus();
        if (status.equals("REVIEW")) {
            expect(orders == 0, "a review has cadence orders");
            return;
        }
        JsonNode monthly = policy.at("/cadence/monthly");
        BigDecimal due = monthly.has("withdrawal")
                ? monthly.at("/withdrawal/amount")
                        .decimalValue()
                        .subtract(optional("withdrawal_raised_this_month"))
                        .max(BigDecimal.ZERO)
                : BigDecimal.ZERO;
        BigDecimal free = number(snapshot, "cash")
                .subtract(policy.at("/cash/reserve").decimalValue())
                .subtract(due);
        boolean raises =
                monthly.has("withdrawal") && free.setScale(2, RoundingMode.DOWN).signum() < 0;
        expect(withdrawals == (raises ? orders : 0), withdrawals + " withdrawals of " + orders + " orders");
        if (raises) {
            expect(orders <= monthly.at("/withdrawal/max_sells").asInt(), orders + " sells for a withdrawal");
            boolean enough = raised.add(free).signum() >= 0;
            expect(enough != reasons().contains("WITHDRAWAL_SHORTFALL"), raised + " is raised of " + free);
        } else {
            spends(monthly, free, spent, raised, orders);
        }
        decision.get("constraints")
                .forEach(constraint -> expect(
                        List.of("MAX_DRAWDOWN", "WITHDRAWAL")
                                        .contains(constraint.get("constraint").asText())
                                || !constraint.get("status").asText().equals("BREACH"),
                        constraint + " is breached"));
    }

    private void spends(JsonNode monthly, BigDecimal free, BigDecimal spent, BigDecimal raised, int orders) {
        if (!monthly.has("contribution")) {
            expect(orders == 0, orders + " orders without a contribution");
            return;
        }
        String deploy = monthly.get("deploy").asText();
        BigDecimal due = monthly.get("contribution")
                .decimalValue()
                .add(deploy.equals("carry_over") ? optional("contribution_carried_over") : BigDecimal.ZERO)
                .subtract(number(snapshot, "contribution_deployed_this_month"));
        BigDecimal available = (deploy.equals("all_cash") ? free : free.min(due)).max(BigDecimal.ZERO);
        expect(
                spent.signum() == 0 || spent.subtract(raised).compareTo(available) <= 0,
                spent + " is spent, " + available + " was there and " + raised + " raised");
        String cadence = cadenceStatus().equals("QUARTERLY") ? "quarterly" : "monthly";
        int most = policy.at("/cadence/" + cadence + "/max_orders").asInt();
        expect(orders <= most, orders + " orders, at most " + most);
    }

    private BigDecimal optional(String field) {
        return snapshot.has(field) ? number(snapshot, field) : BigDecimal.ZERO;
    }

    private List<String> reasons() {
        return decision.get("reasons").valueStream().map(JsonNode::asText).toList();
    }

    /** Guards of a single condition on the order's amount; what the others ask about is the engine's own arithmetic. */
    private void guards() {
        for (JsonNode guard : policy.path("guards")) {
            JsonNode condition = guard.at("/when/0");
            if (!condition.get("fact").asText().equals("order_amount")
                    || !guard.get("then").asText().equals("suppress")) {
                continue;
            }
            for (JsonNode line : decision.get("lines")) {
                boolean judged = !List.of("CASH_PARK_FUNDING", "WITHDRAWAL")
                        .contains(line.get("reason").asText());
                boolean concerned = List.of("ANY", line.get("side").asText())
                                .contains(guard.get("side").asText())
                        && (!guard.has("sleeves")
                                || guard.at("/sleeves/0")
                                        .asText()
                                        .equals(line.get("sleeve").asText()));
                int compared = number(line, "estimated_amount")
                        .compareTo(condition.get("value").decimalValue());
                boolean holds = switch (condition.get("is").asText()) {
                    case "above" -> compared > 0;
                    case "at_least" -> compared >= 0;
                    case "below" -> compared < 0;
                    default -> compared <= 0;
                };
                expect(!(judged && concerned && holds), line + " passes " + guard);
            }
        }
    }

    private void cashPark() {
        BigDecimal outlays = BigDecimal.ZERO;
        BigDecimal funded = null;
        for (JsonNode line : decision.get("lines")) {
            if (isOf(line, "CASH_PARK") && isBuy(line)) {
                outlays = outlays.add(number(line, "estimated_amount")).add(cost(line));
            } else if (isOf(line, "CASH_PARK")) {
                expect(funded == null, "the park is sold twice");
                funded = number(line, "amount");
            }
        }
        expect((funded == null) == (outlays.signum() == 0), "cash-park buys without their funding, or the reverse");
        if (funded != null) {
            BigDecimal net = funded.subtract(cost("XTST:T8", false, funded));
            expect(net.compareTo(outlays) == 0, "the park is sold for " + funded + ", to pay " + outlays);
            BigDecimal parked = number(decision.get("valuation"), "cash_park");
            expect(
                    funded.subtract(HALF_A_PENNY).compareTo(parked) <= 0,
                    funded + " of the park is sold, it is worth " + parked);
        }
    }

    private void weights() {
        BigDecimal invested = number(decision.get("valuation"), "invested");
        sumsToOne(decision.at("/valuation/sleeves"), invested.signum() > 0);
        JsonNode expected = decision.get("expected");
        BigDecimal after = sum(expected);
        expect(after.signum() == 0 || after.subtract(BigDecimal.ONE).abs().compareTo(NEARLY) < 0, "expected " + after);
        BigDecimal left = invested.add(moved());
        BigDecimal rounding = HALF_A_PENNY.add(left.multiply(NEARLY));
        expected.forEach(each ->
                expect(number(each, "weight").multiply(left).compareTo(rounding.negate()) >= 0, each + " is negative"));
    }

    private BigDecimal moved() {
        BigDecimal moved = BigDecimal.ZERO;
        for (JsonNode line : decision.get("lines")) {
            BigDecimal estimate = number(line, "estimated_amount");
            boolean park = line.get("sleeve").asText().equals("cash_park");
            moved = park ? moved : isBuy(line) ? moved.add(estimate) : moved.subtract(estimate);
        }
        return moved;
    }

    private void sumsToOne(JsonNode weights, boolean invested) {
        BigDecimal sum = sum(weights);
        expect(
                sum.subtract(invested ? BigDecimal.ONE : BigDecimal.ZERO).abs().compareTo(NEARLY) < 0,
                "the weights sum to " + sum);
    }

    private static BigDecimal sum(JsonNode weights) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode each : weights) {
            sum = sum.add(number(each, "weight"));
        }
        return sum;
    }

    private void conclusion(String outcome) {
        boolean recommends = outcome.equals("RECOMMENDATION");
        expect(recommends != decision.get("lines").isEmpty(), outcome + " with " + decision.get("lines"));
        List<String> but = recommends ? List.of("WITHDRAWAL_SHORTFALL") : List.of();
        boolean explained = recommends ? but.containsAll(reasons()) : !reasons().isEmpty();
        expect(explained, outcome + " because of " + decision.get("reasons"));
        expect(recommends != decision.get("expected").isEmpty(), outcome + " expects " + decision.get("expected"));
    }

    /** Specification, 5: the close, or a strictly newer intraday price; by a rate, the right direction first. */
    private BigDecimal price(String listing) {
        JsonNode price = null;
        for (JsonNode each : snapshot.get("prices")) {
            if (!each.get("listing").asText().equals(listing)) {
                continue;
            }
            boolean close = each.get("kind").asText().equals("CLOSE");
            boolean latest = policy.get("valuation_price").asText().equals("latest");
            boolean values =
                    close ? price == null || !isNewer(price, each) : latest && (price == null || isNewer(each, price));
            if (values) {
                price = each;
            }
        }
        JsonNode unit = policy.get("quote_units").get(price.get("quote_unit").asText());
        BigDecimal norm = number(price, "price").multiply(unit.get("factor").decimalValue());
        if (unit.get("currency").asText().equals("EUR")) {
            return norm;
        }
        BigDecimal direct = rate("USD", "EUR");
        return direct != null
                ? norm.multiply(direct)
                : norm.divide(rate("EUR", "USD"), new MathContext(20, RoundingMode.HALF_EVEN));
    }

    private static boolean isNewer(JsonNode one, JsonNode than) {
        return one.get("as_of").asText().compareTo(than.get("as_of").asText()) > 0;
    }

    private BigDecimal rate(String base, String quote) {
        for (JsonNode rate : snapshot.get("fx")) {
            if (rate.get("base").asText().equals(base)
                    && rate.get("quote").asText().equals(quote)) {
                return number(rate, "rate");
            }
        }
        return null;
    }

    private static boolean isBuy(JsonNode line) {
        return line.get("side").asText().equals("BUY");
    }

    private static boolean isOf(JsonNode line, String stage) {
        return line.get("stage").asText().equals(stage);
    }
}
