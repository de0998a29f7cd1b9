package ta.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import ta.policy.CompiledPolicy;
import ta.policy.Decisions;
import ta.rules.order.Suppression;

/**
 * Random portfolios under 24 random policies: no more policies, since compiling takes most of the time.
 * {@code -Djqwik.tries.default=10000} sets the number of portfolios.
 */
final class DecisionPropertiesTest {

    private static final int POLICIES = 24;
    private static final Map<Integer, CompiledPolicy> COMPILED = new ConcurrentHashMap<>();

    private static ObjectNode policy(int number) {
        return new RandomPortfolios(number).policy();
    }

    private static ObjectNode decide(int number, JsonNode snapshot) {
        CompiledPolicy compiled = COMPILED.computeIfAbsent(
                number, of -> Decisions.compile("p.json", policy(of).toString()));
        return Decisions.decide(compiled.rules(), snapshot);
    }

    @Property
    void decision_ofAnyPortfolio_keepsWhatIsPromised(
            @ForAll @IntRange(max = POLICIES - 1) int policy, @ForAll long seed) {
        ObjectNode json = policy(policy);
        ObjectNode snapshot = new RandomPortfolios(seed).snapshot(json);
        assertThat(DecisionPromises.broken(json, snapshot, decide(policy, snapshot)))
                .isEmpty();
    }

    /** The promises above would prove little about portfolios in which nothing happens. */
    @Example
    void portfolios_together_showWhatCanHappen() {
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 40 * POLICIES; i++) {
            JsonNode decision = decide(i % POLICIES, new RandomPortfolios(i).snapshot(policy(i % POLICIES)));
            seen.add(decision.get("outcome").asText());
            for (String list : List.of("lines", "suppressed")) {
                decision.get(list)
                        .forEach(entry -> seen.add(entry.get("reason").asText().replaceFirst(":.*", "")));
            }
        }
        assertThat(seen)
                .contains("FROZEN", "BLOCKED", "NO_ACTION", "RECOMMENDATION")
                .contains("WAVE", "SUNSET", "CASH_PARK_FUNDING")
                .contains("MOST_UNDERWEIGHT", "PRIORITY", "DEFAULT_ORDER", "OVERWEIGHT", "WITHDRAWAL")
                .contains(Stream.of(Suppression.values()).map(Suppression::name).toArray(String[]::new));
    }

    @Property
    void decision_ofTheSameAgain_isTheSameInEveryByte(
            @ForAll @IntRange(max = POLICIES - 1) int policy, @ForAll long seed) {
        ObjectNode snapshot = new RandomPortfolios(seed).snapshot(policy(policy));
        String decision = decide(policy, snapshot).toString();
        assertThat(decide(policy, Decisions.json(snapshot.toString())).toString())
                .isEqualTo(decision);
    }

    /** Only the choice among several suspect rates and the hashes depend on the order of the snapshot. */
    @Property
    void decision_ofListsInAnotherOrder_isTheSame(@ForAll @IntRange(max = POLICIES - 1) int policy, @ForAll long seed) {
        RandomPortfolios portfolios = new RandomPortfolios(seed);
        ObjectNode snapshot = portfolios.snapshot(policy(policy));
        ObjectNode other = snapshot.deepCopy();
        for (String list : List.of("fx", "holdings", "prices")) {
            other.set(list, portfolios.shuffled((ArrayNode) snapshot.get(list)));
        }
        assertThat(withoutOrder(decide(policy, other))).isEqualTo(withoutOrder(decide(policy, snapshot)));
    }

    private static ObjectNode withoutOrder(ObjectNode decision) {
        decision.remove(List.of("snapshot_sha256", "decision_sha256"));
        decision.get("findings").forEach(finding -> {
            if (finding.get("check").asText().equals("fx_suspect")) {
                ((ObjectNode) finding).remove("limit");
            }
        });
        return decision;
    }
}
