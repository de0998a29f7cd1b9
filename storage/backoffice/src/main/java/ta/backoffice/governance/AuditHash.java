package ta.backoffice.governance;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import ta.database.Sha256;

/**
 * The hash of an event: {@code SHA-256(domain 00 version 00 chain 00 seq 00 prev 00 event)}, all text in UTF-8,
 * {@code prev} in hexadecimal. No part can contain a NUL, so two different inputs never give the same bytes. The
 * function {@code ta.audit_hash} in the database computes the same.
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
        return Sha256.of(framed.getBytes(StandardCharsets.UTF_8));
    }
}
