package ta.http.route;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the connections of all clients and of each. One more than that closes the connection that has owed a complete
 * request for the longest time, so that slow senders make room for everybody else. A request's head has a deadline,
 * too.
 */
public final class Connections extends Handler.Wrapper implements Connection.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final String ATTRIBUTE = Connections.class.getName();

    private final Map<Connection, Peer> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Proxies proxies;
    private final int all;
    private final int ofOne;
    private final Duration patience;

    /**
     * @param proxies the trusted proxies: their connections are those of many clients
     * @param all connections at once
     * @param ofOne of them, those from one network address
     * @param patience how long the head of a request may take
     */
    public Connections(Proxies proxies, int all, int ofOne, Duration patience) {
        this.proxies = proxies;
        this.all = all;
        this.ofOne = ofOne;
        this.patience = patience;
    }

    /** A connection, and what is awaited from it. */
    private static final class Peer {

        private final String network;
        private volatile Awaited awaited = Awaited.HEAD;
        private volatile long since = System.nanoTime();

        private Peer(String network) {
            this.network = network;
        }

        private void await(Awaited next) {
            since = System.nanoTime();
            awaited = next;
        }
    }

    private enum Awaited {
        HEAD,
        BODY,
        NOTHING
    }

    /** Notes that the request has arrived as a whole, so that its connection is not closed to make room. */
    static void received(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Peer peer) {
            peer.await(Awaited.NOTHING);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Peer peer = open.get(request.getConnectionMetaData().getConnection());
        if (peer != null) {
            peer.await(Awaited.BODY);
            request.setAttribute(ATTRIBUTE, peer);
            Request.addCompletionListener(request, failure -> peer.await(Awaited.HEAD));
        }
        return super.handle(request, response, callback);
    }

    @Override
    public void onOpened(Connection connection) {
        SocketAddress remote = connection.getEndPoint().getRemoteSocketAddress();
        String address =
                remote instanceof InetSocketAddress inet ? inet.getAddress().getHostAddress() : "";
        Peer peer = new Peer(proxies.isTrusted(address) ? "" : Proxies.network(address));
        open.put(connection, peer);
        int ofThis = counts.merge(peer.network, 1, Integer::sum);
        if (open.size() > all) {
            makeRoom(connection, other -> true);
        } else if (ofThis > ofOne && !peer.network.isEmpty()) {
            makeRoom(connection, other -> other.network.equals(peer.network));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Peer peer = open.remove(connection);
        if (peer != null) {
            counts.computeIfPresent(peer.network, (network, count) -> count == 1 ? null : count - 1);
        }
    }

    private void makeRoom(Connection newest, Predicate<Peer> among) {
        Optional<Connection> slowest = open.entrySet().stream()
                .filter(entry -> entry.getKey() != newest)
                .filter(entry -> entry.getValue().awaited != Awaited.NOTHING && among.test(entry.getValue()))
                .min(Comparator.comparingLong(entry -> entry.getValue().since))
                .map(Map.Entry::getKey);
        LOG.debug("too many connections; one of them is closed");
        close(slowest.orElse(newest));
    }

    private static void close(Connection connection) {
        connection.getEndPoint().close();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        for (Connector connector : getServer().getConnectors()) {
            connector.addBean(this, false);
        }
        getServer().getScheduler().schedule(this::closeLate, 1, TimeUnit.SECONDS);
    }

    private void closeLate() {
        long before = System.nanoTime() - patience.toNanos();
        open.forEach((connection, peer) -> {
            if (peer.awaited == Awaited.HEAD && peer.since - before < 0) {
                close(connection);
            }
        });
        if (isRunning()) {
            getServer().getScheduler().schedule(this::closeLate, 1, TimeUnit.SECONDS);
        }
    }
}
