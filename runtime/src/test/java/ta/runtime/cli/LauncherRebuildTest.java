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

/** When the launcher builds, in a copy of this repository's folders and with stubs for Java and Maven. */
class LauncherRebuildTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    /** Not part of the program. */
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
        for (String script : List.of("build.sh", "archive.sh")) {
            String file = "runtime/src/launcher/" + script;
            write(file, Files.readString(ROOT.resolve(file)));
        }
        for (String made : List.of("ta.jar", "ta.built", "ta.jsa")) {
            write("runtime/target/" + made, "");
        }
        program("javac", "");
        program("java", "echo '    java.specification.version = 17' >&2");
        program("mvn", """
                echo "$@" >>'HOME/calls'
                touch 'HOME/runtime/target/ta.jsa'
                echo '[INFO] Scanning for projects...'
                echo '[INFO] Building rules 0.1.0-SNAPSHOT                                      [2/9]'
                echo '[INFO] Building jar: HOME/rules/target/rules.jar'""".replace("HOME", home.toString()));
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

    @Test
    void launcher_whenItBuilds_namesTheModuleThatIsBuilt() throws Exception {
        touch(Path.of("pom.xml"));
        String output = launch();
        assertThat(output)
                .startsWith("Building ta in " + home.toRealPath() + "; 1 to 2 minutes. The log is .ta/build.log.\n")
                .contains("\n[2/9] rules …\nBuilt.\n");
        assertThat(home.resolve(".ta/build.log")).content().contains("Building jar: ");
    }

    @Test
    void launcher_withoutTheScriptsThatBuild_startsAPackagedProgram() throws Exception {
        Files.delete(home.resolve("runtime/src/launcher/build.sh"));
        Files.delete(home.resolve("runtime/src/launcher/archive.sh"));
        assertThat(launch("TA_NO_BUILD")).isEqualTo("    java.specification.version = 17\n");
    }

    private void layOutAnew() throws IOException {
        Files.deleteIfExists(home.resolve("calls"));
        Files.deleteIfExists(home.resolve("ta"));
        layOut();
    }

    private long builds() throws Exception {
        launch();
        Path calls = home.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    /** What the launcher prints. */
    private String launch(String... variables) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("ta").toString(), "policy").redirectErrorStream(true);
        builder.environment().remove("TA_NO_BUILD");
        for (String variable : variables) {
            builder.environment().put(variable, "1");
        }
        builder.environment().put("JAVA_HOME", home.toString());
        builder.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        Process launcher = builder.start();
        String output = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(launcher.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(launcher.exitValue()).as(output).isZero();
        return output;
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
