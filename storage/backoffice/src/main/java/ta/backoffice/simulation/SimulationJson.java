package ta.backoffice.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ta.rules.json.Decimals;
import ta.rules.performance.PerformanceJson;

/** A simulation as JSON: its terms, figures, years, trades and the days on which runs were stopped. */
public final class SimulationJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int[] PERCENTILES = {0, 10, 25, 50, 75, 90, 100};

    private SimulationJson() {}

    public static ObjectNode of(Simulated simulated) {
        ObjectNode json = NODES.objectNode().put("policy", simulated.policy().version());
        json.set("figures", figures(simulated));
        ArrayNode periods = json.putArray("periods");
        simulated.performance().periods().forEach(period -> periods.add(PerformanceJson.period(period)));
        json.set("windows", windows(simulated));
        json.set("rolling", rolling(simulated));
        ArrayNode trades = json.putArray("trades");
        simulated.fills().forEach(fill -> trades.add(trade(fill)));
        ArrayNode blocked = json.putArray("blocked");
        simulated.blocked().forEach(day -> blocked.add(day.toString()));
        ArrayNode frozen = json.putArray("frozen");
        simulated.frozen().forEach(day -> frozen.add(day.toString()));
        return json;
    }

    /** The terms, each with its value, stated or default. */
    public static ObjectNode terms(SimulationTerms terms) {
        return NODES.objectNode()
                .put("from", terms.from().toString())
                .put("to", terms.to().toString())
                .put("contribution_day", terms.contributionDay())
                .put("tax_relief_pct", Decimals.text(terms.taxReliefPct()))
                .put("relief_days", terms.reliefDays())
                .put("fill", terms.fill().text())
                .put("spread_pct", Decimals.text(terms.spreadPct()))
                .put("start_cash", Decimals.text(terms.startCash()))
                .put("start_invested", Decimals.text(terms.startInvested()))
                .put("start_parked", Decimals.text(terms.startParked()))
                .put("accept_after", terms.acceptAfter());
    }

    /** The figures of the whole time. */
    static ObjectNode figures(Simulated simulated) {
        SimulationFigures figures = SimulationFigures.of(simulated);
        ObjectNode json = NODES.objectNode();
        figures.all().ifPresent(all -> json.setAll(PerformanceJson.period(all)));
        json.put("turnover", Decimals.text(figures.turnover()))
                .put("costs", Decimals.text(figures.costs()))
                .put("spread", Decimals.text(figures.spread()))
                .put("orders", figures.orders())
                .put("orders_given_up", simulated.givenUp())
                .put("months", figures.months())
                .put("months_without_order", figures.monthsWithoutOrder())
                .put("runs_blocked", simulated.blocked().size())
                .put("runs_frozen", simulated.frozen().size())
                .put("closes_held_back", simulated.heldBack())
                .put("idle_cash", Decimals.text(figures.idleCash()));
        ObjectNode outside = json.putObject("out_of_band");
        figures.outOfBand().forEach((sleeve, share) -> outside.put(sleeve, Decimals.text(share)));
        return json;
    }

    /** The historical windows that the simulation went through as a whole. */
    private static ArrayNode windows(Simulated simulated) {
        ArrayNode json = NODES.arrayNode();
        for (HistoricalWindow window : HistoricalWindow.values()) {
            window.of(simulated.performance())
                    .ifPresent(passage -> json.addObject()
                            .put("window", window.name())
                            .put("title", window.title())
                            .put("from", window.from().toString())
                            .put("to", window.to().toString())
                            .put("change", Decimals.text(passage.change()))
                            .put("fall", Decimals.text(passage.fall())));
        }
        return json;
    }

    private static ArrayNode rolling(Simulated simulated) {
        ArrayNode json = NODES.arrayNode();
        RollingReturns.of(simulated.performance()).forEach(rolling -> {
            ObjectNode each = json.addObject()
                    .put("years", rolling.years())
                    .put("spans", rolling.returns().size());
            for (int percent : PERCENTILES) {
                each.put("p" + percent, Decimals.text(rolling.percentile(percent)));
            }
        });
        return json;
    }

    private static ObjectNode trade(SimulatedFill fill) {
        return NODES.objectNode()
                .put("run", fill.run().toString())
                .put("at", fill.at().toString())
                .put("side", fill.side().name())
                .put("listing", fill.listing().text())
                .put("sleeve", fill.sleeve())
                .put("reason", fill.reason())
                .put("units", Decimals.text(fill.units()))
                .put("amount", Decimals.text(fill.amount()))
                .put("fees", Decimals.text(fill.fees()))
                .put("spread", Decimals.text(fill.spread()));
    }
}
