package ta.rules.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * RFC 8785 (JSON Canonicalization Scheme). Numbers are written as ECMAScript writes doubles, so two decimals share a
 * form when they are the same double: callers keep to 15 significant digits, which never collide.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /**
     * The canonical form as UTF-8 bytes.
     *
     * @throws UncheckedIOException when {@code node} has no canonical form: neither an object nor an array, or a number
     *     beyond the doubles
     */
    public static byte[] canonical(JsonNode node) {
        try {
            return new JsonCanonicalizer(node.toString()).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SHA-256 of the canonical form, as 64 lower-case hexadecimal digits. */
    public static String sha256(JsonNode node) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical(node)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
