package ta.database.chain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.impl.DSL;
import ta.database.Transaction;

/**
 * The last event of a hash chain. With a copy of a head, one can later detect that the chain was rewritten or cut off
 * before that event.
 *
 * @param hash of the last event, in 64 lower-case hexadecimal digits
 */
public record ChainHead(String chain, long seq, String hash) {

    /** The heads of all chains that the actor may see, in the byte order of their names. */
    public static List<ChainHead> all(Transaction tx) {
        return tx.sql()
                .resultQuery("select chain, seq, encode(hash, 'hex') as hash from ta.audit_heads"
                        + " order by chain collate \"C\"")
                .fetchInto(ChainHead.class);
    }

    /**
     * The Merkle root over heads, in the order given, in hexadecimal. A leaf is
     * {@code 'ta.head' 00 chain 00 seq 00 hash} in UTF-8. No part can contain a NUL, so two different heads never give
     * the same leaf.
     */
    public static String root(List<ChainHead> heads) {
        return HexFormat.of()
                .formatHex(MerkleTree.root(heads.stream()
                        .map(head -> String.join("\0", "ta.head", head.chain, Long.toString(head.seq), head.hash)
                                .getBytes(StandardCharsets.UTF_8))
                        .toList()));
    }

    /**
     * Calls {@code each} with every head that its chain does not contain: the chain was cut off before it, or
     * rewritten.
     */
    public static void missing(Transaction tx, List<ChainHead> heads, Consumer<ChainHead> each) {
        tx.sql()
                .resultQuery(
                        "select h.chain, h.seq, h.hash"
                                + " from unnest({0}::text[], {1}::bigint[], {2}::text[]) as h (chain, seq, hash)"
                                + " where not exists (select from ta.audit_events e"
                                + " where e.chain = h.chain and e.seq = h.seq and encode(e.hash, 'hex') = h.hash)"
                                + " order by h.chain",
                        DSL.val(heads.stream().map(ChainHead::chain).toArray(String[]::new)),
                        DSL.val(heads.stream().map(ChainHead::seq).toArray(Long[]::new)),
                        DSL.val(heads.stream().map(ChainHead::hash).toArray(String[]::new)))
                .fetchInto(ChainHead.class)
                .forEach(each);
    }
}
