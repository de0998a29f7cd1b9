package ta.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When the launcher builds: over the tree of this repository, with a Java and a Maven that only note that they were
 * called.
 */
class LauncherRebuildTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    /** What the program does not consist of. */
    private static final Path TRIALS = Path.of("runtime", "trials");

    @TempDir
    private Path home;

    private List<Path> modules;

    @BeforeEach
    void layOut() throws IOException {
        try (Stream<Path> files = Files.find(ROOT, 3, (file, as) -> file.endsWith("pom.xml"))) {
            modules = files.map(pom -> ROOT.relativize(pom.getParent()))
                    .filter(module -> !module.equals(TRIALS))
                    .filter(module -> Files.isDirectory(ROOT.resolve(module).resolve("src")))
                    .sorted()
                    .toList();
        }
        assertThat(modules).contains(Path.of("storage", "database"), Path.of("runtime"));
        Files.copy(ROOT.resolve("ta"), home.resolve("ta"));
        write("pom.xml", "");
        for (Path module : modules) {
            write(module + "/pom.xml", "");
            write(module + "/src/main/java/A.java", "");
            write(module + "/src/test/java/ATest.java", "");
        }
        for (String made : List.of("ta.jar", "ta.built", "ta.jsa")) {
            write("runtime/target/" + made, "");
        }
        program("javac", "");
        program("java", "echo '    java.specification.version = 17' >&2");
        program("mvn", "echo \"$@\" >>'" + home.resolve("calls") + "'; touch '" + home + "/runtime/target/ta.jsa'");
    }

    @Test
    void launcher_withNothingChanged_buildsNothing() throws Exception {
        assertThat(builds()).isZero();
    }

    @Test
    void launcher_afterAChangeInAnyModule_buildsOnce() throws Exception {
        for (Path module : modules) {
            for (String file : List.of("pom.xml", "src/main/java/A.java")) {
                layOutAnew();
                touch(module.resolve(file));
                assertThat(builds()).as("after a change of %s/%s", module, file).isOne();
            }
        }
    }

    @Test
    void launcher_afterAChangeOfATest_buildsNothing() throws Exception {
        for (Path module : modules) {
            touch(module.resolve("src/test/java/ATest.java"));
        }
        assertThat(builds()).isZero();
    }

    private void layOutAnew() throws IOException {
        Files.deleteIfExists(home.resolve("calls"));
        Files.deleteIfExists(home.resolve("ta"));
        layOut();
    }

    private long builds() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("ta").toString(), "policy").redirectErrorStream(true);
        builder.environment().remove("TA_NO_BUILD");
        builder.environment().put("JAVA_HOME", home.toString());
        builder.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        Process launcher = builder.start();
        String said = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(launcher.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(launcher.exitValue()).as(said).isZero();
        Path calls = home.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    private void touch(Path file) throws IOException {
        Files.setLastModifiedTime(home.resolve(file), FileTime.from(BUILT.plus(Duration.ofMinutes(1))));
    }

    private void write(String file, String text) throws IOException {
        Path at = home.resolve(file);
        Files.createDirectories(at.getParent());
        Files.writeString(at, text);
        Files.setLastModifiedTime(at, FileTime.from(BUILT));
    }

    private void program(String name, String script) throws IOException {
        Path at = home.resolve("bin").resolve(name);
        Files.createDirectories(at.getParent());
        Files.writeString(at, "#!/bin/sh\n" + script + "\n");
        assertThat(at.toFile().setExecutable(true)).isTrue();
    }
}
