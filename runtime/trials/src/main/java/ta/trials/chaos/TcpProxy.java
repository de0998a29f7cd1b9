package ta.trials.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy between processes and a server that imitates faults of networks: delays, cut connections, lost replies. */
final class TcpProxy implements AutoCloseable {

    private static final byte[] COMMIT = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repliesToLose = new AtomicInteger();
    private final AtomicInteger repliesLost = new AtomicInteger();
    private volatile long delayMillis;
    private volatile boolean refusing;

    /**
     * @param target the server's port on this machine
     */
    TcpProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Delays each packet by this time, in both directions. */
    void delay(long millis) {
        delayMillis = millis;
    }

    /** Ends all connections, whatever they are doing. */
    void cut() {
        links.forEach(Link::close);
    }

    /** Refuses new connections until it is healed; existing ones stay. */
    void refuse() {
        refusing = true;
    }

    /** Forwards this many COMMITs to the server, and ends the connection instead of forwarding the reply. */
    void loseRepliesToCommit(int count) {
        repliesToLose.set(count);
    }

    int repliesLost() {
        return repliesLost.get();
    }

    void heal() {
        delayMillis = 0;
        refusing = false;
        repliesToLose.set(0);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (refusing) {
                    client.close();
                    continue;
                }
                try {
                    new Link(client, new Socket(InetAddress.getLoopbackAddress(), target)).start();
                } catch (IOException e) {
                    // The server is down, so the client is disconnected.
                    client.close();
                }
            } catch (IOException e) {
                // The listener is closed, or one connection failed.
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    private final class Link {
        private final Socket client;
        private final Socket server;
        private final Commits commits = new Commits();
        private volatile boolean losing;

        private Link(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        private void start() {
            links.add(this);
            daemon(() -> pump(client, server, true));
            daemon(() -> pump(server, client, false));
        }

        private void pump(Socket from, Socket to, boolean fromClient) {
            byte[] buffer = new byte[1 << 15];
            try {
                InputStream in = from.getInputStream();
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    if (delayMillis > 0) {
                        Thread.sleep(delayMillis);
                    }
                    boolean commit = fromClient && commits.isIn(buffer, length);
                    if (commit && repliesToLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        losing = true;
                    }
                    if (!fromClient && losing) {
                        repliesLost.incrementAndGet();
                        break;
                    }
                    to.getOutputStream().write(buffer, 0, length);
                }
            } catch (IOException e) {
                // One end is closed, so the other one is closed, too.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                close();
            }
        }

        private void close() {
            links.remove(this);
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                // Nothing more can be done.
            }
        }
    }

    /**
     * Recognises a COMMIT in PostgreSQL's protocol: one that is parsed, or one that is bound by the name under which
     * its connection parsed it earlier.
     */
    private static final class Commits {
        private byte[] bound = COMMIT;

        private boolean isIn(byte[] packet, int length) {
            int parsed = find(COMMIT, packet, length);
            if (parsed > 0) {
                int name = parsed - 1;
                while (name > 0 && (packet[name - 1] == '_' || Character.isLetterOrDigit(packet[name - 1]))) {
                    name--;
                }
                // The portal has no name, so a zero byte precedes the name of the statement.
                byte[] found = new byte[parsed - name + 1];
                System.arraycopy(packet, name, found, 1, parsed - name);
                bound = found.length > 2 ? found : COMMIT;
                return true;
            }
            return find(bound, packet, length) >= 0;
        }

        private static int find(byte[] words, byte[] packet, int length) {
            for (int i = 0; i + words.length <= length; i++) {
                if (Arrays.equals(words, 0, words.length, packet, i, i + words.length)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
