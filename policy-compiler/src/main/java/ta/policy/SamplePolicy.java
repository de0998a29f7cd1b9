package ta.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy to start from, shipped in the folder {@code samples} beside this class. Its funds and figures are examples,
 * not advice.
 *
 * @param name the file's name without its ending
 * @param title the policy's title
 * @param about one or two sentences about it: {@code /notes/about} of the policy
 * @param policy the JSON text
 */
public record SamplePolicy(String name, String title, String about, String policy) {

    private static final List<SamplePolicy> ALL = Stream.of(
                    "global-tracker-with-gilts", "core-and-tilts", "three-funds", "pension-in-drawdown")
            .map(SamplePolicy::read)
            .toList();

    public static List<SamplePolicy> all() {
        return ALL;
    }

    public static Optional<SamplePolicy> find(String name) {
        return ALL.stream().filter(sample -> sample.name.equals(name)).findFirst();
    }

    private static SamplePolicy read(String name) {
        String file = "samples/" + name + ".json";
        byte[] bytes = bytes(file);
        if (!(PolicyReader.read(file, bytes) instanceof PolicyResult.Valid valid)) {
            throw new IllegalStateException(file + " is not a valid policy");
        }
        return new SamplePolicy(
                name,
                valid.policy().title(),
                valid.document().clause("/notes/about").text(),
                new String(bytes, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String file) {
        try (InputStream in = SamplePolicy.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
