package ta.http.route;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random secrets and their hashes; only the hashes are stored. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** A new secret: 256 random bits in URL-safe Base64. */
    public static String fresh() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** A new API token. Its prefix lets secret scanners find a leaked token. */
    public static String token() {
        return "ta_" + fresh();
    }

    /** SHA-256 of the text in UTF-8. A random secret of 256 bits needs no slower hash. */
    public static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The CSRF token of a session. It is a hash, so it does not reveal the session's secret. */
    public static String csrf(String session) {
        return HexFormat.of().formatHex(sha256("ta.csrf\0" + session));
    }
}
