package ta.database.chain;

import java.security.MessageDigest;
import java.util.List;
import ta.database.Sha256;

/**
 * One hash over a list, as section 2.1 of RFC 6962 has it: leaves and nodes begin with another byte, so that neither passes for the
 * other, and no list of another length has the same root.
 */
final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return Sha256.digest().digest();
        }
        if (leaves.size() == 1) {
            MessageDigest leaf = Sha256.digest();
            leaf.update(LEAF);
            return leaf.digest(leaves.get(0));
        }
        // The largest power of two that is less than their number.
        int half = Integer.highestOneBit(leaves.size() - 1);
        MessageDigest node = Sha256.digest();
        node.update(NODE);
        node.update(root(leaves.subList(0, half)));
        return node.digest(root(leaves.subList(half, leaves.size())));
    }
}
