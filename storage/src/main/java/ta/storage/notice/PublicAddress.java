package ta.storage.notice;

import java.net.InetAddress;
import java.util.List;

/** Whether an address is one of the internet: not this machine, no network of somebody's own, none that is kept for other ends. */
final class PublicAddress {

    private record Block(byte[] prefix, int bits) {

        static Block of(int bits, int... prefix) {
            byte[] bytes = new byte[prefix.length];
            for (int i = 0; i < prefix.length; i++) {
                bytes[i] = (byte) prefix[i];
            }
            return new Block(bytes, bits);
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

    /** IANA's registry of special addresses, as far as the JDK does not know it by name. */
    private static final List<Block> SPECIAL_4 = List.of(
            Block.of(8, 0),
            Block.of(10, 100, 64),
            Block.of(24, 192, 0, 0),
            Block.of(24, 192, 0, 2),
            Block.of(15, 198, 18),
            Block.of(24, 198, 51, 100),
            Block.of(24, 203, 0, 113),
            Block.of(4, 240));

    /** Only 2000::/3 is the internet; of that, what carries an IPv4 address, and what is kept for examples, is not. */
    private static final Block INTERNET_6 = Block.of(3, 0x20);

    private static final List<Block> SPECIAL_6 =
            List.of(Block.of(23, 0x20, 0x01, 0x00), Block.of(32, 0x20, 0x01, 0x0d, 0xb8), Block.of(16, 0x20, 0x02));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
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
