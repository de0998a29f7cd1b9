package ta.runtime.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a webhook's body and the time, so that a receiver can verify the sender and reject a replayed request. */
final class Signature {

    static final String HEADER = "X-TA-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * Returns {@code t=1767225600,v1=} and, in hexadecimal, the HMAC-SHA256 of the time, a full stop and the body, all
     * in UTF-8.
     *
     * @param second seconds since 1970-01-01T00:00:00Z
     */
    static String of(String secret, long second, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] signed = mac.doFinal((second + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + second + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
