package ta.runtime.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** A Redis for one test, with a password, that stores nothing on disk and can be stopped and started again. */
public final class TestRedis implements AutoCloseable {

    private static final String PASSWORD = "a-secret-of-the-test";

    private final int port;
    private RedisServer server;

    public TestRedis() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    public URI address() {
        return URI.create("redis://:" + PASSWORD + "@127.0.0.1:" + port);
    }

    /** A client with the password, as an attacker may have it. */
    public RedisClient client() {
        return RedisClient.create(address());
    }

    public void start() {
        try {
            server = RedisServer.newRedisServer()
                    .bind("127.0.0.1")
                    .port(port)
                    .setting("requirepass " + PASSWORD)
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
