package ta.trials.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.embedded.core.ExecutableProvider;

/** A real Redis in a process of its own, without persistence. */
final class RedisServer implements AutoCloseable {

    static final String STREAM = "ta:jobs";
    static final String GROUP = "workers";

    private static final int STARTS = 200;

    private final Path program;
    private final Path log;
    private final int port = Ports.free();
    private Process process;

    RedisServer(Path home) throws IOException {
        this.program = ExecutableProvider.newJarResourceProvider(
                        Files.createDirectories(home.resolve("redis")).toFile())
                .get()
                .toPath();
        this.log = home.resolve("redis.log");
    }

    int port() {
        return port;
    }

    void start() throws IOException, InterruptedException {
        process = new ProcessBuilder(List.of(
                        program.toString(),
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        for (int i = 0; !accepts(); i++) {
            if (i == STARTS) {
                throw new IllegalStateException("Redis does not start; see " + log);
            }
            Thread.sleep(50);
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** A connection that bypasses the proxy; the caller closes it. */
    Jedis connect() {
        return new Jedis("127.0.0.1", port);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
            process.destroyForcibly();
        }
    }
}
