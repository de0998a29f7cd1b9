package ta.policy.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import ta.policy.Decisions;
import ta.policy.PolicyResult;
import ta.policy.Samples;
import ta.policy.schema.PolicySchema;

/**
 * Changes each key of a policy that has them all, and of the shipped one: either the text of a rule changes, or the
 * documentation calls the key arithmetic, or it decides nothing. {@code -Ddocs.update=true} rewrites the list of keys
 * that are arithmetic.
 */
final class KeysDecideTest {

    private static final Path PAGE = Path.of("../docs/policy-language.md");
    private static final String BEGIN = "<!-- Keys that are arithmetic. -->\n";
    private static final String END = "<!-- End of keys that are arithmetic. -->\n";

    /** Keys that decide nothing, by the specification. */
    private static final List<String> LABELS = List.of(
            "/format",
            "/version",
            "/title",
            "/sleeves/<i>/name",
            "/instruments/<i>/name",
            "/cash_park/staged_amount",
            "/cadence/weekly/review_only");

    /** Keys that have one value. */
    private static final List<String> FIXED = List.of("/format", "/cadence/weekly/review_only");

    /** Besides these, the shipped policy has keys of which another value needs another policy around it. */
    private static final List<String> FIXED_AS_SHIPPED = List.of(
            "/format",
            "/cadence/weekly/review_only",
            "/order_sizing/units",
            "/constraints/allowed_types",
            "/instruments/<i>/distribution");

    /** Where a change needs another one with it, so that the policy stays valid. */
    private static final Map<String, List<String>> WITH = Map.of(
            "/sleeves/0/target_weight", List.of("/sleeves/1/target_weight"),
            "/cadence/monthly/contribution", List.of("/cadence/monthly/default_orders/0/amount"),
            "/cadence/monthly/default_orders/0/amount", List.of("/cadence/monthly/default_orders/1/amount"));

    @Test
    void policy_ofEveryKey_hasEveryKeyOfTheSchema() {
        TreeSet<String> keys = new TreeSet<>();
        names(PolicySchema.json(), PolicySchema.json(), "", keys);
        TreeSet<String> present = new TreeSet<>();
        leaves("", everyKey(), present);
        keys.removeIf(key -> present.stream().anyMatch(leaf -> (place(leaf) + "/").startsWith(key + "/")));
        assertThat(keys).isEmpty();
    }

    @Test
    void key_ofAnyClause_changesARuleOrIsArithmetic() throws IOException {
        TreeSet<String> arithmetic = new TreeSet<>();
        arithmetic.addAll(withoutARule(everyKey(), 3, FIXED));
        arithmetic.addAll(withoutARule(Decisions.json(Samples.shipped()), 1, FIXED_AS_SHIPPED));
        LABELS.forEach(arithmetic::remove);
        String rows = arithmetic.stream().map(key -> "- `" + key + "`").collect(Collectors.joining("\n", "\n", "\n\n"));
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        String made = page.substring(0, from) + rows + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(made);
    }

    /** The kinds of keys that can be changed without a change of any rule. */
    private static TreeSet<String> withoutARule(JsonNode policy, int leavesOfAKind, List<String> fixed) {
        String before = rules(policy);
        TreeSet<String> leaves = new TreeSet<>();
        leaves("", policy, leaves);
        TreeSet<String> changing = new TreeSet<>();
        TreeSet<String> tried = new TreeSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String leaf : leaves) {
            if (changing.contains(kind(leaf)) || seen.merge(kind(leaf), 1, Integer::sum) > leavesOfAKind) {
                continue;
            }
            changed(policy, leaf).forEach(changed -> {
                tried.add(kind(leaf));
                if (!changing.contains(kind(leaf)) && !rules(changed).equals(before)) {
                    changing.add(kind(leaf));
                }
            });
        }
        TreeSet<String> untried =
                leaves.stream().map(KeysDecideTest::kind).collect(Collectors.toCollection(TreeSet::new));
        untried.removeAll(tried);
        assertThat(untried).as("keys that no change leaves valid").isSubsetOf(fixed);
        tried.removeAll(changing);
        return tried;
    }

    /** The valid policies in which this key alone has another value, or another one that must go with it too. */
    private static Stream<JsonNode> changed(JsonNode policy, String leaf) {
        return Stream.concat(
                        others(policy.at(leaf)).stream().map(value -> with(policy, leaf, value)), renamed(policy, leaf))
                .filter(changed -> Samples.read(changed.toString()) instanceof PolicyResult.Valid);
    }

    private static JsonNode with(JsonNode policy, String leaf, JsonNode value) {
        JsonNode copy = policy.deepCopy();
        put(copy, leaf, value);
        for (String with : WITH.getOrDefault(leaf, List.of())) {
            BigDecimal moved = value.decimalValue().subtract(policy.at(leaf).decimalValue());
            boolean sum = leaf.endsWith("contribution");
            put(copy, with, DecimalNode.valueOf(policy.at(with).decimalValue().add(sum ? moved : moved.negate())));
        }
        if (leaf.endsWith("/units") && value.asText().equals("whole")) {
            ((ObjectNode) copy.at(leaf.substring(0, leaf.lastIndexOf('/')))).remove("decimals");
        }
        return copy;
    }

    private static List<JsonNode> others(JsonNode value) {
        List<JsonNode> others = new ArrayList<>();
        if (value.isBoolean()) {
            others.add(BooleanNode.valueOf(!value.booleanValue()));
        } else if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            Stream.of("1", "-1", "0.01", "-0.01")
                    .map(BigDecimal::new)
                    .map(number::add)
                    .forEach(other -> others.add(DecimalNode.valueOf(other)));
        } else if (value.isTextual()) {
            WORDS.stream()
                    .filter(word -> !word.equals(value.textValue()))
                    .forEach(word -> others.add(TextNode.valueOf(word)));
        } else if (value.isArray() && value.size() > 1) {
            ArrayNode reversed = JsonNodeFactory.instance.arrayNode();
            value.forEach(each -> reversed.insert(0, each));
            others.add(reversed);
            ArrayNode shorter = value.deepCopy();
            shorter.remove(0);
            others.add(shorter);
        } else if (value.isArray()) {
            others.add(
                    value.isEmpty()
                            ? JsonNodeFactory.instance.arrayNode().add("US5949181045")
                            : JsonNodeFactory.instance.arrayNode());
        }
        return others;
    }

    private static final List<String> WORDS = Stream.of(
                    "latest close whole warn critical suppress SELL BUY ANY CASH_PARK CADENCE above below at_most",
                    "most_underweight by_target_weight default_orders contribution carry_over all_cash keep more_units",
                    "as_monthly hold accumulating distributing GBP GBX EUR USD Europe/Paris 2031-01-01 2027-03-01",
                    "order_amount world bonds core semis wide narrow major minor XTST:WLD XTST:BND XLON:VWRP ETC",
                    "US5949181045")
            .flatMap(words -> Stream.of(words.split(" ")))
            .toList();

    /** The policies with another word wherever this one stands; of a listing, another ticker. */
    private static Stream<JsonNode> renamed(JsonNode policy, String leaf) {
        if (!policy.at(leaf).isTextual()) {
            return Stream.of();
        }
        String word = policy.at(leaf).textValue().replaceFirst(".*:", "");
        return Stream.of(word + "x", "EUR")
                .map(other -> Decisions.json(policy.toString()
                        .replace("\"" + word + "\"", "\"" + other + "\"")
                        .replace(":" + word + "\"", ":" + other + "\"")
                        .replace("\"" + word + ":", "\"" + other + ":")));
    }

    private static String rules(JsonNode policy) {
        PolicyResult.Valid valid = (PolicyResult.Valid) Samples.read(policy.toString());
        return RuleEmission.of(valid.document(), valid.policy()).decide().replaceAll("(?m)^//.*\n", "");
    }

    private static void put(JsonNode policy, String pointer, JsonNode value) {
        int last = pointer.lastIndexOf('/');
        JsonNode owner = policy.at(pointer.substring(0, last));
        if (owner instanceof ObjectNode object) {
            object.set(pointer.substring(last + 1), value);
        } else {
            ((ArrayNode) owner).set(Integer.parseInt(pointer.substring(last + 1)), value);
        }
    }

    /** Pointers of values that hold no objects; of a list of plain values, that of the list. */
    private static void leaves(String pointer, JsonNode value, TreeSet<String> leaves) {
        boolean plain = value.isArray()
                && StreamSupport.stream(value.spliterator(), false).noneMatch(JsonNode::isContainerNode);
        if (value.isObject() && !pointer.equals("/notes")) {
            value.propertyStream().forEach(key -> leaves(pointer + "/" + key.getKey(), key.getValue(), leaves));
        } else if (value.isArray() && !plain) {
            for (int i = 0; i < value.size(); i++) {
                leaves(pointer + "/" + i, value.get(i), leaves);
            }
        } else if (!pointer.equals("/notes")) {
            leaves.add(pointer);
        }
    }

    /** The pointer with {@code <i>} for each index and {@code <name>} for each name of one's own. */
    private static String place(String pointer) {
        return pointer.replaceAll("/[0-9]+(?=/|$)", "/<i>")
                .replaceAll("^/(quote_units|drift_bands)/[^/]+", "/$1/<name>");
    }

    /** As {@link #place}, with one kind for the keys that all checks have. */
    private static String kind(String pointer) {
        return place(pointer)
                .replaceAll("^/data_quality/checks/[^/]+/(severity|freeze)$", "/data_quality/checks/<name>/$1");
    }

    private static void names(JsonNode root, JsonNode schema, String pointer, TreeSet<String> names) {
        JsonNode resolved =
                schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
        resolved.path("properties").propertyStream().forEach(key -> {
            names.add(place(pointer + "/" + key.getKey()));
            if (!key.getKey().equals("notes")) {
                names(root, key.getValue(), pointer + "/" + key.getKey(), names);
            }
        });
        resolved.path("patternProperties").forEach(value -> names(root, value, pointer + "/any", names));
        if (resolved.has("items")) {
            names(root, resolved.get("items"), pointer + "/0", names);
        }
        names.remove("/notes");
    }

    private static JsonNode everyKey() {
        return Decisions.json(Samples.everyKey());
    }
}
