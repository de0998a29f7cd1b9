package ta.backoffice.network;

import java.net.InetAddress;
import java.util.List;

/**
 * Tells whether an address is on the public internet: not on this machine, in no private network, and not reserved for
 * another purpose.
 */
public final class PublicAddress {

    private static final class Block {
        private final int bits;
        private final int[] prefix;

        private Block(int bits, int... prefix) {
            this.bits = bits;
            this.prefix = prefix;
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Blocks of IANA's special-purpose address registry that the JDK has no method for. */
    private static final List<Block> SPECIAL_4 = List.of(
            new Block(8, 0),
            new Block(10, 100, 64),
            new Block(24, 192, 0, 0),
            new Block(24, 192, 0, 2),
            new Block(15, 198, 18),
            new Block(24, 198, 51, 100),
            new Block(24, 203, 0, 113),
            new Block(4, 240));

    /** Public IPv6 addresses are in 2000::/3, except those that carry an IPv4 address or are reserved for examples. */
    private static final Block INTERNET_6 = new Block(3, 0x20);

    private static final List<Block> SPECIAL_6 =
            List.of(new Block(23, 0x20, 0x01, 0x00), new Block(32, 0x20, 0x01, 0x0d, 0xb8), new Block(16, 0x20, 0x02));

    private PublicAddress() {}

    public static boolean is(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        boolean four = bytes.length == 4;
        List<Block> special = four ? SPECIAL_4 : SPECIAL_6;
        return (four || INTERNET_6.holds(bytes)) && special.stream().noneMatch(block -> block.holds(bytes));
    }
}
