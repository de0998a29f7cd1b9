package ta.storage.governance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

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
            return sha256().digest();
        }
        if (leaves.size() == 1) {
            MessageDigest leaf = sha256();
            leaf.update(LEAF);
            return leaf.digest(leaves.get(0));
        }
        // The largest power of two that is less than their number.
        int half = Integer.highestOneBit(leaves.size() - 1);
        MessageDigest node = sha256();
        node.update(NODE);
        node.update(root(leaves.subList(0, half)));
        return node.digest(root(leaves.subList(half, leaves.size())));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
