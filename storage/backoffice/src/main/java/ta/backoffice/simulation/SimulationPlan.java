package ta.backoffice.simulation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import ta.rules.portfolio.ListingId;

/**
 * What is simulated beside the versions.
 *
 * @param hold whether the targets of the first version, bought and held, are compared
 * @param benchmark a listing that is bought in place of the targets and held
 * @param changesFrom the version from which each change to the only other one is simulated alone
 * @param vary places of the only version in which other values are tried
 * @param paths how the only version fares on made-up paths
 */
public record SimulationPlan(
        boolean hold,
        Optional<ListingId> benchmark,
        Optional<Integer> changesFrom,
        List<Variant.Axis> vary,
        Optional<Paths> paths) {

    /** The most variants that are tried. */
    public static final int VARIANTS_MAX = 100;

    /** The most years of all variants together, so that a job ends in time: each takes three simulations. */
    public static final int VARIANT_YEARS_MAX = 1_100;

    /** The most changes that are simulated alone. */
    public static final int CHANGES_MAX = 20;

    /** Nothing but the versions. */
    public static final SimulationPlan VERSIONS_ALONE =
            new SimulationPlan(false, Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /**
     * Paths that are drawn from the history.
     *
     * @param blockMonths how many real months stay together
     * @param seed of the first path
     */
    public record Paths(int count, int years, int blockMonths, long seed) {

        public static final int COUNT_MAX = 500;
        public static final int YEARS_MAX = 60;
        public static final int BLOCK_MONTHS_MAX = 120;

        /** Of all paths, so that a job ends in time. */
        public static final int YEARS_TOGETHER_MAX = 2_500;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("hold", hold)
                .put("benchmark", benchmark.map(ListingId::text).orElse(null));
        changesFrom.ifPresent(version -> json.put("changes_from", version));
        ArrayNode axes = json.putArray("vary");
        for (Variant.Axis axis : vary) {
            ArrayNode values =
                    axes.addObject().put("path", axis.pointer().toString()).putArray("values");
            axis.values().forEach(values::add);
        }
        paths.ifPresent(drawn -> json.putObject("paths")
                .put("count", drawn.count)
                .put("years", drawn.years)
                .put("block_months", drawn.blockMonths)
                .put("seed", drawn.seed));
        return json;
    }

    /** The inverse of {@link #json}; what is missing is not simulated. */
    static SimulationPlan of(JsonNode json) {
        JsonNode paths = json.path("paths");
        return new SimulationPlan(
                json.path("hold").booleanValue(),
                Optional.ofNullable(json.path("benchmark").textValue()).map(ListingId::new),
                json.has("changes_from") ? Optional.of(json.get("changes_from").intValue()) : Optional.empty(),
                json.path("vary")
                        .valueStream()
                        .map(axis -> new Variant.Axis(
                                JsonPointer.compile(axis.get("path").textValue()),
                                axis.get("values")
                                        .valueStream()
                                        .map(JsonNode::textValue)
                                        .toList()))
                        .toList(),
                paths.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new Paths(
                                paths.get("count").intValue(),
                                paths.get("years").intValue(),
                                paths.get("block_months").intValue(),
                                paths.get("seed").longValue())));
    }
}
