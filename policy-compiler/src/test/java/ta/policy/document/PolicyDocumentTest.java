package ta.policy.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import ta.policy.Samples;

final class PolicyDocumentTest {

    private static final List<String> BREAKS = List.of("", " ", "\n", "\r\n", "\r", "\t", "  \n  ");

    @Property(tries = 200)
    void position_ofEveryValue_isWhereItsTextBegins(@ForAll Random random) {
        String text = laidOut(Samples.document(Samples.small()).root(), random);
        PolicyDocument document = Samples.document(text);
        int scalars = checkPlaces(document, "", document.root());
        assertThat(scalars).isEqualTo(83);
    }

    @Property(tries = 200)
    void sha256_ofAnyLayout_isTheSame(@ForAll Random random) {
        PolicyDocument small = Samples.document(Samples.small());
        assertThat(Samples.document(laidOut(small.root(), random)).sha256()).isEqualTo(small.sha256());
    }

    @Example
    void sha256_ofAnotherValue_isAnother() {
        String other = Samples.with(Samples.small(), "0.7,", "0.700000000000001,");
        assertThat(Samples.document(other).sha256())
                .isNotEqualTo(Samples.document(Samples.small()).sha256());
    }

    @Example
    void position_ofAContainer_isThatOfItsKey() {
        PolicyDocument document = Samples.document("{\n  \"a\": [\n    {\"b\": {}}, [7]]}");
        assertThat(document.position("")).isEqualTo(new SourcePosition(1, 1));
        assertThat(document.position("/a")).isEqualTo(new SourcePosition(2, 3));
        assertThat(document.position("/a/0")).isEqualTo(new SourcePosition(3, 5));
        assertThat(document.position("/a/0/b")).isEqualTo(new SourcePosition(3, 6));
        assertThat(document.position("/a/1/0")).isEqualTo(new SourcePosition(3, 17));
        assertThat(document.position("/a/1/9/absent")).isEqualTo(new SourcePosition(3, 16));
    }

    @Example
    void position_ofKeysThatNeedEscapes_isFound() {
        PolicyDocument document = Samples.document("{\"\": 1, \"a/b\": 2, \"~1\": {\"\": 3}}");
        assertThat(document.position("/")).isEqualTo(new SourcePosition(1, 6));
        assertThat(document.position("/a~1b")).isEqualTo(new SourcePosition(1, 16));
        assertThat(document.position("/~01/")).isEqualTo(new SourcePosition(1, 30));
    }

    @Example
    void parse_ofByteOrderMark_passesOverIt() throws NotJsonException {
        byte[] bytes = "\ufeff{\"a\": 1}".getBytes(UTF_8);
        PolicyDocument document = PolicyDocument.parse("p.json", bytes);
        assertThat(document.position("/a")).isEqualTo(new SourcePosition(1, 7));
        assertThat(document.bytes()).isEqualTo(bytes);
    }

    @Example
    void parse_ofNestingAtTheLimit_isAllowed() {
        String deepest = "[".repeat(64) + "]".repeat(64);
        assertThat(Samples.document(deepest).root().isArray()).isTrue();
        assertThatThrownBy(() -> PolicyDocument.parse("p.json", ("[" + deepest + "]").getBytes(UTF_8)))
                .isInstanceOf(NotJsonException.class)
                .hasMessage("this is nested deeper than 64 levels");
    }

    @Example
    void root_ofNumbers_isExact() {
        JsonNode root = Samples.document("[0.1, 2.0, 1e3, 25e-1, -0.0, 999999999999999, 0e99999999999]")
                .root();
        assertThat(root.get(0).decimalValue()).isEqualTo(new BigDecimal("0.1"));
        assertThat(root.get(1)).isEqualTo(JsonNodeFactory.instance.numberNode(2));
        assertThat(root.get(2)).isEqualTo(JsonNodeFactory.instance.numberNode(1000));
        assertThat(root.get(3).decimalValue()).isEqualTo(new BigDecimal("2.5"));
        assertThat(root.get(4)).isEqualTo(JsonNodeFactory.instance.numberNode(0));
        assertThat(root.get(5)).isEqualTo(JsonNodeFactory.instance.numberNode(999999999999999L));
        assertThat(root.get(6)).isEqualTo(JsonNodeFactory.instance.numberNode(0));
    }

    private static int checkPlaces(PolicyDocument document, String pointer, JsonNode node) {
        SourceText source = document.source();
        String rest = source.text().substring(source.offset(document.position(pointer)));
        if (node.isObject()) {
            String key = pointer.substring(pointer.lastIndexOf('/') + 1);
            assertThat(rest).startsWith(pointer.isEmpty() || key.matches("[0-9]+") ? "{" : '"' + key + '"');
            int scalars = 0;
            for (String name : document.clause(pointer).keys()) {
                scalars += checkPlaces(document, Pointers.append(pointer, name), node.get(name));
            }
            return scalars;
        }
        if (node.isArray()) {
            assertThat(rest).startsWith('"' + pointer.substring(pointer.lastIndexOf('/') + 1) + '"');
            int scalars = 0;
            for (int i = 0; i < node.size(); i++) {
                scalars += checkPlaces(document, Pointers.append(pointer, i), node.get(i));
            }
            return scalars;
        }
        assertThat(rest).startsWith(node.toString());
        return 1;
    }

    /** {@code node} with its keys in another order and white space between any two tokens. */
    private static String laidOut(JsonNode node, Random random) {
        String text = shuffled(node, random).toString();
        StringBuilder laidOut = new StringBuilder();
        boolean inText = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                inText = !inText;
            }
            if (!inText && "{}[]:,".indexOf(c) >= 0) {
                laidOut.append(space(random)).append(c).append(space(random));
            } else {
                laidOut.append(c);
            }
        }
        return laidOut.toString();
    }

    private static String space(Random random) {
        return BREAKS.get(random.nextInt(BREAKS.size()));
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node.isArray()) {
            var array = new ObjectMapper().createArrayNode();
            node.forEach(element -> array.add(shuffled(element, random)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        Collections.shuffle(keys, random);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        keys.forEach(key -> object.set(key, shuffled(node.get(key), random)));
        return object;
    }
}
