package ta.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The cases under {@code src/test/resources/ta/runtime/text}: a policy, a snapshot, and the text of the decision. */
public final class Fixtures {

    public static final String POLICY = "1-policy.json";
    public static final String SNAPSHOT = "2-snapshot.json";
    public static final String TEXT = "3-text.txt";

    private Fixtures() {}

    public static List<Path> all() {
        try (Stream<Path> cases = Files.list(folder())) {
            return cases.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path of a file of a case, for a command line. */
    public static String file(String name, String file) {
        return folder().resolve(name).resolve(file).toString();
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A case on one line, as input of a batch. */
    public static String line(String name) {
        return "{\"policy\":" + oneLine(name, POLICY) + ",\"snapshot\":" + oneLine(name, SNAPSHOT) + "}";
    }

    public static String oneLine(String name, String file) {
        return read(Path.of(file(name, file))).replaceAll("\\s*\\n\\s*", "");
    }

    private static Path folder() {
        try {
            return Path.of(Fixtures.class.getResource("text").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
