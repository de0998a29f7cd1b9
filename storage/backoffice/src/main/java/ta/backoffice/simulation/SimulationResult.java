package ta.backoffice.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ta.rules.json.Decimals;
import ta.rules.performance.PerformanceJson;
import ta.rules.performance.SeriesPoint;
import ta.rules.policy.Policy;

/**
 * What is kept of a simulation: {@link SimulationJson} with a series for charts, and the hashes of the runs that
 * ordered something or were stopped. All figures are of the whole time, whatever is left out of the series.
 */
final class SimulationResult {

    /** So many points draw a chart. */
    static final int POINTS_MAX = 600;

    /** The newest trades that are kept. */
    static final int TRADES_MAX = 2_000;

    private static final int DRIFT_PLACES = 4;

    private SimulationResult() {}

    /** What a policy of the result is. */
    enum Kind {
        VERSION,
        HELD,
        BENCHMARK
    }

    /**
     * A version of the policy.
     *
     * @param runs as {@link #run} writes them
     */
    static ObjectNode of(SimulatedPolicy version, Simulated simulated, ArrayNode runs) {
        ObjectNode json = head(Kind.VERSION, "version " + version.version())
                .put("version", version.version())
                .put("policy_sha256", version.sha256())
                .put("title", simulated.policy().title());
        json.setAll(SimulationJson.of(simulated));
        ArrayNode trades = (ArrayNode) json.get("trades");
        int left = Math.max(0, trades.size() - TRADES_MAX);
        for (int i = 0; i < left; i++) {
            trades.remove(0);
        }
        json.put("trades_left_out", left);
        json.set("points", points(simulated));
        json.set("runs", runs);
        json.set("sleeves", sleeves(simulated.policy()));
        return json;
    }

    /** What is only bought and held has neither trades nor runs here: they say nothing. */
    static ObjectNode held(Kind kind, String name, Simulated simulated) {
        ObjectNode json = head(kind, name).putNull("version");
        json.setAll(SimulationJson.of(simulated));
        json.put("trades_left_out", json.get("trades").size()).putArray("trades");
        json.set("points", points(simulated));
        json.putArray("runs");
        json.putArray("sleeves");
        return json;
    }

    private static ObjectNode head(Kind kind, String name) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind.name()).put("name", name);
    }

    private static ArrayNode sleeves(Policy policy) {
        ArrayNode sleeves = JsonNodeFactory.instance.arrayNode();
        for (Policy.Sleeve sleeve : policy.sleeves()) {
            sleeves.addObject()
                    .put("code", sleeve.code())
                    .put("name", sleeve.name())
                    .put("band_pp", Decimals.text(sleeve.bandPp()));
        }
        return sleeves;
    }

    /** A run by its day, with the hash of its decision. */
    static ObjectNode run(LocalDate day, JsonNode decision) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("day", day.toString())
                .put("outcome", decision.get("outcome").textValue())
                .put("decision_sha256", decision.get("decision_sha256").textValue());
    }

    /** The hash that was kept of a run's decision; empty if the run ordered nothing and was not stopped. */
    static Optional<String> hash(JsonNode result, int version, LocalDate day) {
        return result.get("simulations")
                .valueStream()
                .filter(each -> each.get("version").intValue() == version)
                .flatMap(each -> each.get("runs").valueStream())
                .filter(run -> run.get("day").textValue().equals(day.toString()))
                .map(run -> run.get("decision_sha256").textValue())
                .findFirst();
    }

    private static ArrayNode points(Simulated simulated) {
        Set<LocalDate> kept = kept(simulated.performance().series().firmPoints());
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        eachPoint(simulated, point -> {
            if (kept.contains(LocalDate.parse(point.get("session").textValue()))) {
                json.add(point);
            }
        });
        return json;
    }

    /** As the points of {@link PerformanceJson}, with the drift of each sleeve and what was paid in so far. */
    static void eachPoint(Simulated simulated, Consumer<ObjectNode> receiver) {
        BigDecimal paidIn = BigDecimal.ZERO;
        for (SeriesPoint point : simulated.performance().series().firmPoints()) {
            paidIn = paidIn.add(point.paidIn()).subtract(point.paidOut());
            ObjectNode written = PerformanceJson.point(point).put("paid_in", Decimals.text(paidIn));
            written.remove("as_of");
            written.set("drift_pp", drift(simulated.policy(), point));
            receiver.accept(written);
        }
    }

    /** Evenly spread, with the last one and that of the greatest drawdown. */
    private static Set<LocalDate> kept(List<SeriesPoint> all) {
        Set<LocalDate> kept = new HashSet<>();
        int size = all.size();
        int step = Math.max(1, (size + POINTS_MAX - 1) / POINTS_MAX);
        for (int i = size - 1; i >= 0; i -= step) {
            kept.add(all.get(i).session().date());
        }
        all.stream()
                .max(Comparator.comparing(point -> point.total().drawdown()))
                .ifPresent(lowest -> kept.add(lowest.session().date()));
        return kept;
    }

    /** Weight less target in percentage points, by sleeve; empty while nothing is invested. */
    private static ObjectNode drift(Policy policy, SeriesPoint point) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        BigDecimal invested = point.invested().value();
        if (invested.signum() > 0) {
            for (Policy.Sleeve sleeve : policy.sleeves()) {
                BigDecimal weight =
                        Decimals.even10(point.sleeves().getOrDefault(sleeve.code(), BigDecimal.ZERO), invested);
                json.put(
                        sleeve.code(),
                        Decimals.fixed(
                                weight.subtract(sleeve.targetWeight()).multiply(Decimals.HUNDRED), DRIFT_PLACES));
            }
        }
        return json;
    }
}
