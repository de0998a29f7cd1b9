package ta.policy.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes a file, which must be UTF-8; skips a byte order mark at its start. */
final class Utf8 {

    private static final String MAYBE = "Maybe save the file as UTF-8.";

    private Utf8() {}

    static SourceText decode(String fileName, byte[] bytes) throws NotJsonException {
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        String replaced = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            SourceText source = new SourceText(fileName, replaced);
            throw SyntaxErrors.at(source, 0, "the file is in UTF-16, not in UTF-8", Optional.of(MAYBE));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(bytes.length - start);
        CoderResult result = decoder.decode(in, out, true);
        SourceText source = new SourceText(fileName, replaced);
        if (result.isError()) {
            String found = String.format("the byte 0x%02X here is not UTF-8", bytes[in.position()]);
            throw SyntaxErrors.at(source, out.position(), found, Optional.of(MAYBE));
        }
        return source;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
