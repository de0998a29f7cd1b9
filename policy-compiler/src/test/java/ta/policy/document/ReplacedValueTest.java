package ta.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another value at a pointer leaves the rest of the text as it was written. */
final class ReplacedValueTest {

    private static final String TEXT = "{ \"a\": [1, {\"b/c\" :\"x, ]}\\\"\" } ,\ttrue],\n  \"d\":{},\"e\": -2.50}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /a          | { "a": NEW,\\n  "d":{},"e": -2.50}
            /a/0        | { "a": [NEW, {"b/c" :"x, ]}\\"" } ,\\ttrue],\\n  "d":{},"e": -2.50}
            /a/1        | { "a": [1, NEW ,\\ttrue],\\n  "d":{},"e": -2.50}
            /a/1/b~1c   | { "a": [1, {"b/c" :NEW } ,\\ttrue],\\n  "d":{},"e": -2.50}
            /a/2        | { "a": [1, {"b/c" :"x, ]}\\"" } ,\\tNEW],\\n  "d":{},"e": -2.50}
            /d          | { "a": [1, {"b/c" :"x, ]}\\"" } ,\\ttrue],\\n  "d":NEW,"e": -2.50}
            /e          | { "a": [1, {"b/c" :"x, ]}\\"" } ,\\ttrue],\\n  "d":{},"e": NEW}
            """)
    void value_replaced_leavesTheRestAsItWas(String pointer, String expected) throws NotJsonException {
        PolicyDocument document = PolicyDocument.parse("p.json", TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(document.replaced(pointer, "NEW").replace("\n", "\\n").replace("\t", "\\t"))
                .isEqualTo(expected);
    }
}
