package ta.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import ta.runtime.Fixtures;
import ta.runtime.Terminal;

/** The packaged program in a process of its own, started as a user does: by the launcher, from another folder. */
class LauncherIT {

    private static final String CASE = "buy-first-of-the-priorities";
    private static final Path LAUNCHER = Path.of("..", "ta").toAbsolutePath().normalize();

    private static Terminal ta(String in, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TA_NO_BUILD", "this test runs in the middle of a build");
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().write(in.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Terminal(process.exitValue(), out, "");
    }

    @Test
    void evaluate_byTheLauncher_printsUtf8WhateverTheLocale() throws Exception {
        Terminal terminal = ta(
                "",
                "evaluate",
                "--policy",
                Fixtures.file(CASE, Fixtures.POLICY),
                "--snapshot",
                Fixtures.file(CASE, Fixtures.SNAPSHOT));

        assertThat(terminal).isEqualTo(new Terminal(0, Fixtures.read(Path.of(Fixtures.file(CASE, Fixtures.TEXT))), ""));
    }

    @Test
    void batch_byTheLauncher_readsItsStandardInput() throws Exception {
        Terminal terminal = ta(Fixtures.line(CASE) + "\nnonsense\n", "evaluate", "--batch", "-");

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.out().lines().toList())
                .hasSize(2)
                .satisfiesExactly(
                        decision -> assertThat(decision).startsWith("{\"outcome\":\"RECOMMENDATION\""),
                        error -> assertThat(error).startsWith("{\"error\":\"NOT_JSON\",\"line\":2"));
    }

    @Test
    void exitCode_reachesTheShell() throws Exception {
        assertThat(ta("{}", "policy", "check", "-", "--format", "json").exitCode())
                .isEqualTo(1);
        assertThat(ta("", "policy", "check", "a file with blanks", "and $more").exitCode())
                .isEqualTo(2);
    }
}
