package ta.http.route;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/** The trusted proxies, whose headers X-Forwarded-For and Forwarded (RFC 7239) tell the client's address. */
public final class Proxies {

    /** An address with or without a port; no host name: with a name, a header could make the server do DNS lookups. */
    private static final Pattern HOP = Pattern.compile(
            "([0-9.]{7,15})(?::\\d{1,5})?|\\[([0-9a-fA-F:.]+)](?::\\d{1,5})?|([0-9a-fA-F:.]*:[0-9a-fA-F:.]+)");

    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for=(?:\"([^\"]*)\"|([^;\"]*))");

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
     * The client's address: the nearest one that is not a trusted proxy. Reads the headers from their end, since only
     * the entries that our own proxies appended can be trusted. A proxy appends to one of the two headers and passes
     * the other one as the client sent it, so where they differ, neither counts.
     *
     * @param remote the peer of the connection
     * @param forwardedFor all lines of X-Forwarded-For, in their order: a client may send one of its own, and a proxy
     *     may add another one to it
     * @param forwarded all lines of Forwarded
     */
    String client(String remote, List<String> forwardedFor, List<String> forwarded) {
        if (!any || !isTrusted(remote)) {
            return remote;
        }
        List<List<String>> chains = new ArrayList<>();
        if (!forwardedFor.isEmpty()) {
            chains.add(entries(forwardedFor));
        }
        if (!forwarded.isEmpty()) {
            chains.add(entries(forwarded).stream().map(Proxies::forOf).toList());
        }
        List<String> clients =
                chains.stream().map(chain -> nearest(remote, chain)).distinct().toList();
        return clients.size() == 1 ? clients.get(0) : remote;
    }

    boolean isTrusted(String address) {
        return any && address(address).filter(trusted).isPresent();
    }

    /**
     * What limits count as one client: an IPv4 address, or the first 64 bits of an IPv6 address, since a single line
     * has all addresses below them.
     */
    public static String network(String address) {
        Optional<byte[]> bytes = address(address)
                .filter(Inet6Address.class::isInstance)
                .map(found -> Arrays.copyOf(found.getAddress(), 8));
        return bytes.map(first -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < 8; i += 2) {
                        text.append(String.format("%02x%02x:", first[i], first[i + 1]));
                    }
                    return text + ":/64";
                })
                .orElse(address);
    }

    private String nearest(String remote, List<String> chain) {
        String client = remote;
        for (int i = chain.size() - 1; i >= 0 && isTrusted(client); i--) {
            Matcher hop = HOP.matcher(chain.get(i));
            Optional<InetAddress> address = hop.matches()
                    ? address(Optional.ofNullable(hop.group(1))
                            .or(() -> Optional.ofNullable(hop.group(2)))
                            .orElseGet(() -> hop.group(3)))
                    : Optional.empty();
            if (address.isEmpty()) {
                break;
            }
            client = address.get().getHostAddress();
        }
        return client;
    }

    private static List<String> entries(List<String> lines) {
        return Arrays.stream(String.join(",", lines).split(","))
                .map(String::strip)
                .toList();
    }

    private static String forOf(String element) {
        Matcher found = FOR.matcher(element);
        return !found.find()
                ? ""
                : found.group(1) != null ? found.group(1) : found.group(2).strip();
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return HOP.matcher(text).matches() ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
