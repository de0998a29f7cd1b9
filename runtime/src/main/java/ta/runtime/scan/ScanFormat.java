package ta.runtime.scan;

import java.util.Locale;

/** How findings are printed: an object a line for programs, or tables for a person. */
enum ScanFormat {
    NDJSON,
    TEXT;

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
