package ta.http.simulation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.backoffice.simulation.Contender;
import ta.backoffice.simulation.SimulationPlan;
import ta.backoffice.simulation.SimulationPlan.Paths;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.simulation.Variant;
import ta.http.simulation.SimulationShapes.MadePaths;
import ta.http.simulation.SimulationShapes.NewSimulation;
import ta.http.simulation.SimulationShapes.VariedKey;
import ta.policy.PolicyResult;
import ta.rules.policy.Policy;

/** What a request wants to be simulated beside its versions, and all that is wrong with it. */
final class RequestedPlan {

    private static final int BLOCK_MONTHS = 12;
    private static final int KEYS_MAX = 4;
    private static final int VALUE_MAX = 200;

    /** Each variant starts on three days, a month apart. */
    private static final int MONTHS_MIN = 4;

    private final NewSimulation body;
    private final Map<Integer, PolicyResult.Valid> versions;
    private final PolicyResult.Valid first;
    private final Faults faults;
    private final List<Variant.Axis> axes = new ArrayList<>();

    /**
     * @param versions at least one, by its number
     */
    RequestedPlan(NewSimulation body, Map<Integer, PolicyResult.Valid> versions, Faults faults) {
        this.body = body;
        this.versions = versions;
        this.first = versions.values().iterator().next();
        this.faults = faults;
        List<VariedKey> vary = body.vary().orElse(List.of());
        if (vary.size() > KEYS_MAX) {
            faults.add("/vary", "must be at most " + KEYS_MAX + " keys");
        }
        for (int i = 0; i < Math.min(KEYS_MAX, vary.size()); i++) {
            axis("/vary/" + i, vary.get(i)).ifPresent(axes::add);
        }
    }

    /**
     * @param active the number of the active version
     * @return a plan that holds only if there are no faults
     */
    SimulationPlan of(Optional<Integer> active) {
        boolean alone = !axes.isEmpty() || body.paths().isPresent();
        if (alone && versions.size() > 1) {
            faults.add(axes.isEmpty() ? "/paths" : "/vary", "needs one version alone");
        }
        if (!axes.isEmpty() && body.paths().isPresent()) {
            faults.add("/paths", "cannot be combined with vary");
        }
        boolean eachChange = body.eachChange().orElse(false);
        if (eachChange && (versions.size() != 2 || active.isEmpty() || !versions.containsKey(active.get()))) {
            faults.add("/each_change", "needs two versions, one of them the active one");
        }
        return new SimulationPlan(
                body.hold().orElse(true),
                body.benchmark(),
                eachChange ? active : Optional.empty(),
                List.copyOf(axes),
                body.paths().map(this::paths));
    }

    /** The policy that holds the benchmark. */
    Optional<Policy> benchmark() {
        Optional<Contender> held =
                body.benchmark().flatMap(listing -> Contender.benchmark(first.document(), first.policy(), listing));
        if (body.benchmark().isPresent() && held.isEmpty()) {
            faults.add("/benchmark", "must be a listing of the first version or of the list of known funds");
        }
        return held.map(each -> each.policy().rules().policy());
    }

    /** The variants that are valid policies. */
    List<Policy> variants() {
        if (count() > SimulationPlan.VARIANTS_MAX) {
            faults.add(
                    "/vary", "gives " + count() + " variants; at most " + SimulationPlan.VARIANTS_MAX + " are tried");
            return List.of();
        }
        List<Policy> policies = new ArrayList<>();
        if (!axes.isEmpty()) {
            Variant.all(first.document().root(), axes).forEach(variant -> {
                if (variant.result() instanceof PolicyResult.Valid valid) {
                    policies.add(valid.policy());
                }
            });
        }
        return policies;
    }

    /** Variants need some time, and all of them together must not need too much. */
    void requireTime(SimulationTerms terms) {
        if (axes.isEmpty()) {
            return;
        }
        if (terms.from().plusMonths(MONTHS_MIN).isAfter(terms.to())) {
            faults.add("/vary", "needs at least " + MONTHS_MIN + " months");
        }
        long years = ChronoUnit.YEARS.between(terms.from(), terms.to()) + 1;
        if (count() * years > SimulationPlan.VARIANT_YEARS_MAX) {
            faults.add(
                    "/vary",
                    count() + " variants over " + years + " years are more than " + SimulationPlan.VARIANT_YEARS_MAX
                            + " years together. Maybe begin later.");
        }
    }

    private long count() {
        return axes.stream().mapToLong(axis -> axis.values().size()).reduce(1, (one, other) -> one * other);
    }

    /** Empty if the key cannot be in the policy, or its values are not usable. */
    private Optional<Variant.Axis> axis(String at, VariedKey key) {
        JsonPointer pointer = pointer(key.path());
        if (pointer == null) {
            faults.add(at + "/path", "must be a JSON pointer such as /cadence/monthly/max_orders");
        } else if (axes.stream().anyMatch(axis -> axis.pointer().equals(pointer))) {
            faults.add(at + "/path", "is named twice");
        } else if (key.values().isEmpty()
                || key.values().size() > SimulationPlan.VARIANTS_MAX
                || key.values().stream().anyMatch(value -> value.length() > VALUE_MAX)) {
            faults.add(
                    at + "/values",
                    "must be 1 to " + SimulationPlan.VARIANTS_MAX + " values of at most " + VALUE_MAX + " characters");
        } else if (!isIn(first.document().root(), new Variant.Axis(pointer, List.of("0")))) {
            faults.add(at + "/path", "the policy has no place " + pointer);
        } else {
            return Optional.of(new Variant.Axis(pointer, List.copyOf(key.values())));
        }
        return Optional.empty();
    }

    private static @Nullable JsonPointer pointer(String text) {
        try {
            return text.isEmpty() ? null : JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isIn(JsonNode policy, Variant.Axis axis) {
        try {
            return !Variant.all(policy, List.of(axis)).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Paths paths(MadePaths asked) {
        if ((long) asked.count() * asked.years() > Paths.YEARS_TOGETHER_MAX) {
            faults.add(
                    "/paths/count",
                    asked.count() + " paths of " + asked.years() + " years are more than " + Paths.YEARS_TOGETHER_MAX
                            + " years together");
        }
        return new Paths(
                within("/paths/count", asked.count(), 1, Paths.COUNT_MAX),
                within("/paths/years", asked.years(), 1, Paths.YEARS_MAX),
                within("/paths/block_months", asked.blockMonths().orElse(BLOCK_MONTHS), 1, Paths.BLOCK_MONTHS_MAX),
                within("/paths/seed", asked.seed().orElse(1), 0, Integer.MAX_VALUE));
    }

    private int within(String at, int value, int least, int most) {
        if (value < least || value > most) {
            faults.add(at, "must be from " + least + " to " + most);
        }
        return value;
    }
}
