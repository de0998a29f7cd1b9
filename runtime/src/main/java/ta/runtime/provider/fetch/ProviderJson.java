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

/**
 * Parses a provider's JSON strictly. Decimals are kept as written, so no price passes through binary floating point.
 */
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
     * Parses a whole response.
     *
     * @throws ProviderException if it is not JSON, or its media type is not
     */
    public static JsonNode read(Fetched response) {
        if (!response.type().endsWith("json")) {
            throw new ProviderException(
                    Kind.UNREADABLE,
                    "answers with " + (response.type().isEmpty() ? "no media type" : response.type())
                            + " instead of JSON");
        }
        try {
            JsonNode root = MAPPER.readTree(response.body());
            if (root == null || root.isMissingNode()) {
                throw new ProviderException(Kind.UNREADABLE, "answers with an empty response");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new ProviderException(
                    Kind.UNREADABLE,
                    "answers with invalid JSON"
                            + (e.getLocation() == null
                                    ? ""
                                    : " in line " + e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory that cannot be read", e);
        }
    }

    /**
     * The error for a response that lacks something.
     *
     * @param lacks a clause that says what is missing or wrong
     */
    public static ProviderException shape(String lacks) {
        return new ProviderException(Kind.UNREADABLE, "answers in an unknown format: " + lacks);
    }
}
