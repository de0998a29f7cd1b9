package ta.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import ta.policy.document.NotJsonException;
import ta.policy.document.PolicyDocument;

/** Policies for tests. */
public final class Samples {

    private Samples() {}

    /** The small policy of which the error cases are variations. */
    public static String small() {
        return resource("/ta/policy/cases/valid/1-policy.json");
    }

    /** A policy in which every key of the language stands. */
    public static String everyKey() {
        return resource("/ta/policy/every-key.json");
    }

    public static String shipped() {
        return resource("/ta/policy/manifesto_policy.json");
    }

    /** {@code text} with its only {@code old} replaced. */
    public static String with(String text, String old, String replacement) {
        if (text.indexOf(old) < 0 || text.indexOf(old) != text.lastIndexOf(old)) {
            throw new IllegalArgumentException("stands not exactly once: " + old);
        }
        return text.replace(old, replacement);
    }

    public static PolicyDocument document(String text) {
        try {
            return PolicyDocument.parse("p.json", text.getBytes(UTF_8));
        } catch (NotJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static PolicyResult read(String text) {
        return PolicyReader.read("p.json", text.getBytes(UTF_8));
    }

    private static String resource(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
