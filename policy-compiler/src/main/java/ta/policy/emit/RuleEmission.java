package ta.policy.emit;

import static ta.policy.emit.Literal.count;
import static ta.policy.emit.Literal.counts;
import static ta.policy.emit.Literal.decimal;
import static ta.policy.emit.Literal.flag;
import static ta.policy.emit.Literal.identifier;
import static ta.policy.emit.Literal.quoted;
import static ta.policy.emit.Literal.types;
import static ta.policy.emit.Literal.word;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ta.policy.document.PolicyDocument;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Task;
import ta.rules.ruleset.RuleText;

/** Writes the rules of a policy, clause by clause, in the order in which they fire. */
public final class RuleEmission {

    private static final String MONTHLY = "/cadence/monthly";
    private static final String QUARTERLY = "/cadence/quarterly";
    private static final BigDecimal HOURS_PER_DAY = BigDecimal.valueOf(24);

    private final Policy policy;
    private final RuleWriter rules;

    private RuleEmission(PolicyDocument document, Policy policy) {
        this.policy = policy;
        this.rules = new RuleWriter(document);
    }

    /** The rules of a valid document. Only the places in their comments depend on the layout of the file. */
    public static RuleText of(PolicyDocument document, Policy policy) {
        RuleEmission emission = new RuleEmission(document, policy);
        emission.dataQuality();
        emission.driftBands();
        emission.cashPark();
        emission.cadences();
        emission.orders();
        emission.guards();
        emission.constraints();
        emission.rules.always("always/outcome");
        return emission.rules.text();
    }

    private void dataQuality() {
        rules.always("always/freeze");
        policy.dataQuality().checks().forEach((name, check) -> {
            Map<String, Literal> literals = new LinkedHashMap<>();
            literals.put("severity", word(check.severity()));
            literals.put("freeze", flag(check.freeze()));
            check.limits().forEach((key, limit) -> literals.put(key, decimal(limit)));
            if (check.limits().containsKey("max_days")) {
                literals.put("max_hours", decimal(check.limits().get("max_days").multiply(HOURS_PER_DAY)));
            }
            String key = check.limits().keySet().stream().findFirst().orElse("");
            rules.clause("data_quality/" + name, "/data_quality/checks/" + name, key, literals);
        });
        rules.always("always/unpriced_holding");
        rules.clause(
                "/data_quality/block_on",
                Map.of("block_on", word(policy.dataQuality().blockOn())));
    }

    private void driftBands() {
        for (Policy.Sleeve sleeve : policy.sleeves()) {
            Policy.DriftBand band = policy.driftBand(sleeve.driftBand());
            boolean absolute = band.absolutePp()
                    .filter(limit -> limit.compareTo(sleeve.bandPp()) == 0)
                    .isPresent();
            rules.clause(
                    "drift_bands",
                    "/drift_bands/" + sleeve.driftBand(),
                    absolute ? "absolute_pp" : "relative_pct",
                    Map.of("sleeve", identifier(sleeve.code()), "band_pp", decimal(sleeve.bandPp())));
        }
    }

    private void cashPark() {
        policy.cashPark().ifPresent(park -> {
            for (int i = 0; i < park.waves().size(); i++) {
                Policy.Wave wave = park.waves().get(i);
                rules.clause(
                        "cash_park/waves",
                        "/cash_park/waves/" + i,
                        "drawdown_at_least",
                        Map.of(
                                "wave", identifier(wave.name()),
                                "drawdown_at_least", decimal(wave.drawdownAtLeast())));
            }
            for (int i = 0; i < park.sunset().size(); i++) {
                rules.clause(
                        "cash_park/sunset",
                        "/cash_park/sunset/" + i,
                        "date",
                        Map.of("date", Literal.date(park.sunset().get(i).date())));
            }
            park.maxBuyOrders()
                    .ifPresent(
                            most -> rules.clause("/cash_park/max_buy_orders", Map.of("max_buy_orders", count(most))));
        });
    }

    private void cadences() {
        review(Task.WEEKLY_REVIEW);
        policy.cadence().monthly().ifPresentOrElse(this::monthly, () -> review(Task.MONTHLY_ALLOCATION));
        policy.cadence().quarterly().ifPresentOrElse(this::quarterly, () -> review(Task.QUARTERLY_REBALANCE));
    }

    private void review(Task task) {
        if (policy.cadence().weekly()) {
            rules.clause("/cadence/weekly", Map.of("task", word(task)));
        } else {
            rules.always("always/review", Map.of("task", word(task)));
        }
    }

    private void monthly(Policy.Monthly monthly) {
        List<Integer> quarterMonths = policy.cadence()
                .quarterly()
                .map(quarterly -> quarterly.months().stream().sorted().toList())
                .orElse(List.of());
        Literal except = quarterMonths.isEmpty()
                ? Literal.nothing()
                : Literal.clause(", month not in ( ", counts(quarterMonths), " )");
        String key = monthly.contribution().isPresent() ? "contribution" : "withdrawal";
        rules.clause("cadence/monthly", MONTHLY, key, Map.of("but_in_quarter_months", except));
        if (!quarterMonths.isEmpty()) {
            rules.clause(
                    "cadence/quarterly/months",
                    "/cadence/quarterly",
                    "months",
                    Map.of("months", counts(quarterMonths)));
        }
        monthly.contribution().ifPresent(this::contribution);
        monthly.withdrawal().ifPresent(this::withdrawal);
    }

    private void contribution(Policy.Contribution contribution) {
        if (contribution.whenDrifted() == Policy.WhenDrifted.MOST_UNDERWEIGHT) {
            rules.clause(MONTHLY + "/when_drifted");
        }
        if (contribution.skipOverweight()) {
            rules.clause(MONTHLY + "/skip_overweight");
        }
        if (contribution.moreUnits()) {
            rules.clause(MONTHLY + "/leftover");
        }
        limits(MONTHLY, contribution.maxOrders(), contribution.minTrade());
    }

    private void withdrawal(Policy.Withdrawal withdrawal) {
        String pointer = MONTHLY + "/withdrawal";
        rules.clause("cadence/monthly/withdrawal", pointer, "amount", Map.of());
        if (withdrawal.fromPark()) {
            rules.clause(pointer + "/from_park");
        }
        rules.clause(pointer + "/max_sells", Map.of("max_sells", count(withdrawal.maxSells())));
        rules.clause(pointer + "/min_trade", Map.of("min_trade", decimal(withdrawal.minTrade())));
    }

    private void quarterly(Policy.Quarterly quarterly) {
        rules.clause(QUARTERLY);
        for (int rank = 0; rank < quarterly.prioritySleeves().size(); rank++) {
            rules.clause(
                    "cadence/quarterly/priority_sleeves",
                    QUARTERLY + "/priority_sleeves",
                    String.valueOf(rank),
                    Map.of(
                            "sleeve", identifier(quarterly.prioritySleeves().get(rank)),
                            "rank", count(rank)));
        }
        if (quarterly.whenNotDrifted() == Policy.WhenNotDrifted.HOLD) {
            rules.clause(QUARTERLY + "/when_not_drifted");
        }
        if (quarterly.maxSells() > 0) {
            rules.clause(QUARTERLY + "/max_sells", Map.of("max_sells", count(quarterly.maxSells())));
        }
        limits(QUARTERLY, quarterly.maxOrders(), quarterly.minTrade());
    }

    /** The cash park's orders have a minimum, unless they are exempt from it. */
    private void limits(String pointer, int maxOrders, BigDecimal minTrade) {
        boolean exempt =
                policy.cashPark().map(Policy.CashPark::exemptFromMinTrade).orElse(true);
        rules.clause(pointer + "/max_orders", Map.of("max_orders", count(maxOrders)));
        rules.clause(
                pointer + "/min_trade",
                Map.of(
                        "min_trade",
                        decimal(minTrade),
                        "but_not_cash_park",
                        exempt ? Literal.fixed(", ofCadence") : Literal.nothing()));
    }

    private void guards() {
        for (int i = 0; i < policy.guards().size(); i++) {
            rules.clause(
                    "guards",
                    "/guards/" + i,
                    "name",
                    GuardRules.literals(policy.guards().get(i), i));
        }
    }

    private void orders() {
        rules.always("always/sold_in_run");
        rules.always("always/tradable");
        rules.always("always/forbidden");
        rules.always("always/price");
        rules.always("always/units");
        rules.always("always/cash");
        policy.costs()
                .maxCostPct()
                .ifPresent(limit -> rules.clause("/costs/max_cost_pct", Map.of("max_cost_pct", decimal(limit))));
    }

    private void constraints() {
        Policy.Constraints constraints = policy.constraints();
        constraints
                .allowedTypes()
                .ifPresent(types -> rules.clause("/constraints/allowed_types", Map.of("types", types(types))));
        if (constraints.accumulatingOnly()) {
            rules.clause("/constraints/accumulating_only");
        }
        if (!constraints.forbiddenIsins().isEmpty()) {
            rules.clause("/constraints/forbidden_isins", Map.of("isins", quoted(constraints.forbiddenIsins())));
        }
        constraints
                .maxDrawdownTolerance()
                .ifPresent(tolerance -> rules.clause(
                        "/constraints/max_drawdown_tolerance", Map.of("max_drawdown_tolerance", decimal(tolerance))));
    }
}
