package ta.storage.governance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * {@code SHA-256(domain 00 version 00 chain 00 seq 00 prev 00 event)}, all text in UTF-8, {@code prev} in hexadecimal. No part can
 * hold a NUL, so two different inputs never give the same bytes. The database has the same as {@code ta.audit_hash}.
 */
final class AuditHash {

    private static final String DOMAIN = "ta.audit";

    private AuditHash() {}

    static byte[] of(int version, String chain, long seq, byte[] prev, String event) {
        String framed = String.join(
                "\0",
                DOMAIN,
                Integer.toString(version),
                chain,
                Long.toString(seq),
                HexFormat.of().formatHex(prev),
                event);
        try {
            return MessageDigest.getInstance("SHA-256").digest(framed.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
