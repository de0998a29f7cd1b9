package ta.trials.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import ta.database.Failpoint;
import ta.runtime.Main;

/** One process of the product as it is delivered: configured by its environment, and started again when it has died. */
final class Member implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String name;
    private final String command;
    private final Map<String, String> environment;
    private final String greeting;
    private final Path log;
    private long readFrom;
    private boolean killed;
    private boolean died;
    private Process process;

    /**
     * @param greeting what it prints when it works
     */
    Member(Path home, String name, String command, String greeting, Map<String, String> environment) {
        this.name = name;
        this.command = command;
        this.environment = Map.copyOf(environment);
        this.greeting = greeting;
        this.log = home.resolve(name + ".log");
    }

    String name() {
        return name;
    }

    void start() throws IOException {
        start(Map.of());
    }

    /**
     * @param failpoints as {@link Failpoint} reads them
     */
    void start(String failpoints) throws IOException {
        start(Map.of(Failpoint.VARIABLE, failpoints, "TA_CHAOS", "true"));
    }

    /**
     * @param more environment variables for this start only
     */
    void start(Map<String, String> more) throws IOException {
        readFrom = Files.exists(log) ? Files.size(log) : 0;
        ProcessBuilder builder = new ProcessBuilder(words()).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("TA_"));
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        died = diedByItself();
        killed = false;
        process = builder.start();
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // A memory leak would end the process here, and would be noticed.
        words.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError"));
        words.addAll(List.of("-Dta.log=service", "-Dta.log.level=INFO", "-Dlogback.configurationFile=logback.xml"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), command));
        return words;
    }

    /** Waits until it works. */
    void awaitStart() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!output().contains(greeting)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(name + " did not start; see " + log);
            }
            Thread.sleep(50);
        }
    }

    /** The output of this process, without that of earlier ones. */
    private String output() throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) readFrom, all.length - (int) readFrom, StandardCharsets.UTF_8);
    }

    Path log() {
        return log;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether it is alive and its start is complete. */
    boolean works() throws IOException {
        return isAlive() && output().contains(greeting);
    }

    boolean succeeded() {
        return !isAlive() && process.exitValue() == 0;
    }

    boolean halted() {
        return !isAlive() && process.exitValue() == Failpoint.HALTED;
    }

    /** Whether it ends within that time. */
    boolean ends(Duration most) throws InterruptedException {
        return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it, or an earlier one, ended although nobody killed it and it reached no failpoint. */
    boolean diedByItself() {
        return died || (process != null && !isAlive() && !killed && !halted());
    }

    void kill() throws InterruptedException {
        died = diedByItself();
        killed = true;
        process.destroyForcibly().waitFor();
    }

    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
