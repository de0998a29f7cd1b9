package ta.storage.governance;

import static ta.storage.jooq.Tables.AUDIT_EVENTS;
import static ta.storage.jooq.Tables.AUDIT_HEADS;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.impl.DSL;
import ta.storage.Transaction;

/**
 * Where a hash chain ends. Whoever has a copy of it can tell later whether the chain was cut off before, or rewritten.
 *
 * @param hash of the last event, as 64 lower-case hexadecimal digits
 */
public record ChainHead(String chain, long seq, String hash) {

    /** The heads of all chains as the transaction's actor sees them, by name in the order of its bytes. */
    public static List<ChainHead> all(Transaction tx) {
        return tx.sql()
                .selectFrom(AUDIT_HEADS)
                .orderBy(DSL.field("{0} collate \"C\"", String.class, AUDIT_HEADS.CHAIN))
                .fetch(row -> new ChainHead(
                        row.getChain(), row.getSeq(), HexFormat.of().formatHex(row.getHash())));
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
                .select(
                        DSL.field("h.chain", String.class),
                        DSL.field("h.seq", Long.class),
                        DSL.field("h.hash", String.class))
                .from(DSL.table(
                        "unnest({0}::text[], {1}::bigint[], {2}::text[]) as h (chain, seq, hash)",
                        DSL.val(heads.stream().map(ChainHead::chain).toArray(String[]::new)),
                        DSL.val(heads.stream().map(ChainHead::seq).toArray(Long[]::new)),
                        DSL.val(heads.stream().map(ChainHead::hash).toArray(String[]::new))))
                .whereNotExists(DSL.selectOne()
                        .from(AUDIT_EVENTS)
                        .where(
                                AUDIT_EVENTS.CHAIN.eq(DSL.field("h.chain", String.class)),
                                AUDIT_EVENTS.SEQ.eq(DSL.field("h.seq", Long.class)),
                                DSL.condition("encode({0}, 'hex') = h.hash", AUDIT_EVENTS.HASH)))
                .orderBy(1)
                .forEach(row -> each.accept(new ChainHead(row.value1(), row.value2(), row.value3())));
    }
}
