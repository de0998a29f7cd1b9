package ta.database.chain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.impl.DSL;
import ta.database.Transaction;

/**
 * Where a hash chain ends. Whoever has a copy of it can tell later whether the chain was cut off before, or rewritten.
 *
 * @param hash of the last event, as 64 lower-case hexadecimal digits
 */
public record ChainHead(String chain, long seq, String hash) {

    /** The heads of all chains as the transaction's actor sees them, by name in the order of its bytes. */
    public static List<ChainHead> all(Transaction tx) {
        return tx.sql()
                .resultQuery("select chain, seq, encode(hash, 'hex') as hash from ta.audit_heads order by chain collate \"C\"")
                .fetchInto(ChainHead.class);
    }

    /**
     * The Merkle root over heads, in the order given, as hexadecimal. A leaf is {@code 'ta.head' 00 chain 00 seq 00 hash}, in UTF-8; no
     * part can hold a NUL.
     */
    public static String root(List<ChainHead> heads) {
        return HexFormat.of()
                .formatHex(MerkleTree.root(heads.stream()
                        .map(head -> String.join("\0", "ta.head", head.chain, Long.toString(head.seq), head.hash)
                                .getBytes(StandardCharsets.UTF_8))
                        .toList()));
    }

    /** Says of each head that its chain no longer has: so it was cut off before it, or is another. */
    public static void missing(Transaction tx, List<ChainHead> heads, Consumer<ChainHead> each) {
        tx.sql()
                .resultQuery(
                        "select h.chain, h.seq, h.hash from unnest({0}::text[], {1}::bigint[], {2}::text[]) as h (chain, seq, hash)"
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
