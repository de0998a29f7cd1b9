package ta.runtime.anchor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import ta.database.chain.ChainHead;

/**
 * The heads of all hash chains at one time, signed. The signature covers
 * {@code 'ta.anchor' 00 format 00 made_at 00 root} in UTF-8; {@link ChainHead#root} computes the root from the heads.
 *
 * @param madeAt time of the database's clock, in ISO 8601 and UTC
 * @param signature in Base64
 */
record Anchor(int format, String madeAt, String root, List<ChainHead> heads, String signature) {

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    Anchor {
        heads = List.copyOf(heads);
    }

    static Anchor sign(AnchorKey key, Instant at, List<ChainHead> heads) {
        String root = ChainHead.root(heads);
        byte[] signature = key.sign(signed(FORMAT, at.toString(), root));
        return new Anchor(
                FORMAT, at.toString(), root, heads, Base64.getEncoder().encodeToString(signature));
    }

    /** Whether the root belongs to the heads and the signature was made with that key. */
    boolean isSignedWith(AnchorKey key) {
        try {
            return format == FORMAT
                    && root.equals(ChainHead.root(heads))
                    && key.verifies(
                            signed(format, madeAt, root), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an anchor is always JSON", e);
        }
    }

    static Anchor parse(byte[] json) throws IOException {
        return JSON.readValue(json, Anchor.class);
    }

    private static byte[] signed(int format, String madeAt, String root) {
        return String.join("\0", "ta.anchor", Integer.toString(format), madeAt, root)
                .getBytes(StandardCharsets.UTF_8);
    }
}
