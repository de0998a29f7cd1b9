package ta.backoffice.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import ta.database.Sha256;

/**
 * The SHA-256 of all values and rows of a file in their order: for each its name, a line feed, the value as compact
 * JSON and a line feed. It finds a file that was damaged or edited.
 */
final class FileSum {

    private final MessageDigest digest = Sha256.digest();

    void add(String name, JsonNode value) {
        digest.update((name + "\n" + value + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Call it once, after the last value. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
