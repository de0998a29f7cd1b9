package ta.runtime.scan;

import java.util.Locale;

/** How findings are printed: one JSON object per line for programs, or tables for people. */
enum ScanFormat {
    NDJSON,
    TEXT;

    /** The word that a user types. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
