package ta.http.route;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/** The trusted proxies, whose X-Forwarded-For header tells the client's address. */
public final class Proxies {

    /** An address, not a host name: with a name, a header could make the server do DNS lookups. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]+");

    private final InetAddressSet trusted = new InetAddressSet();
    private final boolean any;

    /**
     * @param networks addresses, or networks such as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException if one is neither
     */
    public Proxies(List<String> networks) {
        networks.forEach(trusted::add);
        any = !networks.isEmpty();
    }

    /**
     * The client's address: the nearest one that is not a trusted proxy. Reads the header from its end, since only the
     * entries that our own proxies appended can be trusted.
     *
     * @param remote the peer of the connection
     * @param forwarded all lines of the header X-Forwarded-For, in their order: a client may send one of its own, and a
     *     proxy may add another one to it
     */
    String client(String remote, List<String> forwarded) {
        if (!any || forwarded.isEmpty()) {
            return remote;
        }
        String client = remote;
        String[] chain = String.join(",", forwarded).split(",");
        for (int i = chain.length - 1; i >= 0 && isTrusted(client); i--) {
            String hop = chain[i].strip();
            if (!ADDRESS.matcher(hop).matches()) {
                break;
            }
            client = hop;
        }
        return client;
    }

    private boolean isTrusted(String address) {
        try {
            return trusted.test(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
