package ta.trials.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports. */
final class Ports {

    private static final int LEAST = 20_000;
    private static final int OUTGOING = 32_768;

    private Ports() {}

    /** A free port below those of outgoing connections, one of which could take it while its server is down. */
    static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LEAST, OUTGOING);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // In use: try another one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
