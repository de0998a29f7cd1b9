package ta.backoffice.governance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import ta.database.Sha256;
import ta.rules.json.CanonicalJson;

/**
 * The canonical form of a row, whose hash the audit chain records: a JSON object by RFC 8785 from column to text.
 * Numbers are plain decimals without trailing zeros, so the stored scale does not matter. Times are UTC. Bytes are
 * lower-case hexadecimal; those longer than a hash are replaced by their SHA-256. JSON is as the database writes it.
 * Nulls are left out, so a column that a later migration adds does not change the hashes of older rows.
 */
public final class RowHash {

    private static final int HASH_LENGTH = 32;

    private RowHash() {}

    /** The canonical form in UTF-8; it contains no line break. */
    public static byte[] canonical(Record row, List<? extends Field<?>> fields) {
        return CanonicalJson.canonical(json(row, fields));
    }

    /** The SHA-256 of the canonical form, in 64 lower-case hexadecimal digits. */
    static String of(Record row, List<? extends Field<?>> fields) {
        return CanonicalJson.sha256(json(row, fields));
    }

    private static ObjectNode json(Record row, List<? extends Field<?>> fields) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Field<?> field : fields) {
            Object value = row.get(field);
            if (value != null) {
                json.put(field.getName(), text(value));
            }
        }
        return json;
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes.length > HASH_LENGTH ? Sha256.of(bytes) : bytes);
        }
        if (value instanceof JSONB json) {
            return json.data();
        }
        if (value instanceof Object[] texts) {
            return String.join(",", List.of(texts).stream().map(String::valueOf).toList());
        }
        return value.toString();
    }
}
