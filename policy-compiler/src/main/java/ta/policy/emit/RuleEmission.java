package ta.policy.emit;

import static ta.policy.emit.Literal.count;
import static ta.policy.emit.Literal.counts;
import static ta.policy.emit.Literal.decimal;
import static ta.policy.emit.Literal.flag;
import static ta.policy.emit.Literal.identifier;
import static ta.policy.emit.Literal.quoted;
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
        rules.clause("cadence/monthly", "/cadence/monthly", "contribution", Map.of("but_in_quarter_months", except));
        if (!quarterMonths.isEmpty()) {
            rules.clause(
                    "cadence/quarterly/months",
                    "/cadence/quarterly",
                    "months",
                    Map.of("months", counts(quarterMonths)));
        }
        if (monthly.whenDrifted() == Policy.WhenDrifted.MOST_UNDERWEIGHT) {
            rules.clause("/cadence/monthly/when_drifted");
        }
        if (monthly.skipOverweight()) {
            rules.clause("/cadence/monthly/skip_overweight");
        }
        limits("monthly", monthly.maxOrders(), monthly.minTrade());
    }

    private void quarterly(Policy.Quarterly quarterly) {
        rules.clause("/cadence/quarterly");
        for (String sleeve : quarterly.prioritySleeves()) {
            rules.clause(
                    "cadence/quarterly/priority_sleeves",
                    "/cadence/quarterly/priority_sleeves",
                    String.valueOf(quarterly.prioritySleeves().indexOf(sleeve)),
                    Map.of("sleeve", identifier(sleeve)));
        }
        if (quarterly.whenNotDrifted() == Policy.WhenNotDrifted.HOLD) {
            rules.clause("/cadence/quarterly/when_not_drifted");
        }
        if (quarterly.maxSells() > 0) {
            rules.clause("/cadence/quarterly/max_sells", Map.of("max_sells", count(quarterly.maxSells())));
        }
        limits("quarterly", quarterly.maxOrders(), quarterly.minTrade());
    }

    private void limits(String cadence, int maxOrders, BigDecimal minTrade) {
        String pointer = "/cadence/" + cadence;
        rules.clause(pointer + "/max_orders", Map.of("max_orders", count(maxOrders)));
        rules.clause(pointer + "/min_trade", Map.of("min_trade", decimal(minTrade)));
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
        if (constraints.allowedTypes().isPresent()) {
            rules.clause("/constraints/allowed_types");
        }
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
