package ta.runtime.provider.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import ta.runtime.provider.ProviderException;

/** Whether a host is out on the Internet, so that no configuration or name server turns the worker on the operator's own network. */
final class PublicAddress {

    private PublicAddress() {}

    /**
     * @throws ProviderException when the host is nowhere, or one of its addresses is not public
     */
    static void require(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!isPublic(address)) {
                    throw new ProviderException(
                            ProviderException.Kind.REFUSED,
                            "is at an address that is not public, so it is not asked; if that is meant, set"
                                    + " TA_PROVIDER_PRIVATE_ADDRESSES=true");
                }
            }
        } catch (UnknownHostException e) {
            throw new ProviderException(ProviderException.Kind.UNREACHABLE, "cannot be found: no address is known");
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    /** Apart from what the JDK knows: this network, carriers' shared space, protocol assignments, benchmarks, the reserved end. */
    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean protocol = first == 192 && second == 0 && bytes[2] == 0;
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        return first != 0 && first < 240 && !shared && !protocol && !benchmark;
    }

    /** Only what was given out to the world, 2000::/3; what tunnels IPv4 (6to4, Teredo) could tunnel a private address. */
    private static boolean isPublic6(byte[] bytes) {
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return global && !sixToFour && !teredo;
    }
}
