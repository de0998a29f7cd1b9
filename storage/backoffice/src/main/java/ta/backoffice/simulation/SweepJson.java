package ta.backoffice.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ta.policy.PolicyResult;
import ta.policy.document.PolicyError;
import ta.rules.json.Decimals;
import ta.rules.performance.PeriodFigures;

/** A sweep as JSON: the places that vary, and for each variant its values and figures, or why it is invalid. */
public final class SweepJson {

    private SweepJson() {}

    public static ObjectNode of(List<Variant.Axis> axes, List<Sweep.Row> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode pointers = json.putArray("vary");
        axes.forEach(axis -> pointers.add(axis.pointer().toString()));
        ArrayNode variants = json.putArray("variants");
        for (Sweep.Row row : rows) {
            ObjectNode each = variants.addObject();
            ArrayNode values = each.putArray("values");
            row.variant().values().forEach(values::add);
            each.put("valid", row.variant().result() instanceof PolicyResult.Valid)
                    .put("annualised", text(row.rate()))
                    .put("spread_by_start", text(row.spread()))
                    .put("differs_from_first", row.differsFrom(rows.get(0)).orElse(null));
            row.figures().ifPresent(figures -> {
                figures.all().ifPresent(all -> put(each, all));
                each.put("orders", figures.orders())
                        .put("costs", Decimals.text(figures.costs()))
                        .put("turnover", Decimals.text(figures.turnover()))
                        .put("idle_cash", Decimals.text(figures.idleCash()));
            });
            if (row.variant().result() instanceof PolicyResult.Invalid invalid) {
                each.set("problem", problem(invalid.errors().get(0)));
            }
        }
        return json;
    }

    private static void put(ObjectNode json, PeriodFigures all) {
        json.put("money_weighted", text(all.moneyWeighted().rate()))
                .put("volatility", text(all.volatility()))
                .put("drawdown", text(all.drawdown().value()))
                .put("value", text(all.endValue()));
    }

    /** Why a policy is invalid, in the compiler's words. */
    static ObjectNode problem(PolicyError error) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", error.code().name())
                .put("at", error.pointer())
                .put("message", error.message())
                .put("maybe", error.maybe().orElse(null));
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : Decimals.text(number);
    }
}
