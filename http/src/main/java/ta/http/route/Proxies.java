package ta.http.route;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.InetAddressSet;

/** The proxies whose word counts on where a request comes from. */
public final class Proxies {

    /** An address, not a name: looking a name up would let a header make us ask the network. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]+");

    private final InetAddressSet trusted = new InetAddressSet();
    private final boolean any;

    /**
     * @param networks addresses, or networks as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException for what is neither
     */
    public Proxies(List<String> networks) {
        networks.forEach(trusted::add);
        any = !networks.isEmpty();
    }

    /**
     * The nearest address that is no proxy: the header is read from its end, for only what our own proxies added is to be believed.
     *
     * @param forwarded the header X-Forwarded-For; null without one
     */
    String client(String remote, String forwarded) {
        if (!any || forwarded == null) {
            return remote;
        }
        String nearest = remote;
        String[] chain = forwarded.split(",");
        for (int i = chain.length - 1; i >= 0 && isTrusted(nearest); i--) {
            String hop = chain[i].strip();
            if (!ADDRESS.matcher(hop).matches()) {
                break;
            }
            nearest = hop;
        }
        return nearest;
    }

    private boolean isTrusted(String address) {
        try {
            return trusted.test(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
