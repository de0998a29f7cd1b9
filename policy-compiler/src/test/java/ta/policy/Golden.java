package ta.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cases that come with the specification; they are not part of the repository. */
public final class Golden {

    private Golden() {}

    /** Their folder, a sibling of the checkout, if it exists. */
    public static Optional<Path> folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path golden = at.resolve("shared/golden");
            if (Files.isDirectory(golden)) {
                return Optional.of(golden);
            }
        }
        return Optional.empty();
    }

    /** The files with decisions: one case each, except the random ones, which have one in each line. */
    public static List<Path> decisions(Path golden) throws IOException {
        try (Stream<Path> files = Files.list(golden)) {
            return files.filter(file -> isDecision(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /** The cases of one of {@link #decisions}, as texts. */
    public static List<String> cases(Path file) throws IOException {
        return file.toString().endsWith(".ndjson") ? Files.readAllLines(file) : List.of(Files.readString(file));
    }

    private static boolean isDecision(String name) {
        return name.matches("random.*\\.ndjson") || name.endsWith(".json");
    }
}
