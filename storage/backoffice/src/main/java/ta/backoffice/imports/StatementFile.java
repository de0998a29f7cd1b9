package ta.backoffice.imports;

import java.util.HexFormat;
import ta.database.Sha256;
import ta.statement.Statement;

/**
 * A file that was read.
 *
 * @param name for people
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
public record StatementFile(String name, String sha256, Statement statement) {

    /** The hash of a file, 64 hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }
}
