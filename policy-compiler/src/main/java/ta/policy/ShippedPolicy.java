package ta.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The sample policy that ships with the program, and the manifesto that it puts into rules. */
public final class ShippedPolicy {

    private static final String NAME = "manifesto_policy.json";

    private ShippedPolicy() {}

    /** The policy's JSON text. */
    public static String policy() {
        return text(NAME);
    }

    /** The manifesto's Markdown text. */
    public static String manifesto() {
        return text("manifesto.md");
    }

    public static PolicyResult.Valid read() {
        if (PolicyReader.read(NAME, policy().getBytes(StandardCharsets.UTF_8)) instanceof PolicyResult.Valid valid) {
            return valid;
        }
        throw new IllegalStateException("the shipped policy is not valid");
    }

    private static String text(String name) {
        try (InputStream file = ShippedPolicy.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
