package ta.runtime.imports;

import java.util.Locale;

/** How the preview of a broker's file is printed. */
enum ImportFormat {
    TEXT,
    JSON,
    /** The rows that would be taken, in the form of a ledger file. */
    CSV;

    /** The word that a user types. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
