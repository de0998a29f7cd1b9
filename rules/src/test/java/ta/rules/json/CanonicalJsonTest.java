package ta.rules.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

final class CanonicalJsonTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** RFC 8785, section 3.2.2, except numbers that a double cannot hold. */
    private static final String EXAMPLE = """
            {"numbers": [1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0, 1e21, 123456789012345],
             "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
             "literals": [null, true, false]}
            """;

    @Test
    void canonical_ofTheExampleOfTheRfc_isItsCanonicalForm() throws JsonProcessingException {
        assertThat(canonical(EXAMPLE))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[1e+30,4.5,0.002,1e-27,0,1e+21,123456789012345],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void canonical_ofKeys_sortsThemByUtf16Units() throws JsonProcessingException {
        assertThat(canonical("{\"\\ufb33\": 1, \"\\ud83d\\ude00\": 2, \"\\u20ac\": 3, \"1\": 4, \"\\r\": 5}"))
                .isEqualTo("{\"\\r\":5,\"1\":4,\"€\":3,\"😀\":2,\"\ufb33\":1}");
    }

    @Test
    void sha256_ofAnObject_isThatOfItsCanonicalBytes() throws JsonProcessingException {
        assertThat(CanonicalJson.sha256(JSON.readTree(" { } ")))
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    private static String canonical(String text) throws JsonProcessingException {
        return new String(CanonicalJson.canonical(JSON.readTree(text)), UTF_8);
    }
}
