package ta.trials.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ta serve} without configuration, in a process and a folder of its own, until it is closed. */
final class OwnService implements AutoCloseable {

    private final Path folder;
    private final List<String> options;
    private final Map<String, String> environment;
    private final Process serve;
    private final String link;

    /**
     * @param options of the Java machine
     */
    OwnService(Path folder, List<String> options, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.options = options;
        this.environment = environment;
        this.serve = process("serve", "--port", "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // The reader stays open: a process that cannot write stops.
        BufferedReader said = serve.inputReader();
        this.link = said.lines()
                .filter(line -> line.contains("/setup#"))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    /** The one-time link of the first start. */
    String link() {
        return link;
    }

    URI site() {
        return URI.create(link.substring(0, link.indexOf("/setup")));
    }

    /** Runs a command of {@code ta} beside it, and returns what it says, errors too. */
    String ta(String... arguments) throws IOException, InterruptedException {
        Process command = process(arguments).redirectErrorStream(true).start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        command.waitFor();
        return said;
    }

    private ProcessBuilder process(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of(
                "-Dta.postgres=" + System.getProperty("ta.postgres", folder.toString()),
                "-cp",
                System.getProperty("java.class.path"),
                "ta.runtime.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    @Override
    public void close() {
        serve.destroy();
        serve.onExit().completeOnTimeout(serve, 30, TimeUnit.SECONDS).join();
        serve.destroyForcibly();
    }
}
