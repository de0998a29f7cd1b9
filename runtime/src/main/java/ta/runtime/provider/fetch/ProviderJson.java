package ta.runtime.provider.fetch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;

/** Reads a provider's JSON strictly, and its decimals as they are written: no price ever passes through binary floating point. */
public final class ProviderJson {

    private static final int DEPTH_MAX = 32;
    private static final int TEXT_MAX = 20_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxStringLength(TEXT_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ProviderJson() {}

    /**
     * The whole document.
     *
     * @throws ProviderException when it is no JSON, or does not even say that it is
     */
    public static JsonNode read(Fetched answer) {
        if (!answer.type().endsWith("json")) {
            throw new ProviderException(
                    Kind.UNREADABLE,
                    "answers with " + (answer.type().isEmpty() ? "something without a type" : answer.type())
                            + " where JSON was asked for");
        }
        try {
            JsonNode root = MAPPER.readTree(answer.body());
            if (root == null || root.isMissingNode()) {
                throw new ProviderException(Kind.UNREADABLE, "answers with nothing");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new ProviderException(
                    Kind.UNREADABLE,
                    "answers with broken JSON"
                            + (e.getLocation() == null
                                    ? ""
                                    : ", in its line " + e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory that cannot be read", e);
        }
    }

    /** What has to be there for the answer to be one. */
    public static ProviderException shape(String lacks) {
        return new ProviderException(Kind.UNREADABLE, "answers in another shape than it used to: " + lacks);
    }
}
