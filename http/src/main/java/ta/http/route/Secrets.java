package ta.http.route;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random secrets, and what is kept of them. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 random bits, in the alphabet of addresses. */
    public static String fresh() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** One for an API token, marked so that scanners find it where it should not be. */
    public static String token() {
        return "ta_" + fresh();
    }

    /** SHA-256 of the text in UTF-8. A secret of 256 bits needs no slower hash. */
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

    /** What a session's page has to say to change anything: it tells nothing of the session's secret. */
    public static String csrf(String session) {
        return HexFormat.of().formatHex(sha256("ta.csrf\0" + session));
    }
}
