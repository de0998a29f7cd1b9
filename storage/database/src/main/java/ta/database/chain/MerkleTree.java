package ta.database.chain;

import java.security.MessageDigest;
import java.util.List;
import ta.database.Sha256;

/**
 * The Merkle tree hash of RFC 6962, section 2.1. Leaves and inner nodes are hashed with different first bytes, so that
 * one cannot be taken for the other, and lists of different lengths have different roots.
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
        // The largest power of two that is less than the number of leaves.
        int half = Integer.highestOneBit(leaves.size() - 1);
        MessageDigest node = Sha256.digest();
        node.update(NODE);
        node.update(root(leaves.subList(0, half)));
        return node.digest(root(leaves.subList(half, leaves.size())));
    }
}
