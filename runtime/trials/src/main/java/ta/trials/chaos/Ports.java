package ta.trials.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine. */
final class Ports {

    private static final int LEAST = 20_000;
    private static final int OUTGOING = 32_768;

    private Ports() {}

    /** Below those that are given to outgoing connections, as one of them could have it while its server is away. */
    static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LEAST, OUTGOING);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Somebody has it: another one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
